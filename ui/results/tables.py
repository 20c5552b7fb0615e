"""Plain tables that fit a phone, and what is folded away below them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.escaping import literal, unbroken

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str]], bold: Collection[int] = ()) -> None:
    """A table of texts, every cell shown as it is; `bold` are the numbers of rows that stand out, from 0."""
    import pandas as pd

    cells = [[_cell(cell, number in bold) for cell in row] for number, row in enumerate(rows)]
    frame = pd.DataFrame(cells, columns=[_cell(column, bold=False) for column in columns])
    st.table(frame, hide_index=True, border="horizontal")


def folded(label: str) -> DeltaGenerator:
    """A line that opens to more."""
    return st.expander(literal(label), type="compact")


def in_tabs(labels: Sequence[str], open_at: int = 0) -> Sequence[DeltaGenerator]:
    """A tab for each label, number `open_at` (from 0) open; no tabs where there is only one."""
    shown = [literal(label) for label in labels]
    return [st.container()] if len(labels) == 1 else st.tabs(shown, default=shown[open_at])


def _cell(text: str, bold: bool) -> str:
    shown = literal(unbroken(text))
    return f"**{shown}**" if bold and text else shown
