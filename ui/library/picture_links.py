"""Addresses of the exercises' pictures, which the page's server draws when a browser asks for one."""

from __future__ import annotations

from urllib.parse import quote

from domain.vocabulary import Language
from tools.pictures.shelf import View

PREFIX = "exercise-pictures"
LANGUAGE = "language"


def picture_link(exercise_id: str, view: View, language: Language) -> str:
    """Address of a picture, from any page. Stills name no muscles and need no language."""
    address = f"{PREFIX}/{quote(exercise_id, safe='')}/{view}"
    return f"{address}?{LANGUAGE}={language}" if view.moves else address
