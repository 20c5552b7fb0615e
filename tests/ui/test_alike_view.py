"""What a picture shows, on the page: a measured share where postures were compared, the model's word where it looked."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language

CANDIDATE = {
    "id": "lat-pulldown",
    "name": "Lat Pulldown",
    "names": {"en": "Lat Pulldown", "zh": "高位下拉", "ko": "랫 풀다운", "bn": "ল্যাট পুলডাউন"},
    "confidence": 0.5,
    "primary_muscles": ["lats"],
    "equipment": ["cable"],
    "gif": None,
}
BY_POSTURE = {"candidates": [CANDIDATE], "is_exercise": True, "method": "mediapipe-pose"}
BY_SIGHT = BY_POSTURE | {
    "candidates": [CANDIDATE | {"said": "likely"}, CANDIDATE | {"said": None}],
    "method": "internvl2",
    "by_sight": True,
}


def _view(result: dict[str, object], language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from pathlib import Path

    import ui
    from domain.translation import TEXTS_DIR, Translator
    from domain.vocabulary import Language
    from ui.results.show import show_result
    from ui.words import Words

    texts = [TEXTS_DIR, Path(ui.__file__).parent / "texts"]
    show_result("identify_exercise", result, Words(Translator(texts), Language(language)))


def shown(result: dict[str, Any], language: Language = Language.EN) -> AppTest:
    kwargs = {"result": result, "language": str(language)}
    page = AppTest.from_function(_view, kwargs=kwargs, default_timeout=120).run()
    assert not page.exception
    return page


def test_a_compared_posture_has_a_measured_share() -> None:
    """As it was before there were eyes; results of older conversations have no more fields than these."""
    page = shown(BY_POSTURE)
    assert len(page.get("progress")) == 1
    assert [caption.value for caption in page.caption] == ["lats"]


@pytest.mark.parametrize(("language", "word"), [(Language.EN, "likely"), (Language.KO, "아마"), (Language.BN, "সম্ভবত")])
def test_what_a_model_names_has_no_share(language: Language, word: str) -> None:
    """Nobody has measured it: the model's own word stands there, and nothing where it said none."""
    page = shown(BY_SIGHT, language)
    assert not page.get("progress")
    first, second = (one.value for one in page.markdown)
    assert word in first and CANDIDATE["names"][language] in first
    assert second == f"**{CANDIDATE['names'][language]}**"
