"""How to move on from week to week: the texts of `progression.yaml`."""

from __future__ import annotations

from functools import cache

import yaml

from tools.training.models import Names, PlanTrainingArguments, Progression
from tools.training.prescription import FOLDER, Data, load_prescription


class Method(Data):
    """How to move on and what to do when it does not work, in every language."""

    rule: Names
    on_failure: Names


class ProgressionTexts(Data):
    """Everything in `progression.yaml`."""

    increment_kg: dict[str, float]
    methods: dict[str, Method]
    deload: Names
    easy_cardio: Names


@cache
def load_progression() -> ProgressionTexts:
    """The texts as the data file holds them."""
    return ProgressionTexts.model_validate(yaml.safe_load((FOLDER / "progression.yaml").read_text("utf-8")))


def progression_for(args: PlanTrainingArguments) -> Progression:
    """How to move on with this goal."""
    texts, plan = load_progression(), load_prescription().goals[args.goal]
    method = texts.methods[plan.method]
    return Progression(
        method=plan.method,
        increment_kg=texts.increment_kg,
        rule=method.rule,
        on_failure=method.on_failure,
        deload=texts.deload if plan.deload else None,
    )
