"""The library page without a browser: filters, the address, and an exercise's page in every language."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language

GOBLET_SQUAT = {"en": "Goblet Squat", "zh": "高脚杯深蹲", "ko": "고블릿 스쿼트", "bn": "গবলেট স্কোয়াট"}


def _page(language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from knowledge.exercises.catalogue import Catalogue
    from knowledge.exercises.library import ExerciseLibrary
    from retrievers.exercises import ExerciseSearch
    from tools.exercises.browse import ExerciseBrowser
    from tools.pictures.renderer import ExerciseRenderer
    from tools.pictures.shelf import PictureShelf
    from ui.library.desk import LibraryDesk, provide
    from ui.library.page import show

    catalogue = Catalogue()
    browser = ExerciseBrowser(ExerciseLibrary(catalogue), ExerciseSearch(catalogue))
    provide(LibraryDesk(browser, PictureShelf(ExerciseRenderer(Path("/nowhere"), catalogue))))
    show(Translator([TEXTS_DIR, Path(ui.__file__).parent / "texts"]), Language(language))


def open_library(language: str = "en", **query: str) -> AppTest:
    """The page at an address."""
    page = AppTest.from_function(_page, kwargs={"language": language}, default_timeout=60)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def cards(page: AppTest, key: str = "grid") -> list[dict[str, str]]:
    """The cards of a grid, as its script gets them."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "spotter_gallery" and element.proto.id.endswith(f"library_{key}"):
            found: list[dict[str, str]] = json.loads(element.proto.json)["cards"]
            return found
    return []


def said(page: AppTest) -> str:
    """All that the page says, as it is read."""
    return "\n".join(
        one.value for one in (*page.title, *page.markdown, *page.caption, *page.info, *page.warning)
    ).replace("\\", "")


def test_the_grid_shows_two_dozen_and_more_on_request() -> None:
    """Paging leaves the first cards where they were; another filter starts from the top."""
    page = open_library()
    first = cards(page)
    assert len(first) == 24
    page.button(key="library_more").click().run()
    assert cards(page)[:24] == first
    assert len(cards(page)) == 48
    page.selectbox(key="library_kind").select("yoga").run()
    assert len(cards(page)) == 24


def test_every_filter_narrows_and_stands_in_the_address() -> None:
    """One after the other, until few are left; clearing brings all back."""
    page = open_library()
    for name, value in {"muscle": "chest", "equipment": "dumbbell", "kind": "strength", "level": "beginner"}.items():
        page.selectbox(key=f"library_{name}").select(value).run()
        assert page.query_params[name] == value
    names = [card["name"] for card in cards(page)]
    assert "Dumbbell Bench Press" in names
    assert len(names) < 10
    assert all("dumbbells" in card["note"] for card in cards(page))
    page.button(key="library_clear").click().run()
    assert len(cards(page)) == 24
    assert "muscle" not in page.query_params


def test_an_address_opens_filtered() -> None:
    """A filtered grid can be sent to others; what is no value of its vocabulary is passed over."""
    page = open_library(muscle="calves", q="raise", level="guru")
    assert page.selectbox(key="library_muscle").value == "calves"
    assert page.text_input(key="library_q").value == "raise"
    assert page.selectbox(key="library_level").value is None
    assert any(card["name"] == "Dumbbell Calf Raise" for card in cards(page))


def test_names_in_another_language() -> None:
    """The page stays in its own language; the cards are named in the other."""
    page = open_library(names="ko", q="goblet squat")
    assert cards(page)[0]["name"] == GOBLET_SQUAT["ko"]
    assert "quads" in cards(page)[0]["note"]


@pytest.mark.parametrize("language", list(Language))
def test_where_nothing_fits_the_page_says_what_to_do(language: Language) -> None:
    """One sentence in the language, and the way back."""
    page = open_library(language, q="zzzzqqq", muscle="neck")
    assert cards(page) == []
    assert len(page.info) == 1
    page.button(key="library_clear").click().run()
    assert len(cards(page)) == 24


@pytest.mark.parametrize("language", list(Language))
def test_an_exercises_page_in_every_language(language: Language) -> None:
    """Name, steps, muscles, what to spare, variations and source."""
    page = open_library(language, exercise="goblet-squat")
    assert page.title[0].value.replace("\\", "") == GOBLET_SQUAT[language]
    text = said(page)
    assert "1. " in text
    assert "Apache 2.0" in text
    assert "free-exercise-db:Goblet_Squat" in text
    assert len(page.warning) == 1
    assert cards(page, "easier")
    assert cards(page, "harder")
    (moving,) = [one for one in page.get("html") if "exercise-moving" in one.proto.body]
    assert f"exercise-pictures/goblet-squat/moving.webp?language={language}" in moving.proto.body


def test_no_variation_is_shown_twice() -> None:
    """What is harder is not shown again among what does the same."""
    page = open_library(exercise="lat-pulldown")
    ids = [card["id"] for kind in ("easier", "harder", "swaps") for card in cards(page, kind)]
    assert len(ids) == len(set(ids)) > 0


def test_an_unknown_exercise_is_one_sentence_with_the_way_back() -> None:
    """An address may be mistyped, or written to do harm."""
    page = open_library(exercise="<script>alert(1)</script>")
    assert "no exercise at this address" in said(page)
    page.button(key="library_back").click().run()
    assert len(cards(page)) == 24


def test_a_card_leads_to_an_address_that_can_be_sent() -> None:
    """It names the exercise and the language, and none of the filters."""
    page = open_library(muscle="chest", language="bn")
    assert cards(page)[0]["href"].startswith("library?exercise=")
    assert cards(page)[0]["href"].endswith("&language=bn")
