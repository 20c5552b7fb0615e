"""The script that Streamlit runs: `python -m streamlit run ui/app.py`."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.starlette import App

ROOT = str(Path(__file__).parents[1])
# Streamlit puts this folder on the path, not the one above in which our packages lie.
sys.path[:] = [ROOT, *(entry for entry in sys.path if entry != ROOT)]

if TYPE_CHECKING:
    from bootstrap import Spotter

_AT_ONCE_S = 4.0
"""Whoever asks for an exercise at once does not share the processor with what questions need."""


@st.cache_resource(show_spinner=False)
def start_warm_up(_spotter: Spotter) -> None:
    """Load what the first answer needs while the person is still reading; once for the process."""
    Thread(target=_warm_up, args=(_spotter,), name="warm-up", daemon=True).start()


def main() -> None:
    """Draw the page; where the parts cannot be opened, one sentence says why."""
    from domain.errors import SpotterError
    from ui.escaping import literal
    from ui.library import desk as library_desk
    from ui.logbook import desk as logbook_desk
    from ui.navigation import open_page
    from ui.opening import open_spotter
    from ui.plans.desk import PlansDesk, provide

    try:
        spotter = open_spotter()
        provide(PlansDesk(spotter.exporter, spotter.plans))
        logbook_desk.provide(logbook_desk.of(spotter))
        library_desk.provide(library_desk.of(spotter))
        open_page(spotter)
    except SpotterError as error:
        st.error(literal(f"{error.message} {error.hint or ''}"), icon=":material/error:")
        return
    start_warm_up(spotter)


def _warm_up(spotter: Spotter) -> None:
    spotter.warm_up()
    sleep(_AT_ONCE_S)
    spotter.warm_up_further()
    import altair  # noqa: F401  nor should the first chart wait for its library
    import pandas  # noqa: F401  nor the first table


if __name__ == "__main__":  # so Streamlit runs the script for each visitor
    st.set_page_config(page_title="Spotter", page_icon=":material/fitness_center:", layout="centered")
    main()
else:  # imported once by `streamlit run`, for what the server offers beside the page
    from ui.picture_server import picture_routes

    app = App(__file__, routes=picture_routes())
