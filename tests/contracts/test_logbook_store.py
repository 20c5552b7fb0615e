"""What every LogbookStore promises."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text

from agent.logbook.port import LogbookStore
from agent.logbook.store import SqlLogbookStore
from domain.errors import StorageError
from domain.vocabulary import WeightUnit
from tests.tools.logbook.past import MONDAY, planned, programme
from tools.logbook.log import (
    BodyWeight,
    Entry,
    FollowedPlan,
    IntakeDay,
    LoggedSession,
    LoggedSet,
    Status,
    Swap,
)
from tools.logbook.programme import SetTarget

TARGET = SetTarget(low=8, high=12, rir=2, percent=72.5)
PLAN = FollowedPlan(programme=programme([planned("bench-press", TARGET)]), started=MONDAY)
SESSION = LoggedSession(plan_id=PLAN.id, number=0, date=MONDAY, load_factor=0.9)
SET = LoggedSet(
    session_id=SESSION.id, place=0, number=0, exercise_id="bench-press", load=62.5, unit=WeightUnit.KG, amount=9,
    rir=0.5, target=TARGET,
)  # fmt: skip
SWAP = Swap(plan_id=PLAN.id, session_id=None, exercise_id="bench-press", instead_id="push-up", reason="home")
WEIGHT = BodyWeight(date=MONDAY, weight=172.4, unit=WeightUnit.LB)
INTAKE = IntakeDay(id=MONDAY.isoformat(), date=MONDAY, energy_kcal=2150.5, counted=True)
ALL: list[Entry] = [PLAN, SESSION, SET, SWAP, WEIGHT, INTAKE]


class LogbookStoreContract:
    """Subclass it and give a `store`, and an `other` one of somebody else in the same place."""

    @pytest.mark.parametrize("entry", ALL, ids=lambda entry: type(entry).__name__)
    def test_an_entry_comes_back_as_it_was(self, store: LogbookStore, entry: Entry) -> None:
        """Every field, also what has parts of its own."""
        store.save(entry)
        assert store.entries(type(entry)) == [entry]

    def test_the_same_id_replaces(self, store: LogbookStore) -> None:
        """A correction is no second entry."""
        store.save(SESSION)
        done = SESSION.model_copy(update={"status": Status.DONE})
        store.save(done)
        assert store.entries(LoggedSession) == [done]

    def test_moments_keep_their_time_zone(self, store: LogbookStore) -> None:
        """Entered at 00:30 in Seoul is 15:30 of the day before in UTC, and the same moment when it is read."""
        moment = dt.datetime(2026, 3, 3, 0, 30, tzinfo=ZoneInfo("Asia/Seoul"))
        store.save(WEIGHT.model_copy(update={"entered": moment}))
        (read,) = store.entries(BodyWeight)
        assert read.entered == moment
        assert read.entered.utcoffset() == dt.timedelta(0)
        assert read.date == MONDAY

    def test_entries_come_in_the_order_in_which_they_were_entered(self, store: LogbookStore) -> None:
        """Whatever their ids are; with `since` the older ones are left out."""
        early, late = (
            WEIGHT.model_copy(update={"id": name, "entered": dt.datetime(2026, 3, day, tzinfo=dt.UTC)})
            for name, day in (("z", 1), ("a", 2))
        )
        store.save(late, early)
        assert store.entries(BodyWeight) == [early, late]
        assert store.entries(BodyWeight, since=dt.datetime(2026, 3, 2, tzinfo=dt.UTC)) == [late]

    def test_what_is_deleted_is_gone(self, store: LogbookStore) -> None:
        """And deleting twice is harmless."""
        store.save(*ALL)
        store.delete(SET, WEIGHT)
        store.delete(SET)
        assert store.entries(LoggedSet) == []
        assert store.entries(BodyWeight) == []
        assert store.entries(LoggedSession) == [SESSION]

    def test_the_whole_logbook_can_be_deleted(self, store: LogbookStore) -> None:
        """Nothing of any kind is left."""
        store.save(*ALL)
        store.delete_all()
        assert [store.entries(type(entry)) for entry in ALL] == [[]] * len(ALL)

    def test_nobody_sees_or_deletes_what_is_anothers(self, store: LogbookStore, other: LogbookStore) -> None:
        """Not with the same ids either."""
        store.save(*ALL)
        assert other.entries(LoggedSet) == []
        other.save(SET.model_copy(update={"amount": 1}))
        other.delete(SESSION)
        other.delete_all()
        assert store.entries(LoggedSet) == [SET]
        assert store.entries(LoggedSession) == [SESSION]

    @pytest.mark.filterwarnings("ignore::UserWarning:pydantic")
    def test_all_or_nothing(self, store: LogbookStore) -> None:
        """A set is not stored without its session when the second of them fails."""
        broken = SET.model_copy(update={"amount": None})
        with pytest.raises(StorageError):
            store.save(SESSION, broken)
        assert store.entries(LoggedSession) == []


class TestSqlite(LogbookStoreContract):
    """SQLite in a file, the default."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'spotter.db'}"

    @pytest.fixture
    def store(self, url: str) -> SqlLogbookStore:
        return SqlLogbookStore(url)

    @pytest.fixture
    def other(self, url: str) -> SqlLogbookStore:
        return SqlLogbookStore(url, owner="somebody else")


class TestPostgresql(LogbookStoreContract):
    """A real PostgreSQL."""

    @pytest.fixture
    def store(self, server: str) -> SqlLogbookStore:
        store = SqlLogbookStore(server)
        with create_engine(server).begin() as connection:
            for table in ("plans", "sessions", "sets", "swaps", "weights", "intake"):
                connection.execute(text(f"DELETE FROM logbook_{table}"))
        return store

    @pytest.fixture
    def other(self, server: str) -> SqlLogbookStore:
        return SqlLogbookStore(server, owner="somebody else")


def test_a_logbook_survives_a_restart(tmp_path: Path) -> None:
    """A second process finds what the first one stored."""
    url = f"sqlite:///{tmp_path / 'spotter.db'}"
    SqlLogbookStore(url).save(*ALL)
    assert [SqlLogbookStore(url).entries(type(entry)) for entry in ALL] == [[entry] for entry in ALL]
