"""One way of writing for everything that is read: digits 0–9, lower case, one sign for "times" and one for ranges."""

from __future__ import annotations

import re

from domain.chinese_numbers import chinese_numbers
from domain.languages import ascii_digits

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_CIRCLED = re.compile(r"^[\s>]*[①-⓿❶-➓]\s*")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
_CELL_TAG = re.compile(r"</?(?:td|th)\b[^<>]{0,300}>", re.IGNORECASE)
_TIMES = re.compile(r"[×✕✖✗⨯хХ╳]|(?<=\d)\s?\*\s?(?=\d)")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u301c\uff5e~]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "′": "'", "“": '"', "”": '"', "″": '"', "、": ",", "।": "."})
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_X_BEFORE_WORD = re.compile(r"(?<=\d) ?x ?(?=[a-z])")
_X_AFTER_UNIT = re.compile(r"(?<=\d)([a-z]{1,4}?)x(?=\d)")
_SPACES = re.compile(r"\s+")
_EMPHASIS = re.compile(r"\*\*|__|`|~~|\*(?=\S)|(?<=\S)\*")
_TIME = r"(?:(?:오전|오후|上午|下午) ?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{4}[년年] ?\d{1,2}[월月] ?\d{1,2}[일日])"
_STAMP = re.compile(
    rf"^\s*(?:\[[^\[\]]{{1,40}}\] ?\[{_TIME}\]"
    rf"|\[(?:{_TIME}, ?{_DATE}|{_DATE},? {_TIME})\] ?[^:\[\]]{{1,40}}:"
    rf"|{_DATE},? {_TIME}(?: -|,) ?[^:]{{1,40}}:"
    rf"|[^:\[\]]{{1,40}}, \[{_DATE},? {_TIME}\]:?$)\s*"
)
"""Who wrote a message of a chat, and when: "[18:02, 12/03/2024] Mike:", "[코치] [오후 3:12]"."""
_TIME_OF_DATE = re.compile(rf"(?<=\b\d{{4}}),?\s+(?:at\s+)?{_TIME}(?![:\d])")


def lines_of(text: str) -> list[str]:
    """The lines of a text, numbered as its writer sees them; invisible characters are gone."""
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text)).split("\n")


def without_tags(line: str) -> str:
    """A line of a copied web page: cells become columns, other tags spaces."""
    if "<" not in line:
        return line
    return _TAG.sub(" ", _CELL_TAG.sub("|", line))


def without_stamp(line: str) -> str:
    """A line of a copied chat or of a shared log without its sender and the time of day: neither is an amount."""
    return _TIME_OF_DATE.sub("", _STAMP.sub("", line, count=1))


def prepare(text: str) -> str:
    """The text as every table of words is written: "３×８～１２　Pull-Ups" is "3x8-12 pull ups"."""
    text = _CIRCLED.sub("", text).translate(_QUOTES)
    text = chinese_numbers(ascii_digits(text)).lower().translate(_QUOTES)
    text = _EMPHASIS.sub("", _TIMES.sub("x", text))
    text = _HYPHEN.sub(" ", _DASHES.sub("-", text))
    text = _X_AFTER_UNIT.sub(r"\1 x ", text)
    text = _X_BEFORE_WORD.sub(" x ", text)
    return _SPACES.sub(" ", text).strip()
