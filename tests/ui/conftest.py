"""A page over a fake coach, driven without a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fake_coach import FakeCoach

OpenPage = Callable[..., AppTest]


def _page(coach: object) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.page import show_page

    texts = [TEXTS_DIR, Path(ui.__file__).parent / "texts"]
    show_page(coach, Translator(texts), Language.EN)  # type: ignore[arg-type]


@pytest.fixture
def open_page() -> OpenPage:
    """Open the page with a coach; keyword arguments are query parameters."""

    def open_with(coach: FakeCoach, **query: str) -> AppTest:
        page = AppTest.from_function(_page, kwargs={"coach": coach}, default_timeout=30)
        for name, value in query.items():
            page.query_params[name] = value
        return page.run()

    return open_with
