"""What the numbers of a line mean, read off its shape: one letter for every token (see tokens.py, TokenKind).

"4 sets of 8-10 reps @ RPE 8, 90 s rest" has the shape `nSorR@En,nsT`. Patterns are tried in passes; what one has
read is blanked to `_` for the next, so that the 8 of "RPE 8" can be no repetition. Every pattern is short and
begins at a number or a word of its own, so that a line is read in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tools.training.linter.reading.tokens import LIST, PLUS, Token
from tools.training.linter.reading.words import TokenKind

Span = tuple[float, float]
"""Lowest and highest of what was written; the same twice for a single figure."""
_READ = "_"
_SECONDS_PER_MINUTE = 60
_MOST_RPE = 10
_MOST_SETS = 11
"""More sets than this of one exercise are rather its repetitions: "12x3" is three sets of twelve."""
_LEAST_LOAD = 31
"""From here on the first number of "135x5" is a load."""
_FEW_REPS, _SOME_REPS = 5, 6
"""In "100 kg x 3 x 8" the smaller number is the sets where it is at most, and the other at least, so many."""
_TEMPO_FIGURES, _LONGEST_TEMPO_S = 4, 9
_BARE_REST_S = 10
"""A rest without a unit is in minutes below this."""


class MarkKind(StrEnum):
    """What a mark states."""

    WORK = "work"
    REST = "rest"
    RPE = "rpe"
    RIR = "rir"
    PERCENT = "percent_1rm"
    LOAD = "load"
    BODYWEIGHT = "bodyweight"
    SIDE = "side"
    CIRCUIT = "circuit"
    WARMUP = "warmup"
    TEMPO = "tempo"


@dataclass(frozen=True)
class Mark:
    """Tokens `start` to `stop` of a line and what they state."""

    kind: MarkKind
    start: int
    stop: int
    sets: Span | None = None
    reps: tuple[float, ...] = ()
    """Low and high, or one figure a set where `by_set`."""
    by_set: bool = False
    unit: str = "reps"
    to_failure: bool = False
    value: Span | None = None
    """Seconds of rest, RPE, RIR, percent, or load in `load_unit`."""
    load_unit: str = ""


@dataclass(frozen=True)
class _Pattern:
    kind: MarkKind
    shape: re.Pattern[str]


def _patterns(*entries: tuple[MarkKind, str]) -> list[_Pattern]:
    return [_Pattern(kind, re.compile(shape)) for kind, shape in entries]


_REPS = "(?P<reps>n/n(?![KLsm%x])|[nrlkF])"
_GAP = r"[_xo,:|(/-]{0,4}"
_PASSES = (
    _patterns((MarkKind.TEMPO, "t[:o=]?[nlrw]?")),
    _patterns(
        (MarkKind.REST, r"T[:=o,|(-]{0,3}(?P<value>[nrk])(?![SxRKL%])(?P<minutes>[mq])?s?"),
        (
            MarkKind.REST,
            r"(?P<value>[nrk])(?:(?P<minutes>[mq])|s|(?<=k))[o-]?T(?![:=o|-]?[nrk](?![SxRKL%]))",
        ),
    ),
    _patterns(
        (MarkKind.WORK, r"(?<![xoSA/])(?P<reps>n)(?P<plus>p)?R?[x@](?P<percent>n)%o?[MF]?"),
        (MarkKind.WORK, r"(?P<percent>n)%o?M?[xo:](?P<reps>[nr])(?P<plus>p)?R?(?:x(?P<third>n))?(?![xSKL%])"),
        (MarkKind.WORK, r"@?(?P<load>n)[KL][xo:](?P<reps>[nr])(?P<plus>p)?R?(?:x(?P<third>n)S?)?(?![xSsmKL%])"),
        (MarkKind.WORK, r"bx(?P<reps>[nrF])(?P<plus>p)?R?"),
    ),
    _patterns(
        (MarkKind.RIR, r"[@(]?I[:=o]?(?P<value>[nr])|[@(]?(?P<value_>[nr])I(?![:=o]?[nr])"),
        (MarkKind.RPE, r"@?E[:=o@]?(?P<value>[nrl])(?:/n)?|@?(?P<value_>[nr])E(?![:=o@]?[nr])"),
        (MarkKind.PERCENT, r"@?(?P<value>n/n|[nrl])%o?[MF]?"),
        (MarkKind.RPE, r"@o?(?P<value>[nr])(?![KL%xSRsm])"),
        (MarkKind.LOAD, r"@?(?P<value>[nrl])[KL]"),
        (MarkKind.BODYWEIGHT, r"b(?:[+p]n[KL]?)?"),
        (MarkKind.CIRCUIT, r"C[o:]?(?P<value>n)m?|(?P<value_>n)mo?C|C"),
        (MarkKind.SIDE, r"[/(]?B"),
        (MarkKind.WARMUP, r"W[:=][nr](?!S(?![:=]))|(?:[nr](?=W))?W(?:[:o]?[nr]S)?"),
    ),
    _patterns(
        (MarkKind.WORK, rf"(?P<sets>[nr])S?x\(?{_REPS}(?P<plus>p)?\)?(?P<unit>[smqdR])?(?:x(?P<third>n)[KL]?)?"),
        (MarkKind.WORK, r"(?P<reps>[nrk])(?P<unit>[smR])x(?P<sets>n)(?![xS])"),
        (MarkKind.WORK, r"(?P<reps>[nrk])(?P<unit>[smR])[o,]?(?P<sets>n)R(?![xo,]?n)"),
        (MarkKind.WORK, rf"A[:o]?{_REPS}(?P<unit>[Rsm])?{_GAP}(?P<sets>[nr])S"),
        (MarkKind.WORK, rf"(?P<sets>[nr])S{_GAP}A?o?\(?{_REPS}(?![SM])(?P<plus>p)?\)?(?P<unit>[smqdR])?"),
        (MarkKind.WORK, rf"(?P<reps>[nrlk])(?P<plus>p)?(?P<unit>[Rsm]){_GAP}A?{_GAP}(?P<sets>[nr])S"),
        (MarkKind.WORK, r"(?P<reps>F)[xo,]{0,2}(?P<sets>[nr])S"),
        (MarkKind.WORK, r"S[:=](?P<sets>[nr])(?:[_,;|/-]{0,3}R[:=](?P<reps>[nrlF])(?P<unit>[sm])?)?"),
        (MarkKind.WORK, r"R[:=](?P<reps>[nrlF])[_,;|/-]{0,3}S[:=](?P<sets>[nr])"),
        (MarkKind.WORK, r"(?P<reps>l)(?P<unit>[Rsm])?"),
        (MarkKind.WORK, r"x?A?(?P<reps>n/n|[nr])(?P<plus>p)?(?P<unit>[Rsmqd])"),
        (MarkKind.WORK, r"[xA](?P<reps>[nr])(?P<plus>p)?"),
        (MarkKind.WORK, r"(?P<sets>[nr])S"),
        (MarkKind.WORK, r"(?P<reps>k)|R[:=]?(?P<reps_>[nr])"),
        (MarkKind.WORK, r"o?(?P<reps>F)"),
    ),
)
_UNITS = {"s": "seconds", "m": "minutes", "q": "metres", "d": "distance"}


def read_marks(tokens: Sequence[Token]) -> list[Mark]:
    """Everything that the numbers and the words of amounts of a line state, in its order."""
    shape = "".join(token.shape for token in tokens)
    marks: list[Mark] = []
    for patterns in _PASSES:
        found = _scan(patterns, shape, tokens)
        for mark in found:
            shape = shape[: mark.start] + _READ * (mark.stop - mark.start) + shape[mark.stop :]
        marks += found
    return sorted(marks, key=lambda mark: mark.start)


def _scan(patterns: Sequence[_Pattern], shape: str, tokens: Sequence[Token]) -> list[Mark]:
    found: list[Mark] = []
    at = 0
    while at < len(shape):
        mark = None
        for pattern in patterns:
            match = pattern.shape.match(shape, at)
            mark = _mark(pattern.kind, match, tokens) if match and match.end() > at else None
            if mark:
                found.append(mark)
                break
        at = mark.stop if mark else at + 1
    return found


def _mark(kind: MarkKind, match: re.Match[str], tokens: Sequence[Token]) -> Mark | None:
    """The mark of a match; None where its figures say that it is something else."""
    if kind is MarkKind.WORK:
        return _work(match, tokens)
    start, stop = match.span()
    value = _values(match, "value", tokens) or _values(match, "value_", tokens)
    if kind is MarkKind.REST:
        return Mark(kind, start, stop, value=_rest_s(match, tokens, value))
    if kind is MarkKind.RPE and value and max(value) > _MOST_RPE:
        return Mark(MarkKind.LOAD, start, stop, value=_span(value)) if tokens[start].shape == "@" else None
    if kind is MarkKind.LOAD:
        unit = "kg" if TokenKind.KG.value in match.group() else "lb"
        return Mark(kind, start, stop, value=_span(value), load_unit=unit)
    return Mark(kind, start, stop, value=_span(value) if value else None)


def _work(match: re.Match[str], tokens: Sequence[Token]) -> Mark | None:
    start, stop = match.span()
    reps, sets = _values(match, "reps", tokens) or _values(match, "reps_", tokens), _values(match, "sets", tokens)
    by_set = _is_list(match, tokens)
    if by_set and _is_tempo(reps, tokens[_places(match, "reps")[0]].text):
        return Mark(MarkKind.TEMPO, start, stop)
    third, load = _values(match, "third", tokens), _values(match, "load", tokens)
    percent = _values(match, "percent", tokens)
    if third and (load or percent):
        reps, sets = _reps_and_sets(reps, third)
    elif third:
        load = third
    elif sets and reps and not by_set:
        sets, reps, load = _in_order(sets, reps, bool(_places(match, "unit")))
    elif load or percent or tokens[start].shape == TokenKind.BODYWEIGHT:
        sets = sets or (1.0,)
    unit = _UNITS.get(match.groupdict().get("unit") or "", "reps")
    if any(tokens[at].shape == "k" for group in ("reps", "reps_") for at in _places(match, group)):
        unit = "seconds"
    if unit == "minutes":
        reps, unit = tuple(minutes * _SECONDS_PER_MINUTE for minutes in reps), "seconds"
    return Mark(
        MarkKind.WORK,
        start,
        stop,
        sets=_span(sets) if sets else (float(len(reps)),) * 2 if by_set else None,
        reps=reps if by_set else _span(reps) if reps else (),
        by_set=by_set,
        unit=unit,
        to_failure=_to_failure(match, tokens),
        value=_span(percent or load) if percent or load else None,
        load_unit="%" if percent else _load_unit(match) if load else "",
    )


def _values(match: re.Match[str], group: str, tokens: Sequence[Token]) -> tuple[float, ...]:
    """The numbers of the tokens that a group stands for; a time as seconds."""
    found: list[float] = []
    for at in _places(match, group):
        values = tokens[at].values
        found += [values[0] * _SECONDS_PER_MINUTE + values[1]] if tokens[at].shape == "k" else values
    return tuple(found)


def _places(match: re.Match[str], group: str) -> range:
    """The tokens that a group of the pattern stands for; none where it has no such group or it is empty."""
    return range(*match.span(group)) if match.groupdict().get(group) else range(0)


def _is_list(match: re.Match[str], tokens: Sequence[Token]) -> bool:
    shape = match.groupdict().get("reps") or ""
    return LIST in shape or "/" in shape


def _is_tempo(figures: tuple[float, ...], text: str) -> bool:
    """ "3-1-1-0" and "3-1-2-1" are seconds of a repetition; "12-10-8-6" and "5-5-3-3" are sets."""
    if "-" not in text or len(figures) != _TEMPO_FIGURES or max(figures) > _LONGEST_TEMPO_S:
        return False
    return list(figures) not in (sorted(figures), sorted(figures, reverse=True)) or 0 in figures


def _reps_and_sets(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """ "100 kg x 5 x 3" is three sets of five; "20 kg x 3 x 10" is three sets of ten."""
    sets_first = max(first) <= _FEW_REPS and second[0] >= _SOME_REPS
    return (second, first) if sets_first else (first, second)


def _in_order(
    sets: tuple[float, ...], reps: tuple[float, ...], has_unit: bool
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Sets, repetitions and load of "3x12", "12x3" and "135x5"."""
    if sets[0] >= _LEAST_LOAD:
        return (1.0,), reps, sets
    if sets[0] > _MOST_SETS and max(reps) <= _SOME_REPS and not has_unit:
        return reps, sets, ()
    return sets, reps, ()


def _rest_s(match: re.Match[str], tokens: Sequence[Token], value: tuple[float, ...]) -> Span:
    minutes = match.groupdict().get("minutes") is not None
    is_clock = any(tokens[at].shape == "k" for at in _places(match, "value"))
    has_seconds = TokenKind.SECOND.value in match.group()
    if minutes or (not is_clock and not has_seconds and max(value) < _BARE_REST_S):
        value = tuple(number * _SECONDS_PER_MINUTE for number in value)
    return _span(value)


def _to_failure(match: re.Match[str], tokens: Sequence[Token]) -> bool:
    shapes = match.group()
    return (
        PLUS in shapes or TokenKind.FAILURE.value in shapes or any(t.plus for t in tokens[match.start() : match.end()])
    )


def _load_unit(match: re.Match[str]) -> str:
    return "kg" if TokenKind.KG.value in match.group() else "lb" if TokenKind.LB.value in match.group() else ""


def _span(values: tuple[float, ...]) -> Span:
    return min(values), max(values)
