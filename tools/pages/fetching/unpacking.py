"""The body of an answer, unpacked piece by piece and never beyond a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED_ENCODINGS = "gzip, deflate"
_GZIP = 16 + zlib.MAX_WBITS
_PACKED = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


class TooLarge(Exception):
    """The body is larger than the limit, as sent or as unpacked."""


class NotUnpackable(Exception):
    """The body is packed in a way that was not offered, or is damaged."""


def read_body(pieces: Iterable[bytes], encoding: str, most_bytes: int, *, cut: bool = False) -> bytes:
    """The unpacked body.

    Beyond `most_bytes` it raises TooLarge, or with `cut` leaves the rest unread; never is more than that unpacked.
    Raises NotUnpackable.
    """
    unpacked = _unpacked(_at_most(pieces, most_bytes, cut), encoding.strip().lower(), most_bytes)
    body = bytearray()
    for piece in unpacked:
        body += piece
        if len(body) > most_bytes and cut:
            break
        if len(body) > most_bytes:
            raise TooLarge
    return bytes(body[:most_bytes])


def _at_most(pieces: Iterable[bytes], most_bytes: int, cut: bool) -> Iterator[bytes]:
    sent = 0
    for piece in pieces:
        yield piece
        sent += len(piece)
        if sent > most_bytes and cut:
            return
        if sent > most_bytes:
            raise TooLarge


def _unpacked(pieces: Iterable[bytes], encoding: str, most_bytes: int) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in _PACKED:
        raise NotUnpackable(encoding)
    unpacker = None
    try:
        for piece in pieces:
            unpacker = unpacker or zlib.decompressobj(_window(encoding, piece))
            packed = piece
            while packed and not unpacker.eof:
                yield unpacker.decompress(packed, most_bytes + 1)
                packed = unpacker.unconsumed_tail
    except zlib.error as error:
        raise NotUnpackable(encoding) from error
    if unpacker is not None and not unpacker.eof:
        raise NotUnpackable("it breaks off")


def _window(encoding: str, first: bytes) -> int:
    """ "deflate" should begin with zlib's head (RFC 9110), which many servers leave out."""
    has_head = len(first) > 1 and first[0] & 0x0F == zlib.DEFLATED and int.from_bytes(first[:2], "big") % 31 == 0
    return -zlib.MAX_WBITS if encoding == "deflate" and not has_head else _PACKED[encoding]
