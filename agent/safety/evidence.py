"""What a message has to name before the learned reader is believed about a flag at its usual bar."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from agent.safety.concepts import concepts_in

_FILE = Path(__file__).with_name("evidence.yaml")


@lru_cache(maxsize=64)
def names_evidence(topic: str, text: str) -> bool:
    """Whether a normalised message holds all the ideas of one of the topic's lists, or the topic has no list."""
    listed = evidence().get(topic)
    if listed is None:
        return True
    named = frozenset(concepts_in(text))
    return any(ideas <= named for ideas in listed)


@cache
def evidence() -> dict[str, list[frozenset[str]]]:
    """The sets of ideas by topic."""
    import yaml

    raw = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {topic: [frozenset(ideas) for ideas in lists] for topic, lists in raw.items()}
