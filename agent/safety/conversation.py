"""What holds at a point of a conversation: flags said, the plan asked for and for whom, body figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.safety.figures import ADULT_AGE_YEARS, Body
from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.persons import Owner
from agent.safety.reading import Reading, Request
from domain.profile import Profile

_GOALS = frozenset({Request.FAT_LOSS, Request.FASTING})
"""Wishes that colour the next, vaguer request ("then make me a meal plan")."""


@dataclass
class Conversation:
    """The sum of the messages heard so far."""

    said: dict[Flag, frozenset[Owner]] = field(default_factory=dict)
    warns_of_pregnancy: bool = False
    pending: frozenset[Request] = frozenset()
    recipient: Owner | None = None
    bodies: dict[Owner, Body] = field(default_factory=dict)

    def hear(self, reading: Reading) -> None:
        """Take in the next message."""
        if reading.takes_back:
            self.said.clear()
            self.bodies.clear()
            self.warns_of_pregnancy = False
        for flag in reading.retracted:
            self.said.pop(flag, None)
        for flag, owners in reading.stated.items():
            self.said[flag] = self.said.get(flag, frozenset()) | owners
        self.warns_of_pregnancy = self.warns_of_pregnancy or reading.pregnancy_warning
        for owner, body in reading.bodies.items():
            self.bodies[owner] = body.or_else(self.bodies.get(owner, Body()))
        self.recipient = reading.recipient or self.recipient
        self.pending = self._asked_with(reading)

    def _asked_with(self, reading: Reading) -> frozenset[Request]:
        if not reading.requests:
            return self.pending or (frozenset({Request.TRAINING}) if reading.continues else frozenset())
        if reading.other_goal or not reading.requests & {Request.NUTRITION, Request.TRAINING}:
            return reading.requests
        return reading.requests | (self.pending & _GOALS)

    def counts(self, flag: Flag, owner: Owner) -> bool:
        """Whether a statement about `owner` concerns the person whom the plan is for."""
        if owner is Owner.NEWS:
            return False
        if owner is Owner.OTHER:
            return self.recipient is Owner.OTHER or flag is Flag.SELF_HARM
        if owner is Owner.SELF and self.recipient is Owner.OTHER:
            return flag not in CONDITIONAL
        return True

    def body(self, profile: Profile) -> Body:
        """The figures of the person whom the plan is for; the profile is the speaker's own."""
        unnamed = self.bodies.get(Owner.UNKNOWN, Body())
        if self.recipient is Owner.OTHER:
            return self.bodies.get(Owner.OTHER, Body()).or_else(unnamed)
        said = self.bodies.get(Owner.SELF, Body()).or_else(unnamed)
        return said.or_else(_saved_body(profile))

    def asked(self, reading: Reading, profile: Profile) -> frozenset[Request]:
        """What a message heard last asks for; a weight below one's own is asked for without a word for losing."""
        wishes = any(body.targets_kg is not None for body in reading.bodies.values())
        if wishes and self.body(profile).wants_less:
            return reading.requests | {Request.FAT_LOSS}
        return reading.requests

    def holds(self, flag: Flag, profile: Profile) -> bool:
        """Whether the flag, or the fact behind a conditional one, is known of that person."""
        said = any(self.counts(flag, owner) for owner in self.said.get(flag, ()))
        if flag is Flag.MINOR:
            minor = self.body(profile).minor
            return said if minor is None else minor  # an age outweighs words
        if said:
            return True
        return flag is Flag.UNDERWEIGHT and self.body(profile).is_underweight


def _saved_body(profile: Profile) -> Body:
    minor = None if profile.age_years is None else profile.age_years < ADULT_AGE_YEARS
    return Body(minor, profile.height_cm, profile.weight_kg)


def follow(readings: Iterable[Reading]) -> Conversation:
    """The conversation after all of the readings."""
    conversation = Conversation()
    for reading in readings:
        conversation.hear(reading)
    return conversation
