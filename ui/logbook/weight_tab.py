"""Weights and what was eaten, the trend behind them, and what the body really spends."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from domain.errors import InvalidInput, SpotterError
from domain.figures import plain
from domain.units import kg_to_lb
from domain.vocabulary import NutritionGoal, WeightUnit
from tools.logbook.estimate_expenditure import EstimateExpenditureResult
from tools.logbook.expenditure import FEWEST_DAYS
from ui.escaping import literal
from ui.logbook import sentences
from ui.logbook.page_state import Sight, attempt
from ui.results.expenditure import show_expenditure
from ui.results.tables import folded
from ui.switching import ask_in_chat

_ENTRIES_SHOWN = 14
_FACTS = ("sex", "age_years", "height_cm", "activity")
_USUAL_KCAL = 2000
_WORTH_SAVING_KG = 0.5
_LAST_KCAL_KEY = "eaten_kcal"


def show_weight(sight: Sight) -> None:
    """Two short forms, the estimate, and the entries."""
    _weigh(sight)
    _eat(sight)
    _estimate(sight)
    _entries(sight)


def _weigh(sight: Sight) -> None:
    words, body = sight.words, sight.desk.body
    latest = next(iter(body.weights()), None)
    unit = latest.unit if latest else sight.desk.unit
    st.markdown(f"**{literal(words.text('weigh'))}**")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        weight = st.number_input(
            words.text("weight", unit=unit.value),
            min_value=0.0,
            value=latest.weight if latest else None,
            step=0.1,
            format="%.1f",
            placeholder="–",
            key="weight",
            width=130,
        )
        day = st.date_input(words.text("on-day"), sight.today, max_value=sight.today, key="weight_day", width=150)
        st.button(
            words.text("profile-save"),
            key="save_weight",
            type="primary",
            icon=":material/monitor_weight:",
            disabled=not weight,
            on_click=attempt,
            args=(words, body.weigh, day, weight, unit),
        )
    if latest is not None and latest.date == sight.today:
        st.caption(literal(words.text("weighed-today", weight=latest.weight, unit=latest.unit.value)))
    else:
        st.caption(literal(words.text("weigh-hint")))


def _eat(sight: Sight) -> None:
    """Yesterday's energy by default: today is not over."""
    words, body = sight.words, sight.desk.body
    days = body.intake()
    yesterday = sight.today - dt.timedelta(days=1)
    st.markdown(f"**{literal(words.text('eaten'))}**")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        energy = st.number_input(
            words.text("eaten-kcal"),
            min_value=0,
            value=int(days[0].energy_kcal) if days else _USUAL_KCAL,
            step=50,
            key=_LAST_KCAL_KEY,
            width=130,
        )
        day = st.date_input(words.text("on-day"), yesterday, max_value=sight.today, key="eaten_day", width=150)
        st.button(
            words.text("profile-save"),
            key="save_intake",
            icon=":material/restaurant:",
            on_click=attempt,
            args=(words, body.eat, day, energy),
            kwargs={"counted": True},
        )
    st.caption(literal(words.text("eaten-hint")))


def _estimate(sight: Sight) -> None:
    """The estimate for the goal that is chosen, or what it still lacks."""
    words = sight.words
    st.markdown(f"**{literal(words.text('expenditure'))}**")
    goal = st.segmented_control(
        words.text("expenditure-goal"),
        list(NutritionGoal),
        default=NutritionGoal.MAINTAIN,
        required=True,
        format_func=lambda value: words.name("nutrition_goal", value),
        key="expenditure_goal",
    )
    facts = {name: value for name in _FACTS if (value := getattr(sight.desk.profile, name)) is not None}
    try:
        result = sight.desk.tools.run("estimate_expenditure", {**facts, "goal": goal or NutritionGoal.MAINTAIN})
    except SpotterError as error:
        if isinstance(error, InvalidInput) and error.field in ("weights", "intake"):
            st.info(literal(_lacking(sight, error.field)), icon=":material/hourglass_empty:")
            return
        st.warning(literal(words.translator.error(words.language, error)), icon=":material/info:")
        return
    assert isinstance(result, EstimateExpenditureResult)
    unit = sight.desk.unit
    show_expenditure(result, words, 1.0 if unit is WeightUnit.KG else kg_to_lb(1), unit)
    missing = [name for name in _FACTS if name not in facts]
    if missing:
        named = words.join([words.text(f"profile-{name}") for name in missing])
        st.caption(literal(words.text("expenditure-facts", facts=named)))
    _offer_weight(sight, result.trend_kg)
    if result.target_kcal is not None:
        _offer_plan(sight, result)


def _offer_weight(sight: Sight, trend_kg: float) -> None:
    """The trend's weight for the profile, which plans are made from, where it has moved away from it."""
    words, profile = sight.words, sight.desk.profile
    if profile.weight_kg is None or abs(profile.weight_kg - trend_kg) < _WORTH_SAVING_KG:
        return
    if st.button(
        literal(words.text("expenditure-weight", saved=profile.weight_kg, trend=trend_kg)),
        key="take_weight",
        icon=":material/person:",
    ):
        sight.desk.coach.profile = profile.model_copy(update={"weight_kg": trend_kg})
        st.rerun()


def _lacking(sight: Sight, field: str) -> str:
    """How far the log is: days of weights, or else days of eating."""
    if field == "intake":
        return sight.words.text("expenditure-lacks-meals")
    days = sorted(one.date for one in sight.desk.body.logged().weigh_ins)
    length = (days[-1] - days[0]).days if days else 0
    return sight.words.text("expenditure-lacks-days", days=length, wanted=FEWEST_DAYS)


def _offer_plan(sight: Sight, result: EstimateExpenditureResult) -> None:
    """A meal plan for the new target, asked for in the chat."""
    words = sight.words
    goal = words.name("nutrition_goal", result.goal)
    message = words.text("expenditure-ask", goal=goal, energy=plain(result.target_kcal or 0).replace(",", ""))
    if st.button(
        literal(words.text("expenditure-plan", energy=result.target_kcal or 0)),
        key="plan_on_target",
        type="primary",
        icon=":material/restaurant_menu:",
    ):
        ask_in_chat(message)


def _entries(sight: Sight) -> None:
    """The last entries, each with its way out."""
    words, body = sight.words, sight.desk.body
    weights, intake = body.weights(), body.intake()
    if not weights and not intake:
        return
    with folded(words.text("entries", count=len(weights) + len(intake))):
        for one in weights[:_ENTRIES_SHOWN]:
            shown = words.text("entry-weight", weight=one.weight, unit=one.unit.value)
            _entry(sight, f"{sentences.day(one.date, words)}: {shown}", one.id, one)
        for eaten in intake[:_ENTRIES_SHOWN]:
            shown = words.text("kcal", value=eaten.energy_kcal)
            _entry(sight, f"{sentences.day(eaten.date, words)}: {shown}", eaten.id, eaten)


def _entry(sight: Sight, label: str, key: str, entry: object) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False):
        st.markdown(literal(label))
        st.button(
            "",
            key=f"forget_{type(entry).__name__}_{key}",
            icon=":material/delete:",
            type="tertiary",
            help=sight.words.text("conversation-delete"),
            on_click=attempt,
            args=(sight.words, sight.desk.body.delete, entry),
        )
