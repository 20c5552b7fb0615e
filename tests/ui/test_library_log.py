"""One click on an exercise's page puts it into today's log, and one sentence says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from domain.vocabulary import Language
from tests.tools.logbook.past import CATALOGUE

SAID = {
    Language.EN: ("Goblet Squat is in today's log.", "already in today's log"),
    Language.ZH: ("高脚杯深蹲已加入今天的训练日志", "已经在今天的训练日志里了"),
    Language.KO: ("고블릿 스쿼트: 오늘 운동 일지에 추가했어요.", "이미 오늘 운동 일지에 있어요"),
    Language.BN: ("গবলেট স্কোয়াট আজকের লগে যোগ হয়েছে।", "আগে থেকেই আজকের লগে আছে"),
}


def _page(url: str, language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from agent.logbook.body import BodyLog
    from agent.logbook.logbook import Logbook
    from agent.logbook.store import SqlLogbookStore
    from domain.errors import StorageError
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from knowledge.exercises.library import ExerciseLibrary
    from retrievers.exercises import ExerciseSearch
    from tests.tools.logbook.past import CATALOGUE
    from tests.ui.fake_coach import FakeCoach
    from tools.exercises.browse import ExerciseBrowser
    from tools.pictures.renderer import ExerciseRenderer
    from tools.pictures.shelf import PictureShelf
    from tools.registry import ToolRegistry
    from ui.library import desk as library
    from ui.library.page import show
    from ui.logbook import desk as logbook

    class FullStore(SqlLogbookStore):
        def save(self, *entries: object) -> None:
            raise StorageError("The disk is full.", hint="Free some space.")

    browser = ExerciseBrowser(ExerciseLibrary(CATALOGUE), ExerciseSearch(CATALOGUE))
    pictures = PictureShelf(ExerciseRenderer(Path("/nowhere"), CATALOGUE))
    library.provide(library.LibraryDesk(browser, pictures))
    if url:
        store = (FullStore if "full" in url else SqlLogbookStore)(url)
        book, body, tools = Logbook(store, CATALOGUE), BodyLog(store), ToolRegistry([])
        logbook.provide(logbook.LogbookDesk(book, body, CATALOGUE, tools, FakeCoach(), lambda _: None))
    show(Translator([TEXTS_DIR, Path(ui.__file__).parent / "texts"]), Language(language))


def opened(url: str, language: Language = Language.EN, exercise: str = "goblet-squat") -> AppTest:
    """The exercise's page."""
    page = AppTest.from_function(_page, kwargs={"url": url, "language": language.value}, default_timeout=60)
    page.query_params["exercise"] = exercise
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("language", list(Language))
def test_one_click_and_one_sentence(tmp_path: Path, language: Language) -> None:
    """The exercise stands in the log of today, once, however often it is clicked."""
    url = f"sqlite:///{tmp_path / 'spotter.db'}"
    page = opened(url, language)
    for sentence in SAID[language]:
        page.button(key="library_log").click().run()
        assert not page.exception
        assert sentence in page.success[0].value.replace("\\", "")
    view = Logbook(SqlLogbookStore(url), CATALOGUE).own_day(dt.datetime.now().date())
    assert view is not None
    assert [one.planned.exercise_id for one in view.exercises] == ["goblet-squat"]


def test_the_sentence_belongs_to_its_exercise(tmp_path: Path) -> None:
    """Another exercise's page says nothing yet."""
    page = opened(f"sqlite:///{tmp_path / 'spotter.db'}")
    page.button(key="library_log").click().run()
    page.query_params["exercise"] = "push-up"
    page.run()
    assert not page.success


def test_a_log_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    """The page stays; nothing is claimed to be stored."""
    page = opened(f"sqlite:///{tmp_path / 'full.db'}")
    page.button(key="library_log").click().run()
    assert not page.exception and not page.success
    assert len(page.error) == 1
    assert page.title[0].value == "Goblet Squat"


def test_without_a_logbook_there_is_no_button() -> None:
    """A page over another machine keeps no log."""
    assert "library_log" not in [button.key for button in opened("").button]
