"""What one message says that matters for safety: statements, retractions, requests, body figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from agent.safety.figures import Body, bodies_in, is_high, pressures_in
from agent.safety.flags import Flag
from agent.safety.learned import LearnedReader
from agent.safety.lexicon import Lexica, lexica_for
from agent.safety.persons import Owner, names_self, owner_at, recipient_in
from agent.safety.second_opinion import SecondOpinion
from agent.safety.text import Span, normalise, sentences
from agent.safety.verdict import Finding, Verdict, is_cleared, judge
from domain.links import without_links

_LONGEST_MESSAGE = 6000
"""Characters read of a message; of a longer one, such as a pasted document, the start and the end are read."""


class Request(StrEnum):
    """A kind of plan or number that a person asks for."""

    FAT_LOSS = "fat_loss"
    FASTING = "fasting"
    """Fasting, keto and other diets without carbohydrate."""
    MAX_TEST = "max_test"
    MAX_LIFTING = "max_lifting"
    PROTEIN = "protein"
    NUTRITION = "nutrition"
    TRAINING = "training"


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


@dataclass(frozen=True)
class Reading:
    """One message, read; owners are the persons that a statement or a figure is about."""

    stated: Mapping[Flag, frozenset[Owner]] = field(default_factory=dict)
    retracted: frozenset[Flag] = frozenset()
    takes_back: bool = False
    """Takes back what was said before: it was a joke, the doctor has given the all-clear."""
    pregnancy_warning: bool = False
    requests: frozenset[Request] = frozenset()
    other_goal: bool = False
    """Names a goal other than losing, so that an earlier wish to lose no longer colours a request."""
    continues: bool = False
    """Insists on, or changes, the plan that was asked for before, or asks for "a plan" of no stated kind."""
    recipient: Owner | None = None
    bodies: Mapping[Owner, Body] = field(default_factory=dict)

    @property
    def states_facts(self) -> bool:
        """Whether the message adds to what is known of the person."""
        return bool(self.stated or self.bodies or self.pregnancy_warning)


@lru_cache(maxsize=512)
def read(message: str, learned: LearnedReader | None = None) -> Reading:
    """Read one message as it was typed; results are kept, since a conversation is read anew every turn.

    Without `learned` only the patterns read it.
    """
    message = without_links(message)  # what an address says is nobody's statement
    if len(message) > _LONGEST_MESSAGE:
        half = _LONGEST_MESSAGE // 2
        message = message[:half] + "\n" + message[-half:]
    text = normalise(message)
    lexica = lexica_for(text)
    plain = lexica.without("ignore", text)
    taken_back_until = max((m.end() for m in lexica.matches("take_back", plain)), default=0)
    second = SecondOpinion(learned, lexica, plain) if learned else None
    stated, retracted, warning = _statements(lexica, plain, taken_back_until, second)
    asked = lexica.without("definition", plain)
    requests = frozenset(request for request in Request if _is_requested(lexica, request, asked))
    return Reading(
        stated=stated,
        retracted=frozenset(retracted - stated.keys()),
        takes_back=bool(taken_back_until) or (is_cleared(lexica, plain) and not stated),
        pregnancy_warning=warning,
        requests=requests,
        other_goal=lexica.found("other_goal", asked),
        continues=_continues(lexica, asked),
        recipient=_recipient(lexica, plain, bool(requests) or lexica.found("generic_plan", asked)),
        bodies=_bodies(lexica, plain),
    )


def offered_in(answer: str) -> frozenset[Request]:
    """The kinds of plan that a sentence of an answer gives."""
    text = normalise(answer)
    lexica = lexica_for(text)
    return frozenset(request for request in Request if lexica.found(f"offers.{request}", text))


def _has_normal_pressure(lexica: Lexica, text: str) -> bool:
    if not lexica.found("pressure_words", text):
        return False
    return any(not is_high(match) for match in pressures_in(lexica, text))


def _statements(
    lexica: Lexica, text: str, since: int, second: SecondOpinion | None
) -> tuple[dict[Flag, frozenset[Owner]], set[Flag], bool]:
    """What is stated after position `since`, what is retracted, and whether a pregnancy gives a warning sign.

    The patterns come first; what only the learned reader sees is added.
    """
    has_normal_pressure = _has_normal_pressure(lexica, text)
    found = [one for one in _findings(lexica, text) if second is None or not second.dismisses(*one)]
    judged = [(finding, position, judge(lexica, finding)) for finding, position in found]
    learned: list[tuple[Finding, int]] = []
    if second is not None:
        is_stated = any(verdict is Verdict.STATED for _, _, verdict in judged)
        known = {Flag.UNCONTROLLED_BLOOD_PRESSURE} if has_normal_pressure else set()
        learned = list(second.findings(is_stated, known))
        judged += [(finding, position, judge(lexica, finding)) for finding, position in learned]
    stated: dict[Flag, set[Owner]] = {}
    warning = False
    for finding, position, verdict in judged:
        if verdict is not Verdict.STATED or position < since:
            continue
        owner = _owner(lexica, finding, text)
        if owner is not Owner.NEWS and second is not None and second.is_of_somebody_else(finding, position):
            owner = Owner.OTHER
        if owner is Owner.UNKNOWN and second is not None and (finding, position) in learned and second.tells_of_others:
            owner = Owner.OTHER
        if finding.key == Cue.PREGNANCY_WARNING:
            warning = warning or owner is not Owner.NEWS
        else:
            stated.setdefault(finding.flag, set()).add(owner)
    retracted = {finding.flag for finding, _, verdict in judged if verdict is Verdict.RETRACTED}
    if has_normal_pressure:
        retracted.add(Flag.UNCONTROLLED_BLOOD_PRESSURE)  # the newer reading holds
    return {flag: frozenset(owners) for flag, owners in stated.items()}, retracted, warning


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


def _is_requested(lexica: Lexica, request: Request, text: str) -> bool:
    return any(
        not lexica.found("unwanted.before", text[: match.start()][-60:])
        and not lexica.found("unwanted.after", text[match.end() :][:30])
        for match in lexica.matches(f"requests.{request}", text)
    )


def _continues(lexica: Lexica, text: str) -> bool:
    insists = lexica.found("continues", text) and not lexica.found("harmless", text)
    return insists or lexica.found("generic_plan", text)


def _recipient(lexica: Lexica, text: str, asks: bool) -> Owner | None:
    """As said; else a request in a message that speaks of a relative or client only is for them."""
    said = recipient_in(lexica, text)
    if said is not None or not asks or names_self(lexica, text):
        return said
    close = lexica.without("persons.acquaintance", text)
    return Owner.OTHER if lexica.found("persons.other", close) else None


def _bodies(lexica: Lexica, text: str) -> dict[Owner, Body]:
    bodies: dict[Owner, Body] = {}
    for sentence in sentences(text):
        for owner, body in bodies_in(lexica, sentence.text).items():
            bodies[owner] = bodies.get(owner, Body()).or_else(body)
    return bodies
