"""Bytes as text, whatever encoding they are in."""

from __future__ import annotations

import codecs

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD_ENCODINGS = ["gb18030", "big5", "cp949", "cp1252"]
"""What files in the four languages are in that are not Unicode; a free guess takes Western letters for Baltic ones."""


def decoded(content: bytes) -> str:
    """The text: as its mark or UTF-8 says, else as its letters make it likely; what fits nothing becomes "�"."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=_OLD_ENCODINGS).best()
    return str(best) if best is not None else content.decode("utf-8", errors="replace")
