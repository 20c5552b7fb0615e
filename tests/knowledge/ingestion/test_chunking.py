"""Cutting along headings: nothing is lost, order is kept, no passage is too long, small sections keep their heading."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.vocabulary import Language
from knowledge.ingestion.blocks import Block, BlockKind, ParsedDocument
from knowledge.ingestion.chunking import GOOD_WORDS, MOST_WORDS, Piece, count_words, cut
from knowledge.ingestion.cleaning import clean

WORDS = st.sampled_from(
    ["squat", "Protein.", "5.5", "knee,", "深蹲。", "단백질은", "প্রোটিন।", "a", "x" * 70, "12-week"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=700).map(" ".join)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, st.just(BlockKind.HEADING), st.sampled_from("ABCDEFG"), level=st.integers(1, 4), page=st.none()),
        st.builds(
            Block, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]), TEXTS, page=st.integers(1, 9)
        ),
        st.builds(Block, st.just(BlockKind.TABLE), st.lists(TEXTS, min_size=1, max_size=9).map("\n".join)),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


def letters(text: str) -> str:
    """The text without its spaces."""
    return re.sub(r"\s+", "", text)


def body(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is not BlockKind.HEADING]


def pieces_of(blocks: list[Block]) -> list[Piece]:
    return cut(ParsedDocument("Title", [Block(BlockKind.PARAGRAPH, "Start."), *blocks]))


@given(BLOCKS)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_the_order_is_kept(blocks: list[Block]) -> None:
    """Every paragraph, row and list item stands in the passages, whole and in its order; every heading too."""
    pieces = pieces_of(blocks)
    everything = letters("".join(piece.text for piece in pieces))
    at = 0
    for block in body(blocks):
        for line in clean(block.text).split("\n"):
            for word in line.split():
                found = everything.find(word, at)
                assert found >= 0, word
                at = found + len(word)
    shown = {heading for piece in pieces for heading in piece.headings} | {
        line for piece in pieces for line in piece.text.split("\n")
    }
    assert {block.text for block in blocks if block.kind is BlockKind.HEADING} <= shown


@given(BLOCKS)
@settings(max_examples=60, deadline=None)
def test_no_passage_is_longer_than_the_limit(blocks: list[Block]) -> None:
    """Whatever the document is made of; and none is empty."""
    for piece in pieces_of(blocks):
        assert 0 < count_words(piece.text) <= MOST_WORDS
        assert piece.text.strip()


@given(BLOCKS)
@settings(max_examples=30, deadline=None)
def test_without_tables_no_text_is_told_twice(blocks: list[Block]) -> None:
    """Only a table's first line is repeated."""
    plain = [block for block in body(blocks) if block.kind is not BlockKind.TABLE]
    told = letters("".join(piece.text for piece in cut(ParsedDocument("T", [*plain, Block(BlockKind.PARAGRAPH, "z")]))))
    assert told == letters("".join(block.text for block in plain) + "z")


def test_a_section_is_cut_into_equal_parts_under_its_heading() -> None:
    """Neither a full passage with a stub behind it, nor one that is too long."""
    text = " ".join(f"This is sentence number {number} of the section." for number in range(100))
    pieces = cut(
        ParsedDocument("T", [Block(BlockKind.HEADING, "Squat", level=1), Block(BlockKind.PARAGRAPH, text, page=3)])
    )
    assert [piece.headings for piece in pieces] == [("Squat",)] * 3
    assert all(GOOD_WORDS <= count_words(piece.text) <= MOST_WORDS for piece in pieces)
    assert all(piece.text.endswith("section.") for piece in pieces)
    assert {piece.page for piece in pieces} == {3}


def test_every_section_has_its_own_passage_with_the_path_of_its_headings() -> None:
    """Two sections are never one passage, so that a citation names the right one."""
    text = "A short section, but with enough words to stand alone in an answer."
    blocks = [
        Block(BlockKind.HEADING, "Squat", level=1),
        Block(BlockKind.PARAGRAPH, text, page=1),
        Block(BlockKind.HEADING, "Depth", level=2),
        Block(BlockKind.PARAGRAPH, text, page=2),
        Block(BlockKind.HEADING, "Deadlift", level=1),
        Block(BlockKind.PARAGRAPH, text, page=3),
    ]
    found = [(piece.headings, piece.page) for piece in cut(ParsedDocument("T", blocks))]
    assert found == [(("Squat",), 1), (("Squat", "Depth"), 2), (("Deadlift",), 3)]


def test_a_crumb_joins_its_neighbour() -> None:
    """A date line under the title is no passage; the passage goes by the heading of nearly all of it."""
    text = " ".join(["Train each muscle twice a week."] * 8)
    blocks = [
        Block(BlockKind.PARAGRAPH, "12 May 2024"),
        Block(BlockKind.HEADING, "Frequency", level=1),
        Block(BlockKind.PARAGRAPH, text),
    ]
    (piece,) = cut(ParsedDocument("T", blocks))
    assert piece.headings == ("Frequency",)
    assert piece.text.startswith("12 May 2024\n\nTrain")


def test_a_table_stays_whole_where_it_fits() -> None:
    """Even if the passage before it would have had room for its first rows."""
    table = "\n".join(f"{week} | {week * 10} kg" for week in range(40))
    text = " ".join(["word"] * 200)
    pieces = cut(ParsedDocument("T", [Block(BlockKind.PARAGRAPH, text), Block(BlockKind.TABLE, table)]))
    assert sum(table in piece.text for piece in pieces) == 1


def test_a_long_table_repeats_its_first_line() -> None:
    """So that every passage says what its columns are."""
    rows = [f"{week} | {week * 10} kg" for week in range(300)]
    pieces = cut(ParsedDocument("T", [Block(BlockKind.TABLE, "\n".join(["Week | Load", *rows]))]))
    assert len(pieces) > 3
    assert all(piece.text.startswith("Week | Load\n") for piece in pieces)
    assert [line for piece in pieces for line in piece.text.split("\n")[1:]] == rows


def test_characters_count_where_a_script_has_no_spaces() -> None:
    """Two Chinese characters are one word; a text of them is cut at its own full stops, and read as Chinese."""
    text = "深蹲时膝盖可以超过脚尖。" * 100
    pieces = cut(ParsedDocument("T", [Block(BlockKind.PARAGRAPH, text)]))
    assert all(piece.text.endswith("。") and piece.language is Language.ZH for piece in pieces)
    sizes = [len(piece.text) for piece in pieces]
    assert all(abs(one - other) <= 24 for one, other in pairwise(sizes))


@pytest.mark.parametrize("blocks", [[], [Block(BlockKind.PARAGRAPH, " \n ")], [Block(BlockKind.PARAGRAPH, "12 — 13")]])
def test_a_document_without_words_is_refused(blocks: list[Block]) -> None:
    """It could never be found."""
    with pytest.raises(InvalidInput, match="no text"):
        cut(ParsedDocument("T", blocks))


def test_a_heading_with_nothing_under_it_is_kept() -> None:
    """As text of its own."""
    blocks = [Block(BlockKind.HEADING, "Bench press", level=1), Block(BlockKind.HEADING, "Squat", level=1)]
    assert "Bench press" in "\n".join(piece.text for piece in cut(ParsedDocument("T", blocks)))
