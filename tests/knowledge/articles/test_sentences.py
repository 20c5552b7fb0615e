"""Each sentence of an article carries the works that it rests on."""

from __future__ import annotations

import pytest

from domain.evidence import Source
from knowledge.articles.sentences import cited_sentences, keys_in, unmarked

WORKS = {key: Source(title=key.upper(), year=2020) for key in ("ann", "bob", "cid")}


def titles(marked: str) -> list[tuple[str, list[str]]]:
    return [(one.text, [work.title for work in one.sources]) for one in cited_sentences(marked, WORKS, ["cid", "ann"])]


def test_a_sentence_keeps_its_own_works() -> None:
    """The mark goes, its works stay with the sentence before whose full stop it stands."""
    assert titles("Take 3–5 g a day [@ann]. Loading is a choice [@bob; @cid].") == [
        ("Take 3–5 g a day.", ["ANN"]),
        ("Loading is a choice.", ["BOB", "CID"]),
    ]


def test_a_sentence_without_a_mark_goes_on_with_its_neighbour() -> None:
    """What follows a claim rests on the claim's work; what leads to one rests on that."""
    marked = "There is one catch. Rest is short [@ann]. So wait longer."
    assert [works for _, works in titles(marked)] == [["ANN"], ["ANN"], ["ANN"]]


def test_a_text_without_any_mark_rests_on_the_most_important_work() -> None:
    """Not on all that the article cites somewhere."""
    assert titles("Eat. Sleep.") == [("Eat.", ["CID"]), ("Sleep.", ["CID"])]


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("Nap at 1 p.m. or later [@ann]. Not after 4 p.m. [@ann].", ["Nap at 1 p.m. or later.", "Not after 4 p.m."]),
        ("Fish, e.g. salmon, has 1.6 g. Eat it.", ["Fish, e.g. salmon, has 1.6 g.", "Eat it."]),
        ("每天吃 3–5 克[@ann]。不冲击也行[@bob]。", ["每天吃 3–5 克。", "不冲击也行。"]),
        ("দিনে ৩ গ্রাম খান [@ann]। লোডিং লাগে না।", ["দিনে ৩ গ্রাম খান।", "লোডিং লাগে না।"]),
        ("Grains:\n- Oats [@ann].\n- Rye [@bob].", ["Grains:", "Oats.", "Rye."]),
    ],
)
def test_sentences_of_four_scripts_and_lists(marked: str, texts: list[str]) -> None:
    """An abbreviation or a decimal point ends no sentence; a line of a list is one."""
    assert [text for text, _ in titles(marked)] == texts


def test_marks_are_read_and_taken_out() -> None:
    """Every key once, in the order of the text."""
    marked = "One [@bob; @ann]. Two [@ann]."
    assert keys_in(marked) == ["bob", "ann"]
    assert unmarked(marked) == "One. Two."


def test_an_unknown_key_is_an_error() -> None:
    """A mark that names no work is a slip in the data, never an answer without a source."""
    with pytest.raises(KeyError):
        titles("So [@nobody].")
