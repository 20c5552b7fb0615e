"""Text that was not written for the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.escaping import answer_markdown, link, literal, literal_lines, unbroken


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_no_punctuation_stays_a_command(text: str) -> None:
    """Every ASCII punctuation mark carries a backslash, and without backslashes the text is the same."""
    shown = literal(text)
    pairs = zip(" " + shown, shown, strict=False)
    assert all(before == "\\" or after == "\\" for before, after in pairs if after.isascii() and not after.isalnum())
    assert shown.replace("\\", "") == text.replace("\\", "")


def test_lines_stay_lines() -> None:
    """A line break of a person is one on the page."""
    assert literal_lines("5 * 5\n- 3") == "5 \\* 5  \n\\- 3"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and [1]", "**bold** and [1]"),
        ("![x](http://evil.example)", r"\![x](http://evil.example)"),
        ("$5 or $6", r"\$5 or \$6"),
        (":red[hot] :material/home:", r"\:red[hot] \:material/home:"),
        ("Sources: [1], at 10:30", "Sources: [1], at 10:30"),
    ],
)
def test_an_answer_keeps_its_markdown_only(text: str, shown: str) -> None:
    """Pictures, formulas and Streamlit's directives are shown as they are written."""
    assert answer_markdown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 min", "2\u00a0min"),
        ("단백질", "단\u2060백\u2060질"),
        ("Warm-up", "Warm-\u2060up"),
        ("প্রোটিন", "প্রোটিন"),
        ("Dumbbell Shoulder Press", "Dumbbell Shoulder Press"),
    ],
)
def test_a_short_cell_stays_on_one_line(text: str, shown: str) -> None:
    """Spaces and the letters of scripts without them cannot break; Bengali conjuncts are left alone."""
    assert unbroken(text) == shown
    assert literal(shown).replace("\\", "") == shown


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("10.1016/S0140-6736(96)90076-8", "(https://doi.org/10.1016/S0140-6736%2896%2990076-8)"),
        ("https://fdc.nal.usda.gov/?a=1", "(https://fdc.nal.usda.gov/?a=1)"),
    ],
)
def test_a_source_leads_to_its_place(target: str, address: str) -> None:
    """A DOI through doi.org, an address as it is; brackets cannot end the link."""
    assert (link(target) or "").endswith(f"]{address}")


@pytest.mark.parametrize("target", ["", "USDA table 4", "javascript:alert(1)", "file:///etc/passwd"])
def test_nothing_else_is_a_link(target: str) -> None:
    """In particular no scripts and no files."""
    assert link(target) is None
