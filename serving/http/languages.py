"""The language of an answer: what `Accept-Language` asks for, else the default of the address."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

from domain.vocabulary import Language

ROUTINE_PATHS = "/gen/"
"""The routine API speaks Korean unless asked otherwise, as its callers do."""


def language_of(scope: Scope) -> Language:
    """The language to answer a request in."""
    default = Language.KO if scope["path"].startswith(ROUTINE_PATHS) else Language.EN
    return preferred(Headers(scope=scope).get("accept-language", ""), default)


def preferred(accept_language: str, default: Language) -> Language:
    """The language of ours with the highest quality value (RFC 9110, 12.5.4); `default` where none is named."""
    wishes: list[tuple[float, Language]] = []
    for part in accept_language.split(","):
        tag, _, parameters = part.partition(";")
        primary = tag.strip().lower().split("-")[0]
        quality = _quality(parameters)
        if primary in list(Language) and quality > 0:
            wishes.append((quality, Language(primary)))
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else default


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
