"""Adding exercises to a day's log beside any plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from agent.logbook.views import Done, SessionView
from domain.errors import NotFound
from domain.vocabulary import WeightUnit
from tests.tools.logbook.past import CATALOGUE, MONDAY
from tools.logbook.log import FollowedPlan, LoggedSession, Status
from tools.logbook.own_day import SETS
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments

TUESDAY = MONDAY.replace(day=MONDAY.day + 1)
KG = WeightUnit.KG


@pytest.fixture
def book(tmp_path: Path) -> Logbook:
    return Logbook(SqlLogbookStore(f"sqlite:///{tmp_path / 'spotter.db'}"), CATALOGUE)


def own(book: Logbook) -> SessionView:
    """Monday's own training."""
    view = book.own_day(MONDAY)
    assert view is not None
    return view


def test_an_added_exercise_waits_with_three_sets(book: Logbook) -> None:
    """Added twice it is there once; another day knows nothing of it."""
    assert book.add("goblet-squat", MONDAY, KG)
    assert not book.add("goblet-squat", MONDAY, KG)
    assert book.add("plank", MONDAY, KG)
    view = own(book)
    assert view.is_own
    assert [one.planned.exercise_id for one in view.exercises] == ["goblet-squat", "plank"]
    assert [len(one.remaining) for one in view.exercises] == [SETS, SETS]
    assert view.exercises[0].loaded and view.exercises[0].sets[0].wanted.load is None  # no load is made up
    assert book.own_day(TUESDAY) is None


def test_a_followed_plan_goes_on_as_if_nothing_was(book: Logbook) -> None:
    """Neither its next session nor what it finds of missed ones changes."""
    result = Calculate531(CATALOGUE).run(Calculate531Arguments(squat=140, bench_press=100)).model_dump(mode="json")
    plan = book.follow("calculate_531", result, MONDAY, KG)
    before = book.read().coming(plan, TUESDAY)
    book.add("face-pull", MONDAY, KG)
    book.log_set(own(book), 0, 0, Done(20, 12, 2), MONDAY)
    assert book.active == plan
    assert book.read().coming(plan, TUESDAY) == before


def test_what_was_done_tells_the_next_loads(book: Logbook) -> None:
    """Three sets at the top of the range: more the next day; and all sets done finish the session until one is added."""
    book.add("goblet-squat", MONDAY, KG)
    for number in range(SETS):
        book.log_set(own(book), 0, number, Done(20, 12, 2), MONDAY)
    assert own(book).session is not None and own(book).session.status is Status.DONE  # type: ignore[union-attr]
    book.add("push-up", MONDAY, KG)
    session = own(book).session
    assert session is not None and session.status is Status.OPEN
    assert own(book).exercises[0].is_done
    book.add("goblet-squat", TUESDAY, KG)
    again = book.own_day(TUESDAY)
    assert again is not None and again.exercises[0].last is not None
    wanted = again.exercises[0].sets[0].wanted
    assert wanted.load is not None and (wanted.load > 20 or wanted.aim > 12)


def test_a_deleted_day_begins_anew(book: Logbook, tmp_path: Path) -> None:
    """Nothing of it comes back with the next exercise."""
    book.add("goblet-squat", MONDAY, KG)
    session = own(book).session
    assert session is not None
    book.delete(session)
    assert book.own_day(MONDAY) is None
    book.add("plank", MONDAY, KG)
    assert [one.planned.exercise_id for one in own(book).exercises] == ["plank"]
    store = SqlLogbookStore(f"sqlite:///{tmp_path / 'spotter.db'}")
    assert (len(store.entries(FollowedPlan)), len(store.entries(LoggedSession))) == (1, 1)


def test_an_exercise_that_is_not_there_is_refused(book: Logbook) -> None:
    """And nothing is stored."""
    with pytest.raises(NotFound):
        book.add("no-such-exercise", MONDAY, KG)
    assert book.own_day(MONDAY) is None
