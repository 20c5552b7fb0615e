"""The form for what a person saves about themselves; an empty field means unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import streamlit as st
from annotated_types import Ge, Le
from pydantic import ValidationError

from agent.answers.numbers import plain
from domain.profile import Profile
from domain.vocabulary import Activity, BodyPart, Diet, Equipment, Exclusion, Level, Sex, WeightUnit
from ui.coach import Coach
from ui.escaping import literal
from ui.words import Words

_KINDS = {"avoid": "body_part"}
"""Vocabularies that are not called like the field."""
_FREE = {"exclude"}
"""Fields that take names of no vocabulary."""


def show_profile_form(coach: Coach, words: Words) -> None:
    """The form, filled with what is saved; saving says so, or names the field that is impossible."""
    with st.form("profile", border=False):
        st.caption(words.text("profile-hint"))
        values = _fields(coach.profile, words)
        saving = st.form_submit_button(words.text("profile-save"), type="primary", width="stretch")
    if not saving:
        return
    try:
        profile = Profile.model_validate(values)
    except ValidationError as error:
        st.error(literal(_sentence(error, words)))
        return
    coach.profile = profile
    st.success(words.text("profile-saved"))


def _fields(saved: Profile, words: Words) -> dict[str, Any]:
    return {
        "sex": _choice("sex", list(Sex), saved.sex, words),
        "age_years": _number("age_years", saved.age_years, 1, words),
        "height_cm": _number("height_cm", saved.height_cm, 0.5, words),
        "weight_kg": _number("weight_kg", saved.weight_kg, 0.5, words),
        "activity": _choice("activity", list(Activity), saved.activity, words),
        "diet": _choice("diet", list(Diet), saved.diet, words),
        "exclude": _several("exclude", list(Exclusion), saved.exclude, words),
        "level": _choice("level", list(Level), saved.level, words),
        "equipment": _several("equipment", list(Equipment), saved.equipment, words),
        "avoid": _several("avoid", list(BodyPart), saved.avoid, words),
        "unit": _choice("unit", list(WeightUnit), saved.unit, words),
    }


def _choice(field: str, options: Sequence[StrEnum], saved: StrEnum | None, words: Words) -> StrEnum | None:
    """One value of a vocabulary, or none."""
    return st.selectbox(
        words.text(f"profile-{field}"),
        options,
        index=None if saved is None else list(options).index(saved),
        format_func=_namer(field, words),
        placeholder=words.text("profile-unknown"),
        key=f"profile_{field}",
    )


def _several(field: str, options: Sequence[StrEnum], saved: Sequence[str], words: Words) -> list[str]:
    """Any values of a vocabulary; foods to leave out may also be named freely."""
    known = [str(option) for option in options]
    return st.multiselect(
        words.text(f"profile-{field}"),
        known + [value for value in saved if value not in known],
        default=list(saved),
        format_func=_namer(field, words),
        placeholder=words.text("profile-none"),
        accept_new_options=field in _FREE,
        key=f"profile_{field}",
    )


def _number(field: str, saved: float | None, step: float, words: Words) -> float | None:
    """A number, or none; impossible ones can be typed, so that saving can say what is possible."""
    return st.number_input(
        words.text(f"profile-{field}"),
        value=saved,
        step=step,
        format="%d" if isinstance(step, int) else "%.1f",
        placeholder=words.text("profile-unknown"),
        key=f"profile_{field}",
    )


def _namer(field: str, words: Words) -> Callable[[str], str]:
    kind = _KINDS.get(field, field)
    return lambda value: words.name(kind, value)


def _sentence(error: ValidationError, words: Words) -> str:
    """What is wrong with the first impossible field, with the range that it must lie in."""
    field = str(error.errors()[0]["loc"][0])
    label = words.text(f"profile-{field}")
    bounds = Profile.model_fields[field].metadata
    low = next((bound.ge for bound in bounds if isinstance(bound, Ge)), None)
    high = next((bound.le for bound in bounds if isinstance(bound, Le)), None)
    if low is None or high is None:
        return words.text("profile-unusable", field=label)
    return words.text("profile-out-of-range", field=label, low=plain(float(str(low))), high=plain(float(str(high))))
