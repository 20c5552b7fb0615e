"""The safety gate: which red flag has to be referred before anything else is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from agent.safety.conversation import Conversation, follow
from agent.safety.figures import ADULT_AGE_YEARS, Body
from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.readers import Readers
from agent.safety.reading import Reading, Request, offered_in, read
from agent.safety.rules import LOWEST_DAILY_INTAKE_KCAL, forbids, requests_of_call
from domain.profile import Profile

_LEAST_ALONE = -3.0
"""Log-odds below which a message asks for nothing that the fact in it forbids."""
_LEAST_FOLLOWING = -1.0
"""Log-odds below which a message after a flag is no reason to refer again."""
_ALARMING = 2.0
"""Log-odds from which a message is referred even if none of its words names a flag plainly."""
_OF_FIGURES: dict[Flag, Callable[[Body], object]] = {
    Flag.MINOR: lambda body: body.minor,
    Flag.UNDERWEIGHT: lambda body: body.is_underweight,
}
"""Flags that figures raise without words."""


class SafetyGate:
    """Tests messages and tool calls against the safety table; it keeps no state between calls.

    Without `learned` only the patterns read the messages.
    """

    def __init__(self, learned: Readers | None = None) -> None:
        self._learned = learned

    def before(self, messages: Sequence[str], profile: Profile) -> Flag | None:
        """The flag to refer for in answer to the last of the user's `messages`, or None.

        Unconditional flags refer when they are stated. After that, and for the conditional ones, a flag
        refers when the last message asks for, insists on, or completes a plan that the flag forbids.
        """
        if not messages:
            return None
        conversation, last = self._heard(messages, profile)
        for flag in Flag:
            if not conversation.holds(flag, profile) or not _is_due(flag, conversation, last):
                continue
            if _is_likely(flag, last, is_first=len(messages) == 1):
                return flag
        return _alarm(conversation, last, profile)

    def before_call(
        self, tool: str, arguments: dict[str, Any], messages: Sequence[str], profile: Profile
    ) -> Flag | None:
        """The flag to refer for instead of making a model's tool call, or None.

        Arguments count as much as messages: an age below 18 or a BMI below 18.5 in them is believed.
        """
        conversation, last = self._heard(messages, profile)
        asked = requests_of_call(tool, arguments, conversation.pending)
        if not asked:
            return None
        body = _body_of_call(arguments).or_else(conversation.body(profile))
        passed = _passed(conversation, last, profile, is_first=len(messages) == 1)
        for flag in Flag:
            held = conversation.holds(flag, profile) and flag not in passed
            known = held or _in_call(flag, body, arguments)
            if known and forbids(flag, asked, conversation.warns_of_pregnancy):
                return flag
        return None

    def after(self, sentence: str, messages: Sequence[str], profile: Profile) -> Flag | None:
        """The flag to refer for instead of saying a sentence of a model's answer, or None.

        It must not give what the flags of the conversation forbid, whoever wrote it.
        """
        offered = offered_in(sentence)
        if not offered:
            return None
        conversation, last = self._heard(messages, profile)
        passed = _passed(conversation, last, profile, is_first=len(messages) == 1)
        for flag in Flag:
            held = conversation.holds(flag, profile) and flag not in passed
            if held and forbids(flag, offered, conversation.warns_of_pregnancy):
                return flag
        return None

    def _heard(self, messages: Sequence[str], profile: Profile) -> tuple[Conversation, Reading]:
        """What holds after the messages, and the last of them."""
        readings = [read(message, self._learned) for message in messages]
        conversation, last = follow(readings), readings[-1] if readings else Reading()
        return conversation, replace(last, requests=conversation.asked(last, profile))

    def raised_before(self, earlier: Sequence[str], profile: Profile | None = None) -> set[Flag]:
        """The flags that were referred for in answer to any of the `earlier` messages.

        Without a profile those that only a saved age or weight raises are left out.
        """
        known = profile or Profile.model_validate({})
        raised = (self.before(earlier[:end], known) for end in range(1, len(earlier) + 1))
        return {flag for flag in raised if flag is not None}


def _is_due(flag: Flag, conversation: Conversation, last: Reading) -> bool:
    stated_of = last.stated.get(flag, frozenset())
    if flag not in CONDITIONAL and any(conversation.counts(flag, owner) for owner in stated_of):
        return True
    if flag is Flag.PREGNANCY and conversation.warns_of_pregnancy and (last.pregnancy_warning or stated_of):
        return True
    return forbids(flag, _asked(flag, conversation, last), conversation.warns_of_pregnancy)


def _is_likely(flag: Flag, last: Reading, is_first: bool) -> bool:
    """Whether the last message as a whole is one that calls for a referral.

    A fact that it tells may be somebody else's or of no weight for what it asks; after a flag that an earlier one has
    told it may take that back, or only seem to ask for a plan. A saved profile is not spoken of by the first message.
    """
    if last.likelihood is None:
        return True
    told = flag in last.stated or (flag in _OF_FIGURES and any(map(_OF_FIGURES[flag], last.bodies.values())))
    if told:
        return flag not in CONDITIONAL or last.likelihood.alone >= _LEAST_ALONE
    return is_first or last.likelihood.following >= _LEAST_FOLLOWING


def _passed(conversation: Conversation, last: Reading, profile: Profile, is_first: bool) -> set[Flag]:
    """The flags whose forbidden plan the last message names and may have: it takes them back, or means another."""
    due = {flag for flag in Flag if conversation.holds(flag, profile) and _is_due(flag, conversation, last)}
    return {flag for flag in due if not _is_likely(flag, last, is_first)}


def _alarm(conversation: Conversation, last: Reading, profile: Profile) -> Flag | None:
    """The flag to refer for where only the message as a whole calls for it: one that holds, else the likeliest."""
    if last.likelihood is None or last.likeliest is None or last.likelihood.alone < _ALARMING:
        return None
    return next((flag for flag in Flag if conversation.holds(flag, profile)), last.likeliest)


def _asked(flag: Flag, conversation: Conversation, last: Reading) -> frozenset[Request]:
    """What the last message asks for; a vague request keeps an earlier goal only if this flag is new."""
    if not last.requests:
        completes = last.continues or last.bodies or (last.states_facts and not last.is_harmless)
        return conversation.pending if completes else frozenset()
    is_new = flag in last.stated or (flag in (Flag.MINOR, Flag.UNDERWEIGHT) and bool(last.bodies))
    if is_new or Request.NUTRITION in last.requests:
        return conversation.pending | last.requests
    return last.requests


def _body_of_call(arguments: dict[str, Any]) -> Body:
    keys = ("age_years", "height_cm", "weight_kg")
    age_years, height_cm, weight_kg = (_number(arguments.get(key)) for key in keys)
    minor = None if age_years is None else age_years < ADULT_AGE_YEARS
    return Body(minor, height_cm or None, weight_kg)  # no height of 0: the index divides by it


def _number(value: object) -> float | None:
    """A model may write a number as text; what is no number is left to the tool's own validation."""
    if isinstance(value, str) and value.strip().replace(".", "", 1).isdecimal():
        return float(value)
    return float(value) if isinstance(value, int | float) else None


def _in_call(flag: Flag, body: Body, arguments: dict[str, Any]) -> bool:
    if flag is Flag.MINOR:
        return bool(body.minor)
    if flag is Flag.UNDERWEIGHT:
        return body.is_underweight
    if flag is not Flag.EATING_DISORDER:
        return False
    energy_kcal = _number(arguments.get("energy_kcal"))
    return energy_kcal is not None and energy_kcal <= LOWEST_DAILY_INTAKE_KCAL
