"""Entering one set: load, repetitions and what was left in reserve; and correcting those that are logged."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from agent.logbook.views import Done, ExerciseView, SessionView, SetView
from domain.vocabulary import Equipment
from tools.logbook.loading import loads_of
from tools.logbook.log import MOST_REPS, MOST_SECONDS
from tools.logbook.programme import SetKind
from ui.logbook.page_state import Sight, attempt
from ui.logbook.sentences import done_line

_FIELD_PX = 92
"""Three of them stand side by side on a phone."""
_MOST_RIR = 10.0
_SECONDS_STEP = 5
_ADDED_LOAD_STEP = 2.5


@dataclass(frozen=True)
class SetForm:
    """The fields for the sets of one exercise of a session."""

    sight: Sight
    session: SessionView
    exercise: ExerciseView

    def enter(self, part: SetView) -> None:
        """The next set, filled with what is asked for, and the button that logs it."""
        key = f"{self.session.key}_{self.exercise.place}_{self.exercise.planned.exercise_id}_{part.number}"
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            done = self._fields(part, Done(part.wanted.load or 0.0, part.wanted.aim, part.wanted.target.rir), key)
            st.button(
                self.sight.words.text("log-set", number=part.number + 1, count=len(self.exercise.sets)),
                key=f"log_{key}",
                type="primary",
                icon=":material/check:",
                disabled=self.exercise.loaded and not done.load,
                on_click=self._log,
                args=(part, done),
            )

    def correct(self) -> None:
        """Every logged set with its fields: save it anew, or take it out."""
        words = self.sight.words
        for part in self.exercise.sets:
            if part.logged is None:
                continue
            key = f"fix_{part.logged.id}"
            line = done_line(part.logged, seconds=self._is_held, words=words)
            st.caption(words.text("set-logged", number=part.number + 1, set=line))
            with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
                done = self._fields(part, Done(part.logged.load, part.logged.amount, part.logged.rir), key)
                st.button(words.text("profile-save"), key=f"save_{key}", on_click=self._log, args=(part, done))
                st.button(
                    "",
                    key=f"drop_{key}",
                    icon=":material/delete:",
                    help=words.text("conversation-delete"),
                    on_click=attempt,
                    args=(words, self.sight.desk.logbook.delete, part.logged),
                )

    @property
    def _is_held(self) -> bool:
        return self.exercise.planned.measure == "seconds"

    def _log(self, part: SetView, done: Done) -> None:
        log_set, place = self.sight.desk.logbook.log_set, self.exercise.place
        attempt(self.sight.words, log_set, self.session, place, part.number, done, self.sight.today)

    def _fields(self, part: SetView, start: Done, key: str) -> Done:
        """The fields that this exercise has, side by side; those that it lacks keep their start."""
        has_reserve = part.wanted.target.kind is not SetKind.WARMUP and not self._is_held
        return Done(
            load=self._load(start, key),
            amount=self._amount(part, start, key),
            rir=self._reserve(start, key) if has_reserve else start.rir,
        )

    def _load(self, start: Done, key: str) -> float:
        """The load on the bar, of one dumbbell, or added to the body where it hangs."""
        exercise = self.sight.desk.catalogue.get(self.exercise.planned.exercise_id)
        unit = self.session.plan.programme.unit
        loads = loads_of(exercise, unit, self.session.plan.programme.gym)
        if loads is None and (self._is_held or Equipment.PULL_UP_BAR not in exercise.equipment):
            return start.load
        label = "load" if loads else "added-load"
        entered = st.number_input(
            self.sight.words.text(label, unit=unit.value),
            min_value=0.0,
            value=start.load or None,
            step=float(loads.grid) if loads else _ADDED_LOAD_STEP,
            format="%g",
            key=f"load_{key}",
            placeholder="–",
            width=_FIELD_PX,
        )
        return entered or 0.0

    def _amount(self, part: SetView, start: Done, key: str) -> int:
        label = "held-seconds" if self._is_held else "most-reps" if part.wanted.target.amrap else "reps"
        return st.number_input(
            self.sight.words.text(label),
            min_value=0,
            max_value=MOST_SECONDS if self._is_held else MOST_REPS,
            value=start.amount,
            step=_SECONDS_STEP if self._is_held else 1,
            key=f"amount_{key}",
            width=_FIELD_PX,
        )

    def _reserve(self, start: Done, key: str) -> float | None:
        return st.number_input(
            self.sight.words.text("in-reserve"),
            min_value=0.0,
            max_value=_MOST_RIR,
            value=start.rir,
            step=1.0,
            format="%g",
            key=f"rir_{key}",
            placeholder="–",
            help=self.sight.words.text("in-reserve-help"),
            width=_FIELD_PX,
        )
