"""The coach on the terminal: one turn, or a file of cases in one process."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from agent.assistant import Assistant
from agent.console import Console
from agent.events import Asked, Citation, Event, Failed, Referred, Text, ToolStarted
from agent.messages import ToolCall, UserMessage
from domain.errors import SpotterError
from domain.languages import detect
from domain.profile import Profile
from domain.settings import Settings
from domain.vocabulary import Language
from retrievers.glossary import Glossary

_GLOSSARY = Glossary()


async def run_case(assistant: Assistant, case: dict[str, Any]) -> dict[str, Any]:
    """What the last turn of a case decided, as the contract prints it."""
    events, ms = await last_turn(assistant, case)
    return {"id": case.get("id"), **summarise(events), "ms": ms}


async def last_turn(assistant: Assistant, case: dict[str, Any]) -> tuple[list[Event], float]:
    """The events of the last turn of a case, and how many milliseconds it took."""
    conversation = assistant.new_conversation()
    language = Language(case.get("lang", Language.EN))
    assistant.profile = Profile.model_validate(case.get("profile") or {})
    events: list[Event] = []
    started = time.perf_counter()
    for turn in case["turns"]:
        started = time.perf_counter()
        events = [event async for event in assistant.send(conversation, turn, language)]
    return events, round((time.perf_counter() - started) * 1000, 2)


def summarise(events: list[Event]) -> dict[str, Any]:
    """A turn's events as one record: what was decided first, and all that was answered."""
    calls = [{"tool": e.call.name, "args": _in_english(e.call)} for e in events if isinstance(e, ToolStarted)]
    asked = next((event for event in events if isinstance(event, Asked)), None)
    referred = next((event for event in events if isinstance(event, Referred)), None)
    action = "refer" if referred else "ask" if asked else "call" if calls else "none"
    return {
        "action": action,
        "tool": asked.tool if asked else calls[0]["tool"] if calls else None,
        "args": calls[0]["args"] if calls else {},
        "calls": calls,
        "missing": asked.missing if asked else [],
        "flag": referred.flag if referred else None,
        "answer": "".join(_said(event) for event in events),
        "citations": [event.model_dump(mode="json") for event in events if isinstance(event, Citation)],
    }


def _in_english(call: ToolCall) -> dict[str, Any]:
    """A call's arguments; a question in another language also by its terms in English, as the contract compares it."""
    query = call.arguments.get("query")
    if call.name != "search_knowledge" or not query or detect(query) is Language.EN:
        return call.arguments
    return call.arguments | {"query_en": _GLOSSARY.english(query)}


def _said(event: Event) -> str:
    if isinstance(event, Text):
        return event.text
    return event.message if isinstance(event, Failed) else ""


async def _run_batch(file: Path, assistant: Assistant) -> None:
    for line in file.read_text("utf-8").splitlines():
        if line.strip():
            print(json.dumps(await run_case(assistant, json.loads(line)), ensure_ascii=False), flush=True)


async def _run_turn(assistant: Assistant, message: UserMessage, language: Language) -> None:
    console = Console(detect(message.text, language))
    images = [Path(path).read_bytes() for path in message.images]
    async for event in assistant.send(assistant.new_conversation(), message.text, language, images):
        console.show(event)


def main(
    message: Annotated[str | None, typer.Argument(help="What to ask")] = None,
    image: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A picture to send along")] = None,
    profile: Annotated[Path | None, typer.Option(exists=True, help="A JSON file with profile fields")] = None,
    lang: Annotated[Language, typer.Option(help="Language where the message shows none")] = Language.EN,
    batch: Annotated[Path | None, typer.Option(exists=True, help="A JSONL file of cases")] = None,
) -> None:
    """Hold one turn, or the cases of a file; nothing of it is kept."""
    from bootstrap import Spotter  # this program stands above its room; --help does not wait for all of it

    try:
        spotter = Spotter(Settings(database_url="sqlite://"))
        assistant = spotter.assistant
        if batch is not None:
            asyncio.run(_run_batch(batch, assistant))
            return
        if message is None:
            raise typer.BadParameter("Give a message, or --batch FILE.jsonl.")
        if profile is not None:
            assistant.profile = Profile.model_validate_json(profile.read_text("utf-8"))
        asyncio.run(_run_turn(assistant, UserMessage(text=message, images=(str(image),) if image else ()), lang))
    except SpotterError as error:
        raise typer.Exit(_complain(error)) from error


def _complain(error: SpotterError) -> int:
    typer.echo(f"{error.message} {error.hint or ''}".strip(), err=True)
    return 1


if __name__ == "__main__":
    typer.run(main)
