"""The pages and the way between them. A page's modules are loaded when it is opened, not before.

No folder here may be called `pages`: Streamlit would take its files for scripts of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui import address
from ui.switching import CHAT, KNOWLEDGE, LIBRARY, LOGBOOK, PLANS, url_path
from ui.words import Words

if TYPE_CHECKING:
    from bootstrap import Spotter

_LAST_KEY = "last_page"


def _chat(spotter: Spotter) -> None:
    from ui.page import show_page

    show_page(spotter.assistant, spotter.translator, spotter.settings.language)


def _library(spotter: Spotter) -> None:
    from ui.library.page import show

    show(spotter.translator, spotter.settings.language)


def _logbook(spotter: Spotter) -> None:
    from ui.logbook.page import show

    show(spotter.translator, spotter.settings.language)


def _plans(spotter: Spotter) -> None:
    from ui.plans.saved_plans import show
    from ui.sidebar import choose_language

    show(Words(spotter.translator, choose_language(spotter.translator, spotter.settings.language)))


def _knowledge(spotter: Spotter) -> None:
    from ui.knowledge_page import desk, page

    page.show(desk.of(spotter), spotter.translator, spotter.settings.language)


@dataclass(frozen=True)
class PageEntry:
    """One page: its name in the address (its title is the text `ui-page-NAME`), its icon, and what draws it."""

    name: str
    icon: str
    draw: Callable[[Spotter], None]


PAGES = (
    PageEntry(CHAT, ":material/chat:", _chat),
    PageEntry(LIBRARY, ":material/sprint:", _library),
    PageEntry(LOGBOOK, ":material/exercise:", _logbook),
    PageEntry(PLANS, ":material/bookmarks:", _plans),
    PageEntry(KNOWLEDGE, ":material/menu_book:", _knowledge),
)
"""In their order in the menu; the first one opens first."""


def open_page(spotter: Spotter) -> None:
    """Draw the menu and the page that is open."""
    words = Words(spotter.translator, address.kept_language() or spotter.settings.language)
    pages = {
        entry.name: st.Page(
            partial(entry.draw, spotter),
            title=words.text(f"page-{entry.name}"),
            icon=entry.icon,
            url_path=url_path(entry.name),
            default=entry is PAGES[0],
        )
        for entry in PAGES
    }
    chosen = st.navigation(list(pages.values()), position="top")
    if st.session_state.get(_LAST_KEY) not in (None, chosen.url_path):
        address.restore()
    st.session_state[_LAST_KEY] = chosen.url_path
    chosen.run()
    address.keep()
