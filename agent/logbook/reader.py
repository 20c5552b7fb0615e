"""From everything that was logged to a session as a page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from agent.logbook.views import ExerciseView, NextTime, SessionView, SetView
from domain.errors import NotFound
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.advice import Advice, NextSet, Situation
from tools.logbook.double_progression import alike
from tools.logbook.first_set import load_after_first
from tools.logbook.loading import loads_of
from tools.logbook.log import ExerciseSession, FollowedPlan, History, LoggedSession, LoggedSet, Status, Swap
from tools.logbook.missed import Missed, assess, next_number
from tools.logbook.programme import PlannedExercise, PlannedSession
from tools.logbook.progress import advise
from tools.logbook.stand_in import in_place_of


@dataclass(frozen=True)
class Reader:
    """All that was logged, as it was at one moment."""

    history: History
    swaps: list[Swap]
    catalogue: Catalogue

    def log_of(self, plan: FollowedPlan) -> list[LoggedSession]:
        """The plan's sessions."""
        return [one for one in self.history.sessions if one.plan_id == plan.id]

    def coming(self, plan: FollowedPlan, today: dt.date, number: int | None = None) -> SessionView | None:
        """The session that comes next, or that of `number`; None behind the end of the plan."""
        log = self.log_of(plan)
        if number is None:
            number = next_number(log)
        if number >= len(plan.programme.sessions):
            return None
        begun = next((one for one in log if one.number == number and one.status is Status.OPEN), None)
        missed = assess(plan.programme, plan.started, log, today)
        factor = begun.load_factor if begun else missed.load_factor
        return self._view(plan, begun, replace(missed, load_factor=factor), number)

    def begun(self, session: LoggedSession) -> SessionView:
        """A session that was begun, as it stands now. Raises NotFound where its plan is gone."""
        plan = next((one for one in self.history.plans if one.id == session.plan_id), None)
        if plan is None:
            raise NotFound("The plan of this session is gone.", field="plan_id")
        missed = assess(plan.programme, plan.started, self.log_of(plan), session.date)
        return self._view(plan, session, replace(missed, load_factor=session.load_factor), session.number)

    def next_times(self, view: SessionView) -> list[NextTime]:
        """For each exercise of a session with a logged set: its next session in the plan."""
        trained = [one.planned.exercise_id for one in view.exercises if any(part.logged for part in one.sets)]
        found = (self._next_time(view, exercise_id) for exercise_id in dict.fromkeys(trained))
        return [one for one in found if one is not None]

    def _next_time(self, view: SessionView, exercise_id: str) -> NextTime | None:
        begun = view.session.date if view.session else view.plan.started
        for planned in view.plan.programme.sessions[view.planned.number + 1 :]:
            for place in range(len(planned.exercises)):
                one, _ = self._planned(view.plan, planned, place, None)
                if one.exercise_id == exercise_id:
                    due = begun + dt.timedelta(days=planned.day - view.planned.day)
                    return NextTime(one, advise(self._situation(view.plan, planned, one, None)), due)
        return None

    def _view(self, plan: FollowedPlan, session: LoggedSession | None, missed: Missed, number: int) -> SessionView:
        planned = plan.programme.session(number)
        exercises = [
            self._exercise(plan, planned, place, session, missed.load_factor) for place in range(len(planned.exercises))
        ]
        return SessionView(plan, planned, session, missed, exercises)

    def _exercise(
        self, plan: FollowedPlan, session_plan: PlannedSession, place: int, session: LoggedSession | None, factor: float
    ) -> ExerciseView:
        one, swap = self._planned(plan, session_plan, place, session)
        situation = replace(self._situation(plan, session_plan, one, session), load_factor=factor)
        advice = advise(situation)
        logged = self._logged(session, place, one.exercise_id)
        advice = _with_first_load(advice, situation, logged)
        return ExerciseView(
            place=place,
            planned=one,
            advice=advice,
            sets=[SetView(number, wanted, logged.get(number)) for number, wanted in enumerate(advice.sets)],
            last=_last_usual(situation),
            swap=swap,
            loaded=situation.loads is not None,
        )

    def _planned(
        self, plan: FollowedPlan, session_plan: PlannedSession, place: int, session: LoggedSession | None
    ) -> tuple[PlannedExercise, Swap | None]:
        """The planned exercise, or what stands in for it: today's swap before that of the whole plan."""
        one = session_plan.exercises[place]
        wanted = [session.id, None] if session else [None]
        for session_id in wanted:
            for swap in self.swaps:
                if (swap.plan_id, swap.session_id, swap.exercise_id) == (plan.id, session_id, one.exercise_id):
                    return in_place_of(one, self.catalogue.get(swap.instead_id), plan.programme), swap
        return one, None

    def _situation(
        self, plan: FollowedPlan, session_plan: PlannedSession, one: PlannedExercise, session: LoggedSession | None
    ) -> Situation:
        """Where the plan stands; the sets of `session` itself are no past of it."""
        before = [past for past in self.history.sessions if session is None or past.id != session.id]
        past = self.history.model_copy(update={"sessions": before}).of_exercise(one.exercise_id)
        return Situation(
            planned=one,
            past=[day for day in past if session is None or day.date <= session.date],
            loads=loads_of(self.catalogue.get(one.exercise_id), plan.programme.unit, plan.programme.gym),
            programme=plan.programme,
            plan_id=plan.id,
            block=session_plan.block,
            deload=session_plan.deload,
        )

    def _logged(self, session: LoggedSession | None, place: int, exercise_id: str) -> dict[int, LoggedSet]:
        if session is None:
            return {}
        return {
            one.number: one
            for one in self.history.sets
            if one.session_id == session.id and one.place == place and one.exercise_id == exercise_id
        }


def _last_usual(situation: Situation) -> ExerciseSession | None:
    """The session that the advice rests on: the last with the same task, else the last at all."""
    past = alike(situation) or situation.past
    return past[-1] if past else None


def _with_first_load(advice: Advice, situation: Situation, logged: dict[int, LoggedSet]) -> Advice:
    """Where the load was to be chosen: the remaining sets take what the first one tells, else its own load."""
    if not logged or situation.loads is None or any(one.load is not None for one in advice.sets):
        return advice
    last = logged[max(logged)]
    found = load_after_first(situation, logged[min(logged)]) if len(logged) == 1 else None
    load = last.load if found is None else found
    return replace(advice, sets=[_loaded(one, load, situation) for one in advice.sets])


def _loaded(one: NextSet, load: float, situation: Situation) -> NextSet:
    return replace(one, load=load, plates=situation.loads.plates(load) if situation.loads else None)
