"""The sentences that the learned reader learns from, in `examples/<language>/`.

`statements.yaml` lists sentences by topic and standing; `frames.yaml` lists names of conditions and the sentences
that such names stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

EXAMPLES_DIR = Path(__file__).with_name("examples")
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
    FIGURE = "figure"
    """A figure of speech, a harmless likeness such as soreness, or a general question."""


@dataclass(frozen=True)
class Example:
    """One sentence; the topic is a flag, `pregnancy_warning`, or `harmless`."""

    text: str
    topic: str
    standing: Standing


def load_examples(folder: Path = EXAMPLES_DIR) -> list[Example]:
    """Every language's examples."""
    examples: list[Example] = []
    for file in example_files(folder):
        raw = _yaml(file)
        examples += _in_frames(raw) if file.name == "frames.yaml" else _as_written(raw)
    return examples


def example_files(folder: Path = EXAMPLES_DIR) -> list[Path]:
    """The files with examples, in a fixed order."""
    return sorted(folder.rglob("*.yaml"))


def requests_in(file: Path) -> list[str]:
    """The sentences of a file of requests by intent: none of them states a red flag."""
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


def _yaml(file: Path) -> Any:
    import yaml

    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
