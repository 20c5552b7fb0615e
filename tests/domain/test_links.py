"""Addresses are found as they were written, in the middle of any language."""

from __future__ import annotations

import pytest

from domain.languages import detect
from domain.links import is_among, links_in, without_links
from domain.vocabulary import Language

PAGE = "https://www.example.org/nutrition/creatine-dose?x=1&y=2#part"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (PAGE, [PAGE]),
        (f"Read {PAGE}.", [PAGE]),
        (f"({PAGE})", [PAGE]),
        (f"<{PAGE}>, thanks!", [PAGE]),
        (f"[this]({PAGE}) please", [PAGE]),
        (f"**{PAGE}**", [PAGE]),
        (f"'{PAGE}'?!", [PAGE]),
        (f"{PAGE}를 요약해줘", [PAGE]),
        (f"{PAGE}总结一下", [PAGE]),
        (f"请看{PAGE}。讲了什么？", [PAGE]),
        ("https://example.org/这篇文章讲什么", ["https://example.org/"]),
        (f"এই লিংকটা পড়ো {PAGE}।", [PAGE]),
        (f"이 글({PAGE}) 어때?", [PAGE]),
        ("https://ko.wikipedia.org/wiki/단백질 요약", ["https://ko.wikipedia.org/wiki/단백질"]),
        ("https://en.wikipedia.org/wiki/Squat_(exercise)", ["https://en.wikipedia.org/wiki/Squat_(exercise)"]),
        ("(https://en.wikipedia.org/wiki/Squat_(exercise)).", ["https://en.wikipedia.org/wiki/Squat_(exercise)"]),
        ("see www.example.org/a, www.example.org", ["www.example.org/a", "www.example.org"]),
        ("HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"]),
        ("example.com/creatine says 5 g", ["example.com/creatine"]),
        (f"{PAGE}\nhttp://b.example.com/x", [PAGE, "http://b.example.com/x"]),
        ("http://169.254.169.254/latest", ["http://169.254.169.254/latest"]),
        ("3x5 at 100kg, 5/3/1, e.g. 2.5kg/week and me@example.com/", []),
        ("no link here. Really.No", []),
    ],
)
def test_links_are_found_as_written(text: str, written: list[str]) -> None:
    """With nothing of the sentence around them, and at their place in it."""
    found = links_in(text)
    assert [link.written for link in found] == written
    assert all(text[link.start : link.end] == link.written for link in found)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"How much creatine? {PAGE}", "How much creatine?"),
        (f"이거 {PAGE} 요약해줘", "이거 요약해줘"),
        ("nothing\nto  cut", "nothing\nto  cut"),
        (PAGE, ""),
    ],
)
def test_what_is_said_beside_them(text: str, rest: str) -> None:
    """A text without links stays as it is."""
    assert without_links(text) == rest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{PAGE} 이거 요약해줘", Language.KO),
        (f"总结一下 {PAGE}", Language.ZH),
        (f"{PAGE} এটা পড়ো", Language.BN),
        (f"read {PAGE}", Language.EN),
    ],
)
def test_an_address_says_nothing_about_the_language(text: str, language: Language) -> None:
    """Its words are not the person's."""
    assert detect(text) is language
    assert detect(PAGE, Language.KO) is Language.KO


@pytest.mark.parametrize(
    ("address", "said", "expected"),
    [
        (PAGE, [f"read {PAGE}!"], True),
        ("http://example.org/a", ["www.x.com", "it is https://example.org/a/"], True),
        ("https://EXAMPLE.org/a", ["https://example.org/a"], True),
        ("https://example.org/A", ["https://example.org/a"], False),
        ("https://example.org/a?q=secret", ["https://example.org/a"], False),
        ("https://example.co", ["https://example.com/a"], False),
        ("https://evil.example/", [], False),
    ],
)
def test_an_address_is_somebodys_own_only_if_he_wrote_it(address: str, said: list[str], expected: bool) -> None:
    """A part of an address, or one with more behind it, is another address."""
    assert is_among(address, said) is expected
