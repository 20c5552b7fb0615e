"""Text as it is kept: what nobody sees is taken out, spaces are one space, nothing that can be read is changed."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
"""As PDF files write them; folding more (NFKC) would make "m²" an "m2"."""
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_HIDDEN = {"Cc", "Cf", "Co", "Cs"}
"""Unicode categories that cannot be seen: controls, format marks, private use, halves of pairs."""
_KEPT = frozenset("\n\t\u200c\u200d")
"""Of these, line ends, tabs, and the joiners that Bengali is spelt with."""


def clean(text: str) -> str:
    """Lines kept, each with single spaces and none around it."""
    folded = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_LIGATURES))
    seen = "".join(sign for sign in folded if sign in _KEPT or unicodedata.category(sign) not in _HIDDEN)
    lines = [_SPACES.sub(" ", line).strip() for line in seen.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())
