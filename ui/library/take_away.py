"""An exercise's pictures as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from domain.vocabulary import Language
from tools.pictures.shelf import PictureShelf, View
from ui.words import Words

_MIME = {View.GIF: "image/gif", View.WEBP: "image/webp", View.MP4: "video/mp4", View.PHASES: "image/png"}


def show_take_away(pictures: PictureShelf, exercise_id: str, words: Words) -> None:
    """Behind a button: every picture worth keeping; it is drawn when it is taken."""
    views = [view for view in _MIME if view in pictures.views(exercise_id)]
    if not views:
        return
    popover = st.popover(
        words.text("library-download"), icon=":material/download:", key="library_download", on_change="rerun"
    )
    if not popover.open:
        return
    with popover:
        for view in views:
            st.download_button(
                words.text(f"library-file-{view.name.lower()}"),
                partial(_file, pictures, exercise_id, view, words.language),
                file_name=f"{exercise_id}{'-phases' if view is View.PHASES else ''}{Path(view).suffix}",
                mime=_MIME[view],
                key=f"library_file_{view.name}",
                on_click="ignore",
                width="stretch",
            )


def _file(pictures: PictureShelf, exercise_id: str, view: View, language: Language) -> bytes:
    return pictures.picture(exercise_id, view, language).read_bytes()
