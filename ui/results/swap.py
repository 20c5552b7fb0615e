"""Stand-ins for an exercise, with their pictures."""

from __future__ import annotations

import streamlit as st

from tools.logbook.swap_exercise import Replacement, SwapExerciseResult
from ui.escaping import literal
from ui.logbook.sentences import stand_in_note
from ui.results.evidence import show_evidence
from ui.results.pictures import show_picture
from ui.words import Words

_PER_ROW = 3


def show_swap(result: SwapExerciseResult, words: Words) -> None:
    """The stand-ins side by side, best first; the answer says the rest."""
    found = result.replacements
    for start in range(0, len(found), _PER_ROW):
        row = found[start : start + _PER_ROW]
        for column, one in zip(st.columns(_PER_ROW), row, strict=False):
            with column:
                _stand_in(one, words)
    with st.container(gap=None):
        show_evidence([], result.sources, words)


def _stand_in(one: Replacement, words: Words) -> None:
    name = words.local(one.names, one.name)
    if one.gif:
        show_picture(one.gif, words.text("animation-of", name=name), words)
    st.markdown(f"**{literal(name)}**")
    st.caption(literal(stand_in_note(one.keeps_pattern, one.untrained, one.equipment, words)))
