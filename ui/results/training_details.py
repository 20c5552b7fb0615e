"""What belongs to a training plan besides its weeks: what is left out, pictures, places, and how to progress."""

from __future__ import annotations

from collections import defaultdict

import streamlit as st

from domain.vocabulary import Muscle, TrainingPlace
from tools.training.models import PlannedExercise, PlanTrainingResult, Variant
from ui.escaping import literal
from ui.results.pictures import show_picture
from ui.results.tables import folded, show_table
from ui.words import Words

_PER_ROW = 3
_NOTHING = "–"


def show_left_out(result: PlanTrainingResult, words: Words) -> None:
    """Movements and muscles that nothing allowed trains, and ranges that the time makes smaller."""
    lines = [
        words.text("left-out", pattern=words.name("pattern", one.pattern), reasons=_reasons(one.because, words))
        for one in result.left_out
    ]
    muscles: dict[tuple[str, ...], list[Muscle]] = defaultdict(list)
    for one in result.untargeted:
        muscles[tuple(one.because)].append(one.muscle)
    lines += [
        words.text("untargeted", muscles=words.names("muscle", found), reasons=_reasons(list(because), words))
        for because, found in muscles.items()
    ]
    lines += [words.text(f"reduced-{one.check}", low=one.low, full=one.full_low) for one in result.reduced]
    for line in lines:
        st.caption(literal(line))


def show_pictures(result: PlanTrainingResult, words: Words) -> None:
    """The animation of every exercise, once, folded away."""
    shown = {item.exercise_id: item for item in _first_week(result) if item.gif}
    if not shown:
        return
    items = list(shown.values())
    with folded(words.text("exercise-pictures")):
        for start in range(0, len(items), _PER_ROW):
            for column, item in zip(st.columns(_PER_ROW), items[start : start + _PER_ROW], strict=False):
                with column:
                    name = words.local(item.names, item.name)
                    show_picture(item.gif or "", words.text("animation-of", name=name), words)
                    st.caption(literal(name))


def show_variants(result: PlanTrainingResult, words: Words) -> None:
    """What to do elsewhere instead, for the exercises that cannot be done everywhere."""
    names = {item.exercise_id: words.local(item.names, item.name) for item in _first_week(result)}
    rows = []
    for exercise_id, name in names.items():
        there = {place: result.variants.get(place, {}).get(exercise_id) for place in TrainingPlace}
        if any(variant is None or variant.exercise_id != exercise_id for variant in there.values()):
            rows.append([name, *(_variant(variant, exercise_id, words) for variant in there.values())])
    if not rows or not result.variants:
        return
    with folded(words.text("variants")):
        st.caption(literal(words.text("variants-hint")))
        show_table([words.text("exercise"), *(words.text(f"place-{place}") for place in TrainingPlace)], rows)


def show_progression(result: PlanTrainingResult, words: Words) -> None:
    """The main rule, the smallest steps, the easy week, and the rule of every other kind of exercise."""
    progression = result.progression
    lines = [words.local(progression.rule)]
    steps = progression.increment_kg
    if {"upper_body", "lower_body"} <= steps.keys():
        lines.append(words.text("increment", upper=steps["upper_body"], lower=steps["lower_body"]))
    lines.append(words.text("progression-failure", rule=words.local(progression.on_failure)))
    if progression.deload:
        lines.append(words.text("progression-deload", rule=words.local(progression.deload)))
    exercises: dict[str, dict[str, str]] = defaultdict(dict)
    for item in _first_week(result):
        exercises[item.progression][item.exercise_id] = words.local(item.names, item.name)
    for key, method in progression.methods.items():
        if key != progression.method and exercises[key]:
            rule, failure = words.local(method.rule), words.local(method.on_failure)
            lines.append(
                words.text("method", exercises=words.join(list(exercises[key].values())), rule=rule, failure=failure)
            )
    st.markdown("\n".join(f"- {literal(line)}" for line in lines))


def _first_week(result: PlanTrainingResult) -> list[PlannedExercise]:
    return [item for day in result.weeks[0].days for item in day.items]


def _variant(variant: Variant | None, exercise_id: str, words: Words) -> str:
    """The replacement with its repetitions; empty where the exercise stays."""
    if variant is None:
        return _NOTHING
    if variant.exercise_id == exercise_id:
        return ""
    reps = variant.reps.replace("-", "–")
    shown = words.text("seconds", seconds=reps) if variant.measure == "seconds" else reps
    return words.text("variant", name=words.local(variant.names, variant.name), amount=shown)


def _reasons(because: list[str], words: Words) -> str:
    return words.join([words.text(f"reason-{reason}") for reason in because])
