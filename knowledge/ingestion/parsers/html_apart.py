"""Large pages are read in a process of their own, which ends when its time is up.

A page of a megabyte can be made to keep a parser busy for minutes, and a thread cannot be stopped. The program takes a
line of JSON (name, address) and the page on its input, and prints what it read, or why it did not, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from domain.errors import InvalidInput
from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers.html import parsed_html
from knowledge.ingestion.refusals import refused

MOST_BYTES = 10 * 1024**2
"""Larger pages are generated ones; their tree would take a gigabyte."""
_READ_HERE_BYTES, _READ_HERE_TAGS = 1024**2, 3_000
"""The largest page that is read in this process: at its worst it takes a second, as a new process would."""
CPU_S = 5
"""Processor time for one page; one of twenty thousand plain paragraphs takes a second."""
_WAIT_S = 30.0
"""How long it may take on a busy machine, or on one that cannot limit processor time."""
_MEMORY_BYTES = 2 * 1024**3
_ROOT = Path(__file__).parents[3]


def read_html(incoming: IncomingDocument) -> ParsedDocument:
    """The page's text with its headings, lists and tables; raises InvalidInput."""
    if len(incoming.content) > MOST_BYTES:
        raise refused("document_too_large", megabytes=MOST_BYTES // 1024**2)
    if len(incoming.content) > _READ_HERE_BYTES or incoming.content.count(b"<") > _READ_HERE_TAGS:
        return read_apart(incoming)
    return parsed_html(incoming)


def read_apart(incoming: IncomingDocument) -> ParsedDocument:
    """What `parsed_html` would give; raises InvalidInput, also where reading takes too long."""
    about = json.dumps({"name": incoming.name, "url": incoming.url, "cpu_s": CPU_S})
    try:
        ended = subprocess.run(
            [sys.executable, "-m", __name__],
            input=about.encode() + b"\n" + incoming.content,
            capture_output=True,
            cwd=_ROOT,
            timeout=_WAIT_S,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise refused("document_too_tangled") from error
    read = json.loads(ended.stdout)
    if "refused" in read:
        raise refused(read["refused"])
    return ParsedDocument(read["title"], [Block(BlockKind(kind), *rest) for kind, *rest in read["blocks"]])


def _limit(cpu_s: int) -> None:
    """Let the system end this process when it has used its time; where it cannot, the parent's patience counts."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def main() -> None:
    """Read one page."""
    about = json.loads(sys.stdin.buffer.readline())
    _limit(about["cpu_s"])
    incoming = IncomingDocument(about["name"], None, sys.stdin.buffer.read(), url=about["url"])
    try:
        read = parsed_html(incoming)
    except InvalidInput as error:
        answer: dict[str, object] = {"refused": error.params["kind"]}
    else:
        answer = {"title": read.title, "blocks": [astuple(block) for block in read.blocks]}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
