"""Addresses of web pages in what people write, in whatever language stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNS = r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]"
"""What an address is made of (RFC 3986)."""
_LETTERS = r"(?:(?<=/wiki/)|(?<=[=_]))[^\x00-\x7f\s\u3000-\u303f\uff00-\uffef\u2010-\u2027\u0964]+"
"""Other letters, where browsers show them so: elsewhere they are the sentence that goes on without a space."""
_BEGINS = (
    r"(?<![A-Za-z0-9@._/-])(?:[Hh][Tt][Tt][Pp][Ss]?://|www\.(?=[A-Za-z0-9])"
    r"|(?:[A-Za-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|io|co|app|health|fit|uk|us|kr|cn|jp|in|bd)(?::\d+)?(?=/))"
)
_LINK = re.compile(rf"{_BEGINS}(?:{_SIGNS}|{_LETTERS})+")
_BEHIND = ".,;:!?'*_~&"
"""Marks at the end that belong to the sentence."""
_PAIRS = {")": "(", "]": "["}
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Link:
    """An address as it was written, and where."""

    written: str
    start: int
    end: int

    @property
    def same_as(self) -> str:
        """Equal for two ways of writing one address: without its scheme, the closing stroke and the fragment."""
        host, stroke, path = _SCHEME.sub("", self.written).partition("#")[0].partition("/")
        return f"{host.lower()}{stroke}{path}".rstrip("/")


def links_in(text: str) -> list[Link]:
    """The addresses of a text, without the marks of the sentence around them."""
    found = []
    for match in _LINK.finditer(text):
        written = _without_marks(match.group())
        found.append(Link(written, match.start(), match.start() + len(written)))
    return found


def without_links(text: str) -> str:
    """What a text says beside its addresses."""
    kept, end = [], 0
    for link in links_in(text):
        kept.append(text[end : link.start])
        end = link.end
    return _SPACES.sub(" ", " ".join([*kept, text[end:]])).strip() if kept else text


def is_among(address: str, texts: list[str]) -> bool:
    """Whether somebody wrote this very address in one of the texts."""
    wanted = Link(address.strip(), 0, 0).same_as
    return any(link.same_as == wanted for text in texts for link in links_in(text))


def _without_marks(written: str) -> str:
    """Marks at the end are the sentence's; a bracket is the address's own where it opens in it."""
    while written:
        last = written[-1]
        opening = _PAIRS.get(last)
        if last not in _BEHIND and (opening is None or written.count(opening) >= written.count(last)):
            return written
        written = written[:-1]
    return written
