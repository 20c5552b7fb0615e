"""Whether words that name a red flag state it: not if denied, long past, cleared or only asked about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from agent.safety.flags import Flag
from agent.safety.lexicon import Lexica
from agent.safety.text import clause_cuts

_WINDOW_BEFORE = 90
_WINDOW_AFTER = 45

_ENDED_BY_TIME = {
    Flag.CHEST_PAIN,
    Flag.DIZZINESS_FAINTING,
    Flag.UNCONTROLLED_BLOOD_PRESSURE,
    Flag.ACUTE_INJURY,
    Flag.PREGNANCY,
}
"""Episodes: years ago is over. A stent or a diagnosis lasts until somebody has cleared it."""
_BODILY = {Flag.CHEST_PAIN, Flag.DIZZINESS_FAINTING, Flag.ACUTE_INJURY}
"""Symptoms, whose words may span a denial ("my ankle never swells"); elsewhere it may be part of the statement."""
_NEVER_ENDED_BY_STOPPING = {
    Flag.HEART_CONDITION,
    Flag.UNCONTROLLED_BLOOD_PRESSURE,
    Flag.EATING_DISORDER,
    Flag.SELF_HARM,
}
"""Here "I used to" is no all-clear by itself, and what was stopped may be the tablets."""
_ENDED_BY_RECOVERY = {Flag.EATING_DISORDER, Flag.SELF_HARM}
"""Here nobody clears one: whoever says that treatment helped and life is good is believed."""


class Verdict(Enum):
    """What a finding amounts to."""

    STATED = auto()
    RETRACTED = auto()
    """Denied or cleared: an earlier statement no longer holds either."""
    IRRELEVANT = auto()


@dataclass(frozen=True)
class Finding:
    """Where a sentence names a flag or a cue for one; `later` is what follows it, punctuation first."""

    flag: Flag
    key: str
    sentence: str
    start: int
    end: int
    later: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether a number makes the finding: a blood pressure or an intake."""
        return any(sign.isdigit() for sign in self.words)

    @property
    def words(self) -> str:
        """What was found."""
        return self.sentence[self.start : self.end]


def judge_learned(lexica: Lexica, finding: Finding, is_beyond_excuse: bool = False) -> Verdict:
    """Decide what a finding of the learned reader amounts to, which has itself heard no denial in the words."""
    if lexica.found("negation.after", finding.later[:_WINDOW_AFTER]):
        return Verdict.RETRACTED  # "chest pain? no"
    is_excused = not is_beyond_excuse and _excused(lexica, finding)
    return Verdict.IRRELEVANT if is_excused else _judge_time(lexica, finding)


def judge(lexica: Lexica, finding: Finding, is_beyond_excuse: bool = False) -> Verdict:
    """Decide what a finding of the patterns amounts to.

    `is_beyond_excuse`: it is stated so plainly that what else the sentence tells, such as training, does not excuse it.
    """
    before = finding.sentence[max(0, finding.start - _WINDOW_BEFORE) : finding.start]
    after = (finding.sentence[finding.end :] + finding.later)[:_WINDOW_AFTER]
    if lexica.found("negation.before", before) or lexica.found("negation.after", after):
        return Verdict.RETRACTED
    if finding.flag in _BODILY and lexica.found("negation.inside", finding.words):
        return Verdict.RETRACTED
    if lexica.found("hypothetical.before", before) or lexica.found("hypothetical.after", after):
        return Verdict.IRRELEVANT
    if not is_beyond_excuse and _excused(lexica, finding):
        return Verdict.IRRELEVANT
    return _judge_time(lexica, finding)


def _excused(lexica: Lexica, finding: Finding) -> bool:
    if not lexica.found(f"excuses.{finding.key}", finding.sentence):
        return False
    return not lexica.found(f"alarms.{finding.key}", finding.sentence)


def _judge_time(lexica: Lexica, finding: Finding) -> Verdict:
    clause = _clause(lexica, finding)
    if lexica.found("now", lexica.without("recovered", lexica.without("cleared", clause))):
        return Verdict.STATED
    is_clearable = finding.flag is not Flag.SELF_HARM  # no doctor's word on the heart answers that
    if is_clearable and (is_cleared(lexica, finding.sentence) or is_cleared(lexica, finding.later)):
        return Verdict.RETRACTED
    if finding.flag in _ENDED_BY_RECOVERY and lexica.found("recovered", finding.sentence + finding.later):
        return Verdict.RETRACTED
    if finding.flag in _ENDED_BY_TIME and lexica.found("past", finding.sentence):
        return Verdict.IRRELEVANT
    if finding.flag not in _NEVER_ENDED_BY_STOPPING and lexica.found("stopped", clause):
        return Verdict.RETRACTED
    return Verdict.STATED


def is_cleared(lexica: Lexica, text: str) -> bool:
    """Whether `text` says that a doctor has given the all-clear, or that it is healed."""
    return any(
        not lexica.found("not_cleared", text[max(0, m.start() - _WINDOW_AFTER) : m.end() + _WINDOW_AFTER])
        for m in lexica.matches("cleared", text)
    )


def _clause(lexica: Lexica, finding: Finding) -> str:
    """The part of the sentence around the finding, between commas and words of contrast."""
    begin, end = 0, len(finding.sentence)
    for left, right in clause_cuts(lexica, finding.sentence):
        if right <= finding.start:
            begin = max(begin, right)
        if left >= finding.end:
            end = min(end, left)
    return finding.sentence[begin:end]
