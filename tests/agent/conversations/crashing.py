"""A program that is killed in the middle of an answer: `python -m tests.agent.conversations.crashing FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from agent.events import ToolFinished
from tests.agent.conversations.parts import coach, wait

_FOREVER_S = 600.0


async def main(folder: Path) -> None:
    """One tool ends, which is told; the next never does."""
    assistant, _ = coach(folder, [["Let me see. ", wait()], [wait(_FOREVER_S)]])
    async for event in assistant.send("c", "how long?"):
        if isinstance(event, ToolFinished):
            sys.stdout.write("one tool has ended\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
