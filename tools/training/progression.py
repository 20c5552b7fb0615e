"""How to move on from week to week: the texts of `progression.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import yaml

from tools.training.models import Method, Names, PlannedWeek, PlanTrainingArguments, Progression
from tools.training.prescription import load_prescription
from tools.training.rules import FOLDER, Data


class ProgressionTexts(Data):
    """Everything in `progression.yaml`."""

    increment_kg: dict[str, float]
    methods: dict[str, Method]
    deload: Names
    easy_cardio: Names
    week_notes: list[Names]
    later_block: Names

    def note_for(self, block: int, place: int) -> Names:
        """What a week is for, by its block and its place in the block, both from 0."""
        return self.later_block if block and not place else self.week_notes[place]


@cache
def load_progression() -> ProgressionTexts:
    """The texts as the data file holds them."""
    return ProgressionTexts.model_validate(yaml.safe_load((FOLDER / "progression.yaml").read_text("utf-8")))


def progression_for(args: PlanTrainingArguments, weeks: Iterable[PlannedWeek]) -> Progression:
    """How to move on with this goal and with every exercise of the weeks."""
    texts = load_progression()
    main = load_prescription().goals[args.goal].method
    used = dict.fromkeys(item.progression for week in weeks for day in week.days for item in day.items)
    return Progression(
        method=main,
        increment_kg=texts.increment_kg,
        rule=texts.methods[main].rule,
        on_failure=texts.methods[main].on_failure,
        deload=texts.deload,
        methods={key: texts.methods[key] for key in used},
    )
