"""From a plan as it was read to the lines of the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.vocabulary import Language
from tools.training.linter.context import LintContext
from tools.training.linter.models import Counts, Finding, ReadExercise, ReadLine, Severity
from tools.training.linter.reading.plan import Item, Plan
from tools.training.linter.reading.shapes import Span
from tools.training.models import Names

_ID_LISTS = ("suggestions", "before")


def read_lines(plan: Plan) -> list[ReadLine]:
    """Every line with how it was read, so that whoever wrote it sees what was understood."""
    return [
        ReadLine(line_no=line.number, text=line.text, kind=line.kind, read_as=[_exercise(item) for item in line.items])
        for line in plan.lines
    ]


def count(context: LintContext, findings: Sequence[Finding]) -> Counts:
    """How much was read and found."""
    problems = [one for one in findings if one.severity is not Severity.NOTE and one.is_judged]
    return Counts(
        exercises=len({item.exercise.id for item in context.items() if item.exercise}),
        sessions=len(context.days),
        days=context.days_per_week,
        problems=len(problems),
        not_judged=sum(not one.is_judged for one in findings),
    )


def names_of(context: LintContext, findings: Iterable[Finding]) -> dict[str, Names]:
    """Names in all languages of the exercises that were read or that findings mention."""
    ids = [item.exercise.id for item in context.items() if item.exercise]
    for one in findings:
        ids += [str(one.values["exercise"])] if "exercise" in one.values else []
        for key in _ID_LISTS:
            value = one.values.get(key, [])
            ids += value if isinstance(value, list) else []
    return {exercise_id: context.catalogue.get(exercise_id).names for exercise_id in dict.fromkeys(ids)}


def _exercise(item: Item) -> ReadExercise:
    sets, reps, rest = item.sets, item.reps, item.rest_s
    return ReadExercise(
        exercise_id=item.exercise.id if item.exercise else None,
        written=item.written,
        name=item.exercise.names[Language.EN] if item.exercise else None,
        confidence=item.name.confidence,
        suggestions=list(item.name.suggestions),
        alternatives=item.alternatives,
        sets=sets[0] if sets else None,
        sets_high=sets[1] if sets else None,
        reps_low=reps[0] if reps else None,
        reps_high=reps[1] if reps else None,
        unit=item.unit,
        per_side=item.per_side,
        to_failure=item.to_failure,
        intensity=_intensity(item),
        load_kg=item.load_kg[0] if item.load_kg else None,
        rest_s=rest[0] if rest else None,
        rest_s_high=rest[1] if rest else None,
        is_warmup=item.is_warmup,
    )


def _intensity(item: Item) -> str | None:
    if item.percents:
        return f"{_span(item.percents)} %"
    if item.rpe:
        return f"RPE {_span(item.rpe)}"
    return f"RIR {_span(item.rir)}" if item.rir else None


def _span(span: Span) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
