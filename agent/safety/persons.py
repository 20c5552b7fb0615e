"""Whom a statement is about, and whom the plan is for."""

from __future__ import annotations

from enum import StrEnum

from agent.safety.lexicon import Lexica


class Owner(StrEnum):
    """The person a statement is about."""

    SELF = "self"
    OTHER = "other"
    """Someone the speaker knows or a kind of person: it counts if the plan is for them."""
    NEWS = "news"
    """Someone from the news or from fiction: it never counts."""
    UNKNOWN = "unknown"
    """Nobody is named, as is usual in Korean, Chinese and Bengali: whoever the plan is for."""


_KINDS = (("persons.news", Owner.NEWS), ("persons.other", Owner.OTHER), ("persons.self", Owner.SELF))


def owner_at(lexica: Lexica, sentence: str, start: int) -> Owner:
    """The person named last at or before `start` in the sentence.

    Of two readings that overlap ("my" within "my mother") the one that starts first holds.
    """
    found: list[tuple[int, int, Owner]] = []
    for key, owner in _KINDS:
        found += [(m.start(), m.end(), owner) for m in lexica.matches(key, sentence) if m.start() <= start]
    named, last_end = Owner.UNKNOWN, -1
    for begin, end, owner in sorted(found, key=lambda item: (item[0], -item[1])):
        if begin >= last_end:
            named, last_end = owner, end
    return named


def names_self(lexica: Lexica, text: str) -> bool:
    """Whether the speaker speaks of themselves, other than in "my mother"."""
    others = [m.span() for m in lexica.matches("persons.other", text)]
    own = [m.start() for m in lexica.matches("persons.self", text)]
    return any(not any(begin <= start < end for begin, end in others) for start in own)


def recipient_in(lexica: Lexica, text: str) -> Owner | None:
    """Whom the text says the plan is for: the last wish or "for …" decides; None where it does not say."""
    last: tuple[int, Owner] | None = None
    for key, owner in (("recipient.self", Owner.SELF), ("recipient.other", Owner.OTHER)):
        for match in lexica.matches(key, text):
            if last is None or match.end() > last[0]:
                last = (match.end(), owner)
    return last[1] if last else None
