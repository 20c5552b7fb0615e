"""Pictures and animations from the data folder."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.words import Words

PICTURE_WIDTH_PX = 400
"""A picture that stands alone; narrower where the page is."""


def show_picture(path: str, alt: str, words: Words) -> None:
    """The file as wide as its place; a sentence where it was deleted.

    With a width in pixels Streamlit would draw the file anew, and an animation would stand still.
    """
    file = Path(path)
    if file.is_file():
        st.image(file, width="stretch", alt=alt)
    else:
        st.caption(words.text("picture-missing"))
