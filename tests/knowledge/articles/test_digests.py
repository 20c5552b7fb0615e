"""What the sections say in other languages keeps to the English: its headings, its works, its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from domain.vocabulary import Language
from knowledge.articles.library import ARTICLES_DIR, DIGESTS, split_article
from knowledge.articles.sentences import keys_in, unmarked

FILES = sorted((ARTICLES_DIR / DIGESTS).glob("*/*.yaml"))
HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
SCRIPTS = {Language.ZH: r"[\u4e00-\u9fff]", Language.KO: r"[\uac00-\ud7a3]", Language.BN: r"[\u0980-\u09ff]"}
BENGALI_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
# What another way of counting makes of a figure: 1亿, ১ লাখ, 만, a third, half.
LARGEST_WORD = 12
"""Small numbers stand in English as words."""
EMERGENCY_NUMBERS = {119.0, 109.0, 120.0, 12356.0, 999.0, 112.0}
"""Ambulances and crisis lines of Korea, China, Bangladesh and India."""
IN_WORDS = {
    **{"half": (30, 50), "quarter": (15, 25), "third": (33,), "twenty": (20,), "thirty": (30,), "dozen": (12,)},
    **{"thirteen": (13,), "fourteen": (14,), "fifteen": (15,), "sixteen": (16,), "seventeen": (17,)},
    **{"eighteen": (18,), "nineteen": (19,), "forty": (40,), "fifty": (50,), "sixty": (60,)},
}
"""What an English word may be as a figure: half an hour is 30 minutes, half of them 50 %."""
OTHER_COUNTING = re.compile(r"[万亿만억]|লাখ|কোটি|হাজার|千")

digests = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")


def sections(file: Path) -> dict[str, str]:
    """The English sections of the article that a digest belongs to, by heading."""
    _, body = split_article((ARTICLES_DIR / "texts" / f"{file.stem}.md").read_text("utf-8"))
    parts = HEADING.split(body)
    return {heading.strip(): text for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


def said(file: Path) -> dict[str, str]:
    """The digests of one article by heading."""
    return dict(yaml.safe_load(file.read_text("utf-8")))


def figures(text: str) -> set[float]:
    """All figures of a text, thousands (and lakhs: 1,29,456) written together."""
    plain = re.sub(r"(?<=\d),(?=(?:\d{2},)*\d{3})", "", text.translate(BENGALI_DIGITS))
    return {float(figure) for figure in FIGURE.findall(plain)}


@digests
def test_every_heading_and_every_work_is_the_section_s(file: Path) -> None:
    """A digest belongs to a section that exists, and cites nothing that the section does not."""
    english = sections(file)
    for heading, digest in said(file).items():
        assert heading in english
        assert set(keys_in(digest)) <= set(keys_in(english[heading]))


@digests
def test_a_digest_is_in_its_own_script(file: Path) -> None:
    """The folder's language, and one to four sentences of it."""
    own = re.compile(SCRIPTS[Language(file.parent.name)])
    for digest in said(file).values():
        text = unmarked(digest)
        assert len(own.findall(text)) > len(re.findall("[A-Za-z]", text)), text
        assert "[@" not in text


@digests
def test_a_digest_says_no_figure_that_the_english_does_not(file: Path) -> None:
    """Numbers are never translated into others."""
    english = sections(file)
    for heading, digest in said(file).items():
        if OTHER_COUNTING.search(digest):
            continue
        text = f"{heading} {unmarked(english[heading])}"
        in_words = {float(number) for word, both in IN_WORDS.items() if word in text.lower() for number in both}
        wrong = figures(unmarked(digest)) - figures(text) - in_words
        assert not {figure for figure in wrong - EMERGENCY_NUMBERS if figure > LARGEST_WORD}, digest
