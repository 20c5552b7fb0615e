"""Reading one plan or one line, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from knowledge.exercises.catalogue import Catalogue
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.linter.models import CheckTrainingPlanArguments, CheckTrainingPlanResult, Finding
from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.items import ItemReader
from tools.training.linter.reading.names import ExerciseNames, NameReading
from tools.training.linter.reading.plan import Item, Plan
from tools.training.linter.reading.plan_reader import PlanReader
from tools.training.linter.reading.writing import prepare


@cache
def grammar() -> Grammar:
    return Grammar()


@cache
def names() -> ExerciseNames:
    return ExerciseNames(Catalogue(), grammar())


@cache
def item_reader() -> ItemReader:
    return ItemReader(grammar(), names())


@cache
def plan_reader() -> PlanReader:
    return PlanReader(Catalogue(), grammar())


@cache
def tool() -> CheckTrainingPlan:
    return CheckTrainingPlan(Catalogue())


def read_name(text: str) -> NameReading:
    return names().read(prepare(text))


def read_line(text: str) -> list[Item]:
    return item_reader().read(prepare(text), 1).items


def read_plan(text: str) -> Plan:
    return plan_reader().read(text)


def check(plan: str, **args: object) -> CheckTrainingPlanResult:
    return tool().run(CheckTrainingPlanArguments.model_validate({"plan": plan, **args}))


def found(result: CheckTrainingPlanResult, rule: str, **values: object) -> list[Finding]:
    """The judged findings of a rule with these values."""
    return [
        one
        for one in result.findings
        if one.rule == rule and one.is_judged and all(one.values.get(key) == value for key, value in values.items())
    ]


def brief(item: Item) -> tuple[str | None, object, object]:
    """Id, sets and repetitions; a single figure where lowest and highest agree."""
    return item.exercise.id if item.exercise else None, _short(item.sets), _short(item.reps)


def _short(span: tuple[float, float] | None) -> object:
    if span is None:
        return None
    return span[0] if span[0] == span[1] else span
