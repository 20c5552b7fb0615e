"""What a sentence states: its figures with their units, what each is about, and the works and bodies that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from agent.certificate.words import NumberWords, Words, value_of
from agent.citations import MARKER
from domain.languages import ascii_digits

SENTENCE_END = re.compile(r"(?<=[.!?。！？।])(?=\s)|(?<=[。！？])|(?<=\n)")
_LIST_NUMBER = re.compile(r"^\s*\d+\.(?=\s|$)", re.MULTILINE)
_NAME = re.compile(r"5 ?/ ?3 ?/ ?1|\b1 ?RM(?![a-z])|第[7七]周|7주차|\bseventh week", re.IGNORECASE)
"""Names with a number in them; the seventh week is one of the programme's, whichever week it falls into."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|\b(?:doi:? ?)?10\.\d{4,9}/[!-~]+|\bPMID:? ?\d+"
    r"|\b[a-z][a-z-]*\.(?:com|org|gov|edu|net|io)\b[!-~]*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\b([A-Z][\w'’-]+)(?=,? et al\b| and colleagues\b|,? \(?(?:19|20)\d\d\)?)"
    r"|\b(?:by|from) (?:Dr\.?|Professor) ([A-Z]\w+)"
)
_CLAUSE_END = re.compile(r"[,;，、；()](?!\d)|\band\b|\bbut\b| 그리고 | এবং | আর ")


@dataclass(frozen=True)
class Figure:
    """A number as it is written: its value, decimals, unit (None where none is written) and place in the text."""

    value: float
    decimals: int
    unit: str | None
    start: int


@dataclass(frozen=True)
class Statement:
    """A figure with what the words around it make of it."""

    figure: Figure
    subjects: frozenset[str]
    is_total: bool
    is_about: bool


def figures_in(text: str, words: Words) -> list[Figure]:
    """The figures of a text, digits or number words, without markers, list numbers, addresses and the name 5/3/1.

    The first of a range has the unit of the second: "1.4–2.0 g".
    """
    text = _written_out(_bare(text), words)
    found = []
    for match in words.figure_pattern.finditer(text):
        number, own, shared = match.groups()
        unit = words.unit_of_form[(own or shared).casefold()] if own or shared else None
        found.append(Figure(float(number.replace(",", "")), len(number.partition(".")[2]), unit, match.start()))
    return found


def statements_in(sentence: str, words: Words) -> list[Statement]:
    """What a sentence says of its figures."""
    is_about = words.about_pattern.search(sentence) is not None
    text = _written_out(_bare(sentence), words)
    return [
        Statement(figure, *_around(figure, text, words), is_about=is_about) for figure in figures_in(sentence, words)
    ]


def references_in(sentence: str, words: Words) -> Iterator[str]:
    """Addresses, authors and authorities that a sentence names."""
    yield from (match.group().rstrip(".,;)]") for match in _ADDRESS.finditer(sentence))
    yield from (match[1] or match[2] for match in _AUTHOR.finditer(sentence) if match[1] not in _MONTHS)
    yield from (match.group() for match in words.authority_pattern.finditer(sentence))


_MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "In", "Since", "Until", "From", "By", "Year", "Week", "Around", "About", "Of",
}  # fmt: skip
"""Words before a year that are no author."""


def _bare(text: str) -> str:
    """The text with ASCII digits, and blanks where something looks like a figure and is none."""
    text = ascii_digits(text)
    for pattern in (MARKER, _ADDRESS, _LIST_NUMBER, _NAME):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _written_out(text: str, words: Words) -> str:
    """Number words before a unit as digits."""
    for pattern, numerals in words.numeral_patterns:
        text = pattern.sub(partial(_digits, numerals), text)
    return text


def _digits(numerals: NumberWords, match: re.Match[str]) -> str:
    value = value_of(match[1], numerals.worth)
    return match.group() if value < numerals.least else f"{value} "


def _around(figure: Figure, text: str, words: Words) -> tuple[frozenset[str], bool]:
    """The subjects of the figure's clause, and the lift, week or day named before it; whether it is called a total."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= figure.start), default=0)
    stop = min((end for end in ends if end > figure.start), default=len(text))
    own = _subjects(text[start:stop], words)
    named = {words.group(subject) for subject in own}
    earlier = {words.group(subject): subject for subject in _subjects(text[:start], words)}
    carried = {earlier[group] for group in words.carried if group in earlier and group not in named}
    return frozenset({*own, *carried}), words.total_pattern.search(text[start:stop]) is not None


def _subjects(text: str, words: Words) -> list[str]:
    named = [
        (match.start(), words.subject_of_form[match.group().casefold()])
        for match in words.subject_pattern.finditer(text)
    ]
    named += [
        (match.start(), f"{kind} {int(next(filter(None, match.groups())))}")
        for kind, pattern in words.ordinal_patterns.items()
        for match in pattern.finditer(text)
    ]
    return [subject for _, subject in sorted(named)]
