"""Whom a message asks for: "a plan for my mum" takes nothing from what the person told of themselves."""

from __future__ import annotations

from functools import lru_cache

from agent.cores.embedded.requests import PERSON
from agent.safety.lexicon import lexica_for
from agent.safety.persons import Owner, recipient_in
from agent.safety.text import normalise
from domain.romanised import in_bengali

PERSONAL = (*PERSON, "diet", "exclude", "level", "equipment", "avoid")
"""Arguments that tell of the one for whom something is computed."""


@lru_cache(maxsize=512)
def recipient_of(message: str) -> Owner | None:
    """The speaker or somebody else; None where the message does not say."""
    text = normalise(in_bengali(message))
    return recipient_in(lexica_for(text), text)
