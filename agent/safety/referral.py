"""The words of a referral, from `texts/<language>.ftl`."""

from __future__ import annotations

from pathlib import Path

from agent.safety.flags import Flag
from domain.translation import Translator
from domain.vocabulary import Language

_TEXTS = Translator([Path(__file__).with_name("texts")])


def referral_text(flag: Flag, language: Language, again: bool = False) -> str:
    """The reason, whom to see and how soon, and what is still safe; one sentence if it was said before."""
    return _TEXTS.text(language, f"refer-{flag.value.replace('_', '-')}" + ("-again" if again else ""))
