"""The words of a referral, from `texts/<language>.ftl`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agent.safety.flags import Flag
from domain.errors import NotFound
from domain.vocabulary import Language

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

_FOLDER = Path(__file__).with_name("texts")


def referral_text(flag: Flag, language: Language, again: bool = False) -> str:
    """The reason, whom to see and how soon, and what is still safe; one sentence if it was said before.

    Raises NotFound where the language's file lacks the message.
    """
    name = f"refer-{flag.value.replace('_', '-')}" + ("-again" if again else "")
    bundle = _bundle(language)
    if not bundle.has_message(name):
        raise NotFound(f"texts/{language}.ftl has no message {name}", field="flag")
    value = bundle.get_message(name).value
    text, errors = bundle.format_pattern(value)
    if errors:
        raise NotFound(f"texts/{language}.ftl: message {name} cannot be formatted", field="flag")
    return str(text)


@cache
def _bundle(language: Language) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language.value], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
