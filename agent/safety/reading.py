"""What one message says that matters for safety: statements, retractions, requests, body figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from agent.safety.figures import Body, bodies_of
from agent.safety.flags import Flag
from agent.safety.lexicon import Lexica, lexica_for
from agent.safety.messages import Likelihood
from agent.safety.persons import Owner, names_self, recipient_in
from agent.safety.readers import Readers
from agent.safety.second_opinion import SecondOpinion
from agent.safety.statements import statements_in
from agent.safety.text import normalise
from agent.safety.verdict import is_cleared
from domain.links import without_links
from domain.romanised import in_bengali

_LONGEST_MESSAGE = 6000
"""Characters read of a message; of a longer one, such as a pasted document, the start and the end are read."""


_EXPLAINED_BY_TRAINING = (Flag.CHEST_PAIN, Flag.ACUTE_INJURY)
"""Symptoms that soreness is easily taken for."""


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
    is_harmless: bool = False
    """Asks to be shown or told something, or says thanks."""
    continues: bool = False
    """Insists on, or changes, the plan that was asked for before, or asks for "a plan" of no stated kind."""
    recipient: Owner | None = None
    bodies: Mapping[Owner, Body] = field(default_factory=dict)
    likelihood: Likelihood | None = None
    """What the message as a whole amounts to; None where only the patterns have read it."""
    likeliest: Flag | None = None
    """The flag that it most probably names, if it names one."""

    @property
    def states_facts(self) -> bool:
        """Whether the message adds to what is known of the person."""
        return bool(self.stated or self.bodies or self.pregnancy_warning)

    def along_with(self, other: Reading) -> Reading:
        """This reading and what `other`, of the same message in another spelling, adds to it."""
        flags = {*self.stated, *other.stated} - self.retracted
        surer = max(self, other, key=lambda one: one.likelihood or Likelihood(0.0, 0.0))
        return Reading(
            stated={flag: self.stated.get(flag) or other.stated[flag] for flag in Flag if flag in flags},
            retracted=self.retracted | (other.retracted - self.stated.keys()),
            takes_back=self.takes_back or other.takes_back,
            pregnancy_warning=self.pregnancy_warning or other.pregnancy_warning,
            requests=self.requests | other.requests,
            other_goal=self.other_goal or other.other_goal,
            is_harmless=self.is_harmless or other.is_harmless,
            continues=self.continues or other.continues,
            recipient=self.recipient or other.recipient,
            bodies={**other.bodies, **self.bodies},
            likelihood=_higher(self.likelihood, other.likelihood),
            likeliest=surer.likeliest,
        )


@lru_cache(maxsize=512)
def read(message: str, learned: Readers | None = None) -> Reading:
    """Read one message as it was typed; results are kept, since a conversation is read anew every turn.

    Bengali in Latin letters is read in Bengali ones as well. Without `learned` only the patterns read it.
    """
    message = without_links(message)  # what an address says is nobody's statement
    if len(message) > _LONGEST_MESSAGE:
        half = _LONGEST_MESSAGE // 2
        message = message[:half] + "\n" + message[-half:]
    typed = _read(normalise(message), learned)
    bengali = in_bengali(message)
    return typed if bengali == message else typed.along_with(_read(normalise(bengali), learned))


def _read(text: str, learned: Readers | None) -> Reading:
    lexica = lexica_for(text)
    plain = lexica.without("ignore", text)
    taken_back_until = max((m.end() for m in lexica.matches("take_back", plain)), default=0)
    second = SecondOpinion(learned, lexica, plain) if learned else None
    stated, retracted, warning = statements_in(lexica, plain, taken_back_until, second)
    retracted |= _explained(lexica, plain)
    if Owner.SELF not in stated.get(Flag.PREGNANCY, ()) and lexica.found("male", plain):
        stated, warning = {flag: owners for flag, owners in stated.items() if flag is not Flag.PREGNANCY}, False
    asked = lexica.without("definition", plain)
    requests = frozenset(request for request in Request if _is_requested(lexica, request, asked))
    return Reading(
        stated=stated,
        retracted=frozenset(retracted - stated.keys()),
        takes_back=bool(taken_back_until) or (is_cleared(lexica, plain) and not stated),
        pregnancy_warning=warning,
        requests=requests,
        other_goal=lexica.found("other_goal", asked),
        is_harmless=lexica.found("harmless", asked),
        continues=_continues(lexica, asked),
        recipient=_recipient(lexica, plain, bool(requests) or lexica.found("generic_plan", asked)),
        bodies=bodies_of(lexica, plain),
        likelihood=second.likelihood if second else None,
        likeliest=second.likeliest if second else None,
    )


def _higher(one: Likelihood | None, other: Likelihood | None) -> Likelihood | None:
    return Likelihood(*map(max, one, other)) if one and other else one or other


def offered_in(answer: str) -> frozenset[Request]:
    """The kinds of plan that a sentence of an answer gives."""
    text = normalise(answer)
    lexica = lexica_for(text)
    return frozenset(request for request in Request if lexica.found(f"offers.{request}", text))


def _explained(lexica: Lexica, text: str) -> set[Flag]:
    """Flags that the text explains to have been something else: "I mean my pecs are sore from flyes"."""
    if not lexica.found("corrects", text):
        return set()
    return {flag for flag in _EXPLAINED_BY_TRAINING if lexica.found(f"excuses.{flag}", text)}


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
