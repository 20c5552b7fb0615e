"""Random requests for training plans, reproducible by their seed."""

from __future__ import annotations

from random import Random
from typing import Any

from domain.vocabulary import BodyPart, Equipment, Level, PlanFocus, TrainingGoal

_MOST_EQUIPMENT = 4
_MOST_AVOIDED = 3
_MINUTES = (15, 120)
_DAYS = (1, 7)
_WEEKS = (1, 16)


def random_requests(count: int, seed: int, focus: PlanFocus = PlanFocus.STRENGTH) -> list[dict[str, Any]]:
    """Any goal, days, level, minutes and weeks, one to four pieces of equipment, up to three body parts to spare.

    Nothing keeps the wishes from contradicting each other.
    """
    random = Random(f"{focus} {seed}")
    return [_request(random, focus) for _ in range(count)]


def _request(random: Random, focus: PlanFocus) -> dict[str, Any]:
    return {
        "goal": random.choice(list(TrainingGoal)).value,
        "days_per_week": random.randint(*_DAYS),
        "level": random.choice(list(Level)).value,
        "minutes_per_session": random.randint(*_MINUTES),
        "equipment": [piece.value for piece in random.sample(list(Equipment), random.randint(1, _MOST_EQUIPMENT))],
        "avoid": [part.value for part in random.sample(list(BodyPart), random.randint(0, _MOST_AVOIDED))],
        "weeks": random.randint(*_WEEKS),
        "focus": focus.value,
    }
