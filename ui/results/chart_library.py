"""The library of charts, loaded late and whole."""

from __future__ import annotations

from typing import Any


def altair() -> Any:
    """Altair, once pandas is loaded to its end.

    Altair looks at whatever part of pandas it finds; while another thread is still loading it, that is not enough.
    """
    import altair as library
    import pandas  # noqa: F401

    return library
