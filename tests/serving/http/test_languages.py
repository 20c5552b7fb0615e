"""Which language an answer is in."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from serving.http.languages import preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", Language.KO),
        ("*", Language.KO),
        ("fr, de;q=0.5", Language.KO),
        ("en", Language.EN),
        ("zh-TW,zh;q=0.9,en;q=0.8", Language.ZH),
        ("en;q=0.4, bn-BD;q=0.9", Language.BN),
        ("EN-us", Language.EN),
        ("en;q=0, ko", Language.KO),
        ("en;q=high, zh;q=0.1", Language.ZH),
        (",;,;q=", Language.KO),
    ],
)
def test_the_best_of_our_languages_is_chosen(header: str, language: Language) -> None:
    """By quality value; where none of ours is named, or nothing sensible, the default."""
    assert preferred(header, Language.KO) is language
