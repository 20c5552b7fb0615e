"""What every PlanStore promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from agent.plans.port import MOST_NAME_LETTERS, PlanStore
from agent.plans.store import SqlPlanStore
from domain.errors import InvalidInput, NotFound, StorageError
from domain.vocabulary import Language
from tools.exporting.plans import PlanKind

RESULT: dict[str, Any] = {"notes": ["সকাল 😀"], "days": [{"meals": [{"name": "아침", "energy_kcal": 366.5}]}]}


class PlanStoreContract:
    """Subclass it and give a `store`."""

    def test_a_plan_comes_back_as_it_was(self, store: PlanStore) -> None:
        """Result, kind, language and name; scripts, numbers and the order of lifts survive."""
        saved = store.save("하루 식단", PlanKind.NUTRITION, RESULT, Language.KO)
        opened = store.open(saved.id)
        assert opened.result == RESULT
        assert list(opened.result) == list(RESULT)
        assert opened.summary == saved
        assert (saved.name, saved.kind, saved.language) == ("하루 식단", PlanKind.NUTRITION, Language.KO)
        assert saved.saved.tzinfo is not None

    def test_the_latest_comes_first(self, store: PlanStore) -> None:
        """And the list can be cut off."""
        for number in range(3):
            store.save(f"Plan {number}", PlanKind.TRAINING, {"weeks": number}, Language.EN)
        assert [plan.name for plan in store.plans()] == ["Plan 2", "Plan 1", "Plan 0"]
        assert [plan.name for plan in store.plans(limit=1)] == ["Plan 2"]

    def test_the_same_plan_is_kept_once(self, store: PlanStore) -> None:
        """Saving it again gives it the new name; in another language it is another plan."""
        first = store.save("First", PlanKind.STRENGTH, RESULT, Language.EN)
        again = store.save("Again", PlanKind.STRENGTH, dict(reversed(RESULT.items())), Language.EN)
        assert again.id == first.id
        assert [plan.name for plan in store.plans()] == ["Again"]
        store.save("Other", PlanKind.STRENGTH, RESULT, Language.ZH)
        assert len(store.plans()) == 2

    def test_a_name_can_be_changed(self, store: PlanStore) -> None:
        """Spaces are tidied and a long one is cut; an empty one is refused and nothing changes."""
        plan = store.save("Plan", PlanKind.TRAINING, RESULT, Language.EN)
        store.rename(plan.id, "  Summer \n plan ")
        assert store.open(plan.id).summary.name == "Summer plan"
        store.rename(plan.id, "x" * 200)
        assert len(store.open(plan.id).summary.name) == MOST_NAME_LETTERS
        with pytest.raises(InvalidInput):
            store.rename(plan.id, " \n ")
        assert store.open(plan.id).summary.name == "x" * MOST_NAME_LETTERS

    def test_what_is_deleted_is_gone(self, store: PlanStore) -> None:
        """Deleting twice is harmless; opening and renaming say that it is not there."""
        plan = store.save("Plan", PlanKind.TRAINING, RESULT, Language.EN)
        store.delete(plan.id)
        store.delete(plan.id)
        assert store.plans() == []
        with pytest.raises(NotFound):
            store.open(plan.id)
        with pytest.raises(NotFound):
            store.rename(plan.id, "Other")

    def test_a_plan_without_a_name_is_refused(self, store: PlanStore) -> None:
        """And not kept."""
        with pytest.raises(InvalidInput):
            store.save(" ", PlanKind.TRAINING, RESULT, Language.EN)
        assert store.plans() == []


class TestSqlite(PlanStoreContract):
    """SQLite in a file, the default."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> SqlPlanStore:
        return SqlPlanStore(f"sqlite:///{tmp_path / 'spotter.db'}")


class TestPostgresql(PlanStoreContract):
    """A real PostgreSQL."""

    @pytest.fixture
    def store(self, server: str) -> SqlPlanStore:
        store = SqlPlanStore(server)
        with create_engine(server).begin() as connection:
            connection.execute(text("DELETE FROM plans"))
        return store


def test_plans_survive_a_restart(tmp_path: Path) -> None:
    """A second process finds what the first one stored."""
    url = f"sqlite:///{tmp_path / 'spotter.db'}"
    saved = SqlPlanStore(url).save("Plan", PlanKind.TRAINING, RESULT, Language.BN)
    assert SqlPlanStore(url).open(saved.id).result == RESULT


def test_a_database_that_cannot_be_used_is_one_clear_error(tmp_path: Path) -> None:
    """With a remedy, not a traceback of the driver."""
    with pytest.raises(StorageError) as caught:
        SqlPlanStore(f"sqlite:///{tmp_path / 'missing' / 'spotter.db'}")
    assert "SPOTTER_DATA_DIR" in (caught.value.hint or "")
