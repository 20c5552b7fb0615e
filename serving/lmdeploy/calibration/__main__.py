"""`python -m serving.lmdeploy.calibration`: let Spotter answer requests.yaml and write down what was said."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from agent.cores.served.schemas import brief_tools
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolMessage, UserMessage
from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from serving.lmdeploy.calibration.conversations import CONVERSATIONS_FILE, FOLDER, TOOLS_FILE

_SYSTEM = "You are Spotter, a fitness coach. Figures come from the tools; answer in the person's language."
_LONGEST_RESULT = 1600
"""Letters of a result: the many meals of a plan say to the calibration what its first ones do."""
_OFFERED = 3
_WINDOW_TOKENS = 8192
"""InternVL2's; the tools are written down as a model with this window is told of them."""


def main() -> None:
    """Write both files."""
    requests = yaml.safe_load((FOLDER / "requests.yaml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        spotter = Spotter(Settings(database_url=f"sqlite:///{folder}/conversations.db"))
        names = [tool.name for tool in spotter.tools]
        lines = [
            json.dumps({"language": language, **_conversation(spotter, said, language, names)}, ensure_ascii=False)
            for language, conversations in requests.items()
            for said in conversations
        ]
        tools = brief_tools(spotter.tools.openai_tools(), _WINDOW_TOKENS)
    CONVERSATIONS_FILE.write_text("\n".join(lines) + "\n", "utf-8")
    TOOLS_FILE.write_text(json.dumps(tools, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(lines)} conversations, {CONVERSATIONS_FILE.stat().st_size:,} bytes")


def _conversation(spotter: Spotter, said: list[str], language: str, names: list[str]) -> dict[str, Any]:
    conversation_id = spotter.assistant.new_conversation()

    async def hold() -> None:
        for message in said:
            async for _ in spotter.assistant.send(conversation_id, message, Language(language)):
                pass

    asyncio.run(hold())
    messages = list(_openai(spotter.assistant.messages(conversation_id)))
    called = {call["function"]["name"] for message in messages for call in message.get("tool_calls", ())}
    offered = sorted(called) + [name for name in names if name not in called]
    return {
        "tools": offered[: max(len(called), _OFFERED)],
        "messages": [{"role": "system", "content": _SYSTEM}, *messages],
    }


def _openai(messages: Iterable[Message]) -> Iterator[dict[str, Any]]:
    for message in messages:
        if isinstance(message, UserMessage):
            yield {"role": "user", "content": message.text}
        elif isinstance(message, ToolMessage):
            if message.name != ASK_TOOL:
                yield {"role": "tool", "tool_call_id": message.call_id, "content": _result(message)}
        elif isinstance(message, AssistantMessage):
            yield _assistant(message)


def _assistant(message: AssistantMessage) -> dict[str, Any]:
    calls = [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": call.name, "arguments": json.dumps(call.arguments, ensure_ascii=False)},
        }
        for call in message.calls
        if call.name != ASK_TOOL
    ]
    spoken = {"role": "assistant", "content": message.text}
    return {**spoken, "tool_calls": calls} if calls else spoken


def _result(message: ToolMessage) -> str:
    """The result as text, without the folder of this machine in which pictures lie."""
    data_dir = str(Settings().data_dir)
    text = json.dumps(message.result if message.error is None else {"error": message.error}, ensure_ascii=False)
    return text.replace(data_dir, "")[:_LONGEST_RESULT]


if __name__ == "__main__":
    main()
