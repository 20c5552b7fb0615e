"""Following a plan: what a person does with a logbook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from agent.logbook.views import Done, SessionView
from domain.errors import InvalidInput, NotFound, OutOfRange
from domain.vocabulary import BodyPart, WeightUnit
from tests.tools.logbook.past import CATALOGUE, MONDAY
from tools.logbook.advice import Why
from tools.logbook.log import FollowedPlan, LoggedSession, LoggedSet, Status
from tools.logbook.missed import Pause
from tools.logbook.swap import Reason, Wish
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining

HYPERTROPHY = (
    PlanTraining(CATALOGUE)
    .run(PlanTrainingArguments.model_validate({"goal": "hypertrophy", "days_per_week": 3, "level": "beginner"}))
    .model_dump(mode="json")
)
CYCLE = Calculate531(CATALOGUE).run(Calculate531Arguments(squat=140, bench_press=100)).model_dump(mode="json")
NOTHING = Wish()


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


@pytest.fixture
def store(tmp_path: Path) -> SqlLogbookStore:
    return SqlLogbookStore(f"sqlite:///{tmp_path / 'spotter.db'}")


@pytest.fixture
def book(store: SqlLogbookStore) -> Logbook:
    return Logbook(store, CATALOGUE)


@pytest.fixture
def plan(book: Logbook) -> FollowedPlan:
    """A hypertrophy plan from Monday on."""
    return book.follow("plan_training", HYPERTROPHY, MONDAY, WeightUnit.KG)


@pytest.fixture
def cycle(book: Logbook) -> FollowedPlan:
    """A 5/3/1 cycle from Monday on."""
    return book.follow("calculate_531", CYCLE, MONDAY, WeightUnit.KG)


def view_of(book: Logbook, plan: FollowedPlan, number: int, today: int = 0) -> SessionView:
    """The session with its number, as it stands."""
    found = book.read().coming(plan, day(today), number)
    assert found is not None
    return found


def loaded_place(view: SessionView) -> int:
    return next(one.place for one in view.exercises if one.loaded)


def do_all(book: Logbook, plan: FollowedPlan, number: int, today: int, amount: int | None = None) -> None:
    """Log a whole session at 40 kg, or body weight, with `amount` repetitions or what is aimed at."""
    for one in view_of(book, plan, number, today).exercises:
        for part in one.sets:
            load = 0.0 if not one.loaded else part.wanted.load or 40.0
            rir = part.wanted.target.rir
            done = Done(load, amount or part.wanted.aim, rir)
            book.log_set(view_of(book, plan, number, today), one.place, part.number, done, day(today))


def test_taking_up_a_plan_shows_its_first_session(book: Logbook, plan: FollowedPlan) -> None:
    """Nothing is logged or begun by looking at it."""
    assert book.active == plan
    view = view_of(book, plan, 0)
    assert view.session is None
    assert all(part.logged is None for one in view.exercises for part in one.sets)
    assert book.read().history.sessions == []


def test_one_tap_logs_a_session_as_written(book: Logbook, cycle: FollowedPlan) -> None:
    """All loads of a 5/3/1 day are known: one call, and the session is done; its open-ended set has the least."""
    view = view_of(book, cycle, 0)
    book.log_as_written(view, range(len(view.exercises)), MONDAY)
    history = book.read().history
    (session,) = history.sessions
    unknown = [one for one in view.exercises if one.loaded and one.sets[0].wanted.load is None]
    assert session.status is (Status.OPEN if unknown else Status.DONE)
    lift = [one for one in history.sets if one.place == 0]
    written = cycle.programme.session(0).exercises[0].sets
    assert [(one.load, one.amount) for one in lift] == [(target.load, target.low) for target in written]


def test_a_tap_twice_is_a_tap_once(book: Logbook, cycle: FollowedPlan) -> None:
    """Both from the same sight of the page: one session, each set once."""
    view = view_of(book, cycle, 0)
    book.log_as_written(view, [0], MONDAY)
    book.log_as_written(view, [0], MONDAY)
    history = book.read().history
    assert len(history.sessions) == 1
    assert len(history.sets) == len(view.exercises[0].sets)


def test_a_load_that_nobody_knows_is_not_logged_as_written(book: Logbook, plan: FollowedPlan) -> None:
    """In the first session the lifter chooses; the first set then fills in the others."""
    view = view_of(book, plan, 0)
    place = loaded_place(view)
    book.log_as_written(view, [place], MONDAY)
    assert book.read().history.sets == []
    target = view.exercises[place].sets[0].wanted.target
    book.log_set(view, place, 0, Done(40, target.low, (target.rir or 0) + 5), MONDAY)
    after = view_of(book, plan, 0)
    rest = [part.wanted.load for part in after.exercises[place].remaining]
    assert all(load is not None and load > 40 for load in rest)
    book.log_as_written(after, [place], MONDAY)
    assert view_of(book, plan, 0).exercises[place].is_done


def test_a_set_is_corrected_in_its_place(book: Logbook, cycle: FollowedPlan) -> None:
    """Logged anew with other figures it is still one set."""
    book.log_as_written(view_of(book, cycle, 0), [0], MONDAY)
    before = len(book.read().history.sets)
    book.log_set(view_of(book, cycle, 0), 0, 5, Done(100, 9, 1), MONDAY)
    sets = book.read().history.sets
    assert len(sets) == before
    assert [(one.load, one.amount, one.rir) for one in sets if one.number == 5] == [(100, 9, 1)]


def test_impossible_figures_are_refused(book: Logbook, cycle: FollowedPlan) -> None:
    """A slip of a zero is not stored."""
    view = view_of(book, cycle, 0)
    for done in (Done(1000, 5, None), Done(-5, 5, None), Done(100, 500, None)):
        with pytest.raises(OutOfRange):
            book.log_set(view, 0, 0, done, MONDAY)
    assert book.read().history.sessions == []


def test_the_next_session_rests_on_the_last_one(book: Logbook, plan: FollowedPlan) -> None:
    """All sets at the top of the range: a step more in the next session with the same exercise, and it is told now."""
    view = view_of(book, plan, 0)
    tops = {one.planned.exercise_id: one.sets[0].wanted.target.high for one in view.exercises}
    for one in view.exercises:
        for part in one.sets:
            done = Done(40.0 if one.loaded else 0.0, tops[one.planned.exercise_id], part.wanted.target.rir)
            book.log_set(view_of(book, plan, 0), one.place, part.number, done, MONDAY)
    reader = book.read()
    (session,) = reader.history.sessions
    assert session.status is Status.DONE
    coming = reader.next_times(reader.begun(session))
    raised = [one for one in coming if one.advice.why is Why.RAISED]
    assert raised
    assert all((one.advice.sets[0].load or 0) > 40 and one.due > MONDAY for one in raised)


def test_a_swap_for_today_starts_without_a_load_and_loses_nothing(book: Logbook, cycle: FollowedPlan) -> None:
    """Two sets on the taken bar stay logged; the stand-in has no percentage, and the next session the old lift."""
    for number in (0, 1):
        book.log_set(view_of(book, cycle, 0), 0, number, Done(40, 5, None), MONDAY)
    view = view_of(book, cycle, 0)
    original = view.exercises[0].planned.exercise_id
    stand_in = book.stand_ins(original, Wish(Reason.BUSY))[0].exercise.id
    book.swap(view, 0, stand_in, Wish(Reason.BUSY), MONDAY)
    swapped = view_of(book, cycle, 0).exercises[0]
    assert swapped.planned.exercise_id == stand_in
    assert swapped.advice.why is Why.FIRST_TIME
    assert all(part.wanted.load is None and part.wanted.target.percent is None for part in swapped.sets)
    book.log_set(view_of(book, cycle, 0), 0, 0, Done(30, 5, 3), MONDAY)
    logged = {(one.exercise_id, one.load) for one in book.read().history.sets}
    assert logged == {(original, 40.0), (stand_in, 30.0)}
    later = [one for one in cycle.programme.sessions[1:] if one.exercises[0].exercise_id == original]
    assert view_of(book, cycle, later[0].number).exercises[0].planned.exercise_id == original


def test_a_swap_for_the_plan_holds_until_it_is_taken_back(book: Logbook, plan: FollowedPlan) -> None:
    """Every later session has the stand-in; its own past decides its loads."""
    view = view_of(book, plan, 0)
    place = loaded_place(view)
    original = view.exercises[place].planned.exercise_id
    wish = Wish(Reason.INJURY, None, [BodyPart.NECK])
    stand_in = book.stand_ins(original, wish)[0].exercise.id
    book.swap(view, place, stand_in, wish, None)
    assert book.read().history.sessions == []
    numbers = [
        one.number for one in plan.programme.sessions if original in [part.exercise_id for part in one.exercises]
    ]
    for number in numbers:
        assert original not in [one.planned.exercise_id for one in view_of(book, plan, number).exercises]
    swap = view_of(book, plan, 0).exercises[place].swap
    assert swap is not None
    book.delete(swap)
    assert view_of(book, plan, 0).exercises[place].planned.exercise_id == original


def test_only_what_is_in_the_catalogue_stands_in(book: Logbook, plan: FollowedPlan) -> None:
    """An id from elsewhere is refused."""
    with pytest.raises(NotFound):
        book.swap(view_of(book, plan, 0), 0, "underwater-squat", NOTHING, None)


def test_a_week_off_is_repeated_only_if_one_wants_to(book: Logbook, plan: FollowedPlan) -> None:
    """After nine days the week is offered again; beginning its first session makes it the next, the plan follows."""
    for number in range(3):
        do_all(book, plan, number, (0, 2, 4)[number])
    view = book.read().coming(plan, day(13))
    assert view is not None
    assert (view.missed.pause, view.planned.number, view.missed.resume_at) == (Pause.REPEAT, 3, 0)
    book.begin(view_of(book, plan, 0, 13), day(13))
    again = book.read().coming(plan, day(13))
    assert again is not None
    assert (again.planned.number, again.session is not None) == (0, True)
    book.finish(again, day(13))
    following = book.read().coming(plan, day(15))
    assert following is not None
    assert following.planned.number == 1


def test_after_a_break_the_lower_loads_stay_through_the_session(book: Logbook, plan: FollowedPlan) -> None:
    """The first set of the day ends the break, but not its lower loads."""
    do_all(book, plan, 0, 0)
    view = view_of(book, plan, 0, 20)
    assert view.missed.load_factor == 0.9
    place = loaded_place(view)
    lowered = view.exercises[place].sets[0].wanted.load
    assert lowered is not None
    assert lowered < 40
    book.log_as_written(view, [0], day(20))
    assert view_of(book, plan, 0, 20).exercises[place].sets[-1].wanted.load == lowered


def test_a_session_can_be_left_out_finished_early_and_taken_up_again(book: Logbook, plan: FollowedPlan) -> None:
    """What is skipped or finished is behind; reopened it is the next again."""
    book.skip(view_of(book, plan, 0), MONDAY)
    view = book.read().coming(plan, MONDAY)
    assert view is not None
    assert view.planned.number == 1
    book.log_set(view, 0, 0, Done(20, 5, None), MONDAY)
    begun = view_of(book, plan, 1)
    book.finish(begun, MONDAY)
    following = book.read().coming(plan, MONDAY)
    assert following is not None
    assert following.planned.number == 2
    session = begun.session
    assert session is not None
    book.reopen(session)
    again = book.read().coming(plan, MONDAY)
    assert again is not None
    assert again.planned.number == 1


def test_a_deleted_session_takes_its_sets_along(book: Logbook, store: SqlLogbookStore, cycle: FollowedPlan) -> None:
    """And nothing else."""
    book.log_as_written(view_of(book, cycle, 0), [0], MONDAY)
    book.log_as_written(view_of(book, cycle, 1), [0], day(1))
    first, second = store.entries(LoggedSession)
    book.delete(first)
    assert store.entries(LoggedSession) == [second]
    assert {one.session_id for one in store.entries(LoggedSet)} == {second.id}


def test_another_plan_ends_the_first_and_keeps_its_sets(book: Logbook, cycle: FollowedPlan) -> None:
    """The past of a lift goes along into the next plan."""
    book.log_as_written(view_of(book, cycle, 0), [0], MONDAY)
    after = book.follow("plan_training", HYPERTROPHY, day(7), WeightUnit.KG)
    assert book.active == after
    ended = next(one for one in book.read().history.plans if one.id == cycle.id)
    assert ended.ended == day(7)
    assert len(book.read().history.sets) > 0
    book.stop(after, day(8))
    assert book.active is None


def test_behind_the_last_session_the_plan_can_go_on(book: Logbook, cycle: FollowedPlan) -> None:
    """Eight sessions a cycle of two lifts; then the next cycle with a higher training max."""
    last = len(cycle.programme.sessions) - 1
    for number in range(last + 1):
        view = view_of(book, cycle, number, 3 * number)
        book.log_as_written(view, [0], day(3 * number))
        book.finish(view_of(book, cycle, number, 3 * number), day(3 * number))
    assert book.read().coming(cycle, day(3 * last)) is None
    book.extend(cycle)
    longer = book.active
    assert longer is not None
    view = book.read().coming(longer, day(3 * last + 3))
    assert view is not None
    assert view.exercises[0].advice.why is Why.MAX_RAISED


def test_a_meal_plan_cannot_be_followed(book: Logbook) -> None:
    """One clear sentence."""
    with pytest.raises(InvalidInput):
        book.follow("plan_nutrition", {}, MONDAY, WeightUnit.KG)


def test_a_page_need_not_read_years_of_sets(book: Logbook, cycle: FollowedPlan) -> None:
    """Sessions are always there; sets only from the day on that is asked for."""
    book.log_as_written(view_of(book, cycle, 0), [0], MONDAY)
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    assert book.read(since=tomorrow).history.sets == []
    assert len(book.read(since=tomorrow).history.sessions) == 1
    assert book.read(since=MONDAY).history.sets == book.read().history.sets
