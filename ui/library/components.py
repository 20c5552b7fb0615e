"""The parts of the library that Streamlit has no element for. Each is registered once and drawn by its script.

What they show reaches the page as data, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"
Mount = Callable[..., Any]


@cache
def gallery() -> Mount:
    """A grid of cards that move under the pointer."""
    return _registered("spotter_gallery", _asset("gallery.html"))


@cache
def body_map() -> Mount:
    """The body from the front and from behind, every muscle a button."""
    html = _asset("body_map.html").replace("BODY", _asset("body_map.svg"))
    return _registered("spotter_body_map", html)


def _registered(name: str, html: str) -> Mount:
    stem = name.removeprefix("spotter_")
    mount: Mount = st.components.v2.component(name, html=html, css=_asset(f"{stem}.css"), js=_asset(f"{stem}.js"))
    return mount


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
