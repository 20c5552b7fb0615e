"""The red flags that a message states or takes back, and whose they are: by patterns and by the learned readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from agent.safety.figures import is_high, is_normal, is_plausible, pressures_in
from agent.safety.flags import Flag
from agent.safety.lexicon import Lexica
from agent.safety.persons import Owner, names_self, owner_at
from agent.safety.second_opinion import SecondOpinion
from agent.safety.text import Span, sentences
from agent.safety.verdict import Finding, Verdict, judge, judge_learned


class Cue(StrEnum):
    """Words that make a red flag only together with others."""

    DIZZY = "dizzy"
    PALPITATION = "palpitation"
    BINGE = "binge"
    OVEREATING = "overeating"
    TINY_INTAKE = "tiny_intake"
    PREGNANCY_WARNING = "pregnancy_warning"


_CUE_FLAGS = {
    Cue.DIZZY: Flag.DIZZINESS_FAINTING,
    Cue.PALPITATION: Flag.HEART_CONDITION,
    Cue.BINGE: Flag.EATING_DISORDER,
    Cue.OVEREATING: Flag.EATING_DISORDER,
    Cue.TINY_INTAKE: Flag.EATING_DISORDER,
    Cue.PREGNANCY_WARNING: Flag.PREGNANCY,
}
_COMPANIONS = {
    Cue.DIZZY: "effort",
    Cue.PALPITATION: "effort",
    Cue.BINGE: "compensation",
    Cue.OVEREATING: "undoing",
}
"""What has to be in the same message for a cue to count as its flag."""


def _has_normal_pressure(lexica: Lexica, text: str) -> bool:
    """Whether the last word on blood pressure in the text is a reading that is normal."""
    if not lexica.found("pressure_words", text):
        return False
    readings = [match for match in pressures_in(lexica, text) if is_plausible(match)]
    return bool(readings) and all(map(is_normal, readings))


def statements_in(
    lexica: Lexica, text: str, since: int, second: SecondOpinion | None
) -> tuple[dict[Flag, frozenset[Owner]], set[Flag], bool]:
    """What is stated after position `since`, what is retracted, and whether a pregnancy gives a warning sign.

    The patterns come first; what only the learned readers see is added.
    """
    measured = {Flag.UNCONTROLLED_BLOOD_PRESSURE} if _has_normal_pressure(lexica, text) else set()
    stated: dict[Flag, set[Owner]] = {}
    retracted = set(measured)
    warning = False
    for heard in _heard(lexica, text, second, measured):
        finding, verdict = heard.finding, heard.verdict(lexica)
        if verdict is Verdict.RETRACTED:
            retracted.add(finding.flag)
        if verdict is not Verdict.STATED or heard.position < since or finding.flag in measured:
            continue
        owner = _owner(lexica, finding, text)
        if finding.key == Cue.PREGNANCY_WARNING:
            warning = warning or owner is not Owner.NEWS
        if finding.key != Cue.PREGNANCY_WARNING or (heard.is_learned and lexica.found("weeks", text)):
            stated.setdefault(finding.flag, set()).add(owner)
    return {flag: frozenset(owners) for flag, owners in stated.items()}, retracted, warning


@dataclass(frozen=True)
class _Heard:
    """A finding, its position in the message, and what the learned readers have to do with it."""

    finding: Finding
    position: int
    is_learned: bool = False
    is_beyond_excuse: bool = False

    def verdict(self, lexica: Lexica) -> Verdict:
        """What it amounts to."""
        return (judge_learned if self.is_learned else judge)(lexica, self.finding, self.is_beyond_excuse)


def _heard(lexica: Lexica, text: str, second: SecondOpinion | None, measured: set[Flag]) -> list[_Heard]:
    """What the patterns find and the learned readers let stand, then what only those find."""
    if second is None:
        return [_Heard(*one) for one in _findings(lexica, text)]
    kept = [one for one in _findings(lexica, text) if not second.dismisses(one[0])]
    found = [_Heard(*one, is_beyond_excuse=second.is_beyond_excuse(*one)) for one in kept]
    added = list(second.findings(measured))
    return found + [_Heard(*one, is_learned=True, is_beyond_excuse=second.is_beyond_excuse(*one)) for one in added]


def _owner(lexica: Lexica, finding: Finding, text: str) -> Owner:
    owner = owner_at(lexica, finding.sentence, finding.start)
    if owner in (Owner.UNKNOWN, Owner.OTHER) and lexica.found("persons.news", text):
        return owner if names_self(lexica, finding.sentence) else Owner.NEWS
    return owner


def _findings(lexica: Lexica, text: str) -> Iterator[tuple[Finding, int]]:
    """Every place that names a flag or a cue, with its position in the message."""
    cues = [cue for cue in Cue if cue not in _COMPANIONS or lexica.found(f"cues.{_COMPANIONS[cue]}", text)]
    about_pressure = lexica.found("pressure_words", text)
    for sentence in sentences(text):
        later = text[sentence.end :]
        for flag, key, match in _named(lexica, sentence, cues, about_pressure):
            finding = Finding(flag, key, sentence.text, match.start(), match.end(), later)
            yield finding, sentence.start + match.start()


def _named(
    lexica: Lexica, sentence: Span, cues: list[Cue], about_pressure: bool
) -> Iterator[tuple[Flag, str, re.Match[str]]]:
    for flag in Flag:
        for match in lexica.matches(f"statements.{flag}", sentence.text):
            yield flag, flag.value, match
    for cue in cues:
        for match in lexica.matches(f"cues.{cue}", sentence.text):
            yield _CUE_FLAGS[cue], cue.value, match
    if about_pressure:
        flag = Flag.UNCONTROLLED_BLOOD_PRESSURE
        for match in pressures_in(lexica, sentence.text):
            if is_high(match):
                yield flag, flag.value, match
