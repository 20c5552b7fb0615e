"""Swapping an exercise: why, with what there is, and which one instead."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from agent.logbook.views import ExerciseView, SessionView
from domain.vocabulary import BodyPart, Equipment
from tools.logbook.swap import Reason, StandIn, Wish
from ui.escaping import literal
from ui.logbook.page_state import Sight, attempt
from ui.logbook.sentences import stand_in_note

_REASONS = (Reason.BUSY, Reason.INJURY, Reason.HOME)
_SHOWN = 4


@dataclass(frozen=True)
class SwapForm:
    """The form behind the swap button of one exercise."""

    sight: Sight
    session: SessionView
    exercise: ExerciseView

    def show(self) -> None:
        """A button that opens to the form; the candidates are looked for when it is open."""
        words = self.sight.words
        popover = st.popover(
            words.text("swap"), icon=":material/swap_horiz:", key=self._key("swap"), on_change="rerun", type="tertiary"
        )
        if not popover.open:
            return
        with popover:
            if self.exercise.swap is not None:
                self._back()
                return
            wish = self._wish()
            exercise = self.sight.desk.catalogue.get(self.exercise.planned.exercise_id)
            if wish.reason is Reason.INJURY and not wish.for_exercise(exercise).avoid:
                return  # nothing is known to spare: what hurts has to be named first
            whole_plan = st.toggle(
                words.text("swap-whole-plan"), value=wish.reason is Reason.INJURY, key=self._key(f"whole_{wish.reason}")
            )
            found = self.sight.desk.logbook.stand_ins(self.exercise.planned.exercise_id, wish)
            for one in found[:_SHOWN]:
                self._candidate(one, wish, whole_plan=whole_plan)
            st.caption(literal(words.text("swap-none" if not found else "swap-no-load")))

    def _key(self, widget: str) -> str:
        return f"{widget}_{self.session.key}_{self.exercise.place}_{self.exercise.planned.exercise_id}"

    def _wish(self) -> Wish:
        """The reason, and what belongs to it: the parts that hurt, or what there is at home."""
        words, profile = self.sight.words, self.sight.desk.profile
        exercise = self.sight.desk.catalogue.get(self.exercise.planned.exercise_id)
        reason = st.segmented_control(
            words.text("swap-why"),
            _REASONS,
            default=Reason.BUSY,
            required=True,
            format_func=lambda value: words.text(f"swap-{value}"),
            key=self._key("reason"),
        )
        equipment, avoid = None, []
        if reason is Reason.INJURY:
            avoid = st.multiselect(
                words.text("swap-hurts"),
                list(BodyPart),
                default=profile.avoid,
                format_func=lambda value: words.name("body_part", value),
                placeholder=words.text("swap-hurts-unsaid" if exercise.avoid else "swap-hurts-which"),
                key=self._key("avoid"),
            )
            st.caption(literal(words.text("swap-care")))
        if reason is Reason.HOME:
            there = [one for one in Equipment if one not in (Equipment.GYM, Equipment.BODYWEIGHT)]
            equipment = st.multiselect(
                words.text("swap-at-hand"),
                there,
                default=[one for one in profile.equipment if one in there],
                format_func=lambda value: words.name("equipment", value),
                placeholder=words.text("swap-body-only"),
                key=self._key("equipment"),
            )
        return Wish(reason or Reason.BUSY, equipment, avoid)

    def _candidate(self, one: StandIn, wish: Wish, *, whole_plan: bool) -> None:
        words = self.sight.words
        st.button(
            literal(words.local(one.exercise.names)),
            key=self._key(f"take_{one.exercise.id}"),
            width="stretch",
            on_click=attempt,
            args=(
                words,
                self.sight.desk.logbook.swap,
                self.session,
                self.exercise.place,
                one.exercise.id,
                wish,
                None if whole_plan else self.sight.today,
            ),
        )
        st.caption(literal(stand_in_note(one.keeps_pattern, one.untrained, one.exercise.equipment, words)))

    def _back(self) -> None:
        """What stands in is said, and the old exercise can come back."""
        words, swap = self.sight.words, self.exercise.swap
        assert swap is not None
        name = words.local(self.sight.desk.catalogue.get(swap.exercise_id).names)
        st.button(
            literal(words.text("swap-back", name=name)),
            key=self._key("back"),
            icon=":material/undo:",
            on_click=attempt,
            args=(words, self.sight.desk.logbook.delete, swap),
        )
