"""The sentences that the learned readers learn from, in `examples/<language>/`.

`statements.yaml` lists sentences by topic and standing; `frames.yaml` lists names of conditions and the sentences
that such names stand in; `grammar.yaml` lists phrases and the patterns that put them together; `messages.yaml` lists
whole messages that must refer or pass, `conversations.yaml` the like of several turns. `everyday/` holds ordinary
messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

EXAMPLES_DIR = Path(__file__).with_name("examples")
_EVERYDAY_DIR = Path(__file__).with_name("everyday")
_SLOT = re.compile("<([a-z0-9]+)>")
_TURNS_A_PATTERN = 12
"""How many sentences a pattern gives, fewer if it has fewer phrases."""
_CONVERSATIONS = "conversations.yaml"
_FRAMES_A_NAME = 3
"""How many sentences of each standing a name is put into."""


class Standing(StrEnum):
    """How a sentence that names a red flag means it."""

    STATED = "stated"
    """Of the speaker, now."""
    OTHER = "other"
    """Of somebody else."""
    OVER = "over"
    """Past or cleared."""
    DENIED = "denied"
    PASSES = "passes"
    """In a message that must pass, for whatever reason: it may state a fact that refers only with a request."""
    FIGURE = "figure"
    """A figure of speech, a harmless likeness such as soreness, or a general question."""


@dataclass(frozen=True)
class Example:
    """One sentence or message; the topic is a flag, `pregnancy_warning`, `harmless`, or `passes`."""

    text: str
    topic: str
    standing: Standing
    is_message: bool = False
    """Whether it is all that somebody wrote, not a sentence made to show something."""


class Talk(NamedTuple):
    """What one person writes in a conversation, and whether the last of it is to be referred."""

    turns: list[str]
    refers: bool


def load_examples(folder: Path = EXAMPLES_DIR) -> list[Example]:
    """Every language's examples."""
    files = [file for file in example_files(folder) if file.name in _READERS]
    return [example for file in files for example in _READERS[file.name](_yaml(file))]


def load_conversations(folder: Path = EXAMPLES_DIR) -> list[Talk]:
    """Every language's conversations."""
    raw = [_yaml(file) for file in example_files(folder) if file.name == _CONVERSATIONS]
    refers = [Talk(turns, True) for one in raw for told in one["refers"].values() for turns in told]
    return refers + [Talk(turns, False) for one in raw for turns in one["passes"]]


def example_files(folder: Path = EXAMPLES_DIR) -> list[Path]:
    """The files with examples, in a fixed order."""
    return sorted(folder.rglob("*.yaml"))


def everyday_files() -> list[Path]:
    """The files of ordinary messages, none of which states a red flag."""
    return sorted(_EVERYDAY_DIR.glob("*.yaml"))


def requests_in(file: Path) -> list[str]:
    """The messages of a file of requests by intent, or of ordinary ones: none of them states a red flag."""
    return [str(text) for texts in _yaml(file).values() for text in texts]


def _as_written(raw: dict[str, Any]) -> Iterator[Example]:
    for topic, by_standing in raw.items():
        for standing, texts in by_standing.items():
            yield from (Example(str(text), topic, Standing(standing)) for text in texts)


def _in_frames(raw: dict[str, Any]) -> Iterator[Example]:
    """Each name in some sentences of each standing, taking sentences and people in turn."""
    people, used = raw["people"], 0
    for topic, names in raw["names"].items():
        for name in names:
            for standing, frames in raw["frames"].items():
                for _ in range(_FRAMES_A_NAME):
                    frame = frames[used % len(frames)]
                    text = frame.replace("<what>", name).replace("<who>", people[used % len(people)])
                    yield Example(text, topic, Standing(standing))
                    used += 1


def _whole_messages(raw: dict[str, Any]) -> Iterator[Example]:
    for topic, texts in raw["refers"].items():
        yield from (Example(text, topic, Standing.STATED, is_message=True) for text in texts)
    yield from (Example(text, Standing.PASSES, Standing.PASSES, is_message=True) for text in raw["passes"])


def _put_together(raw: dict[str, Any]) -> Iterator[Example]:
    """Each pattern several times, its phrases taken in turn, each slot at a pace of its own."""
    slots = raw["slots"]
    for topic, by_standing in raw["sentences"].items():
        for standing, patterns in by_standing.items():
            for pattern in patterns:
                texts = dict.fromkeys(_filled(pattern, slots, turn) for turn in range(_TURNS_A_PATTERN))
                yield from (Example(text, topic, Standing(standing)) for text in texts)


def _filled(pattern: str, slots: dict[str, list[str]], turn: int) -> str:
    names = _SLOT.findall(pattern)
    for place, name in enumerate(names):
        phrases = slots[name]
        pattern = pattern.replace(f"<{name}>", phrases[turn * (2 * place + 1) % len(phrases)], 1)
    return pattern


_READERS: dict[str, Callable[[dict[str, Any]], Iterator[Example]]] = {
    "statements.yaml": _as_written,
    "frames.yaml": _in_frames,
    "grammar.yaml": _put_together,
    "messages.yaml": _whole_messages,
}


def _yaml(file: Path) -> Any:
    import yaml

    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
