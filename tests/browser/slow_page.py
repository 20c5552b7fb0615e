"""A page whose coach answers slowly and without end, for the stop button."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Streamlit puts this folder on the path, not the checkout.
sys.path[:] = [str(ROOT), *(entry for entry in sys.path if entry != str(ROOT))]

import streamlit as st  # noqa: E402

from agent.events import Event, Text, ToolStarted  # noqa: E402
from agent.messages import ToolCall  # noqa: E402
from domain.translation import TEXTS_DIR, Translator  # noqa: E402
from domain.vocabulary import Language  # noqa: E402
from tests.ui.fake_coach import FakeCoach  # noqa: E402
from ui.page import show_page  # noqa: E402

PAUSE_S = 0.2
WORDS = 1000


@st.cache_resource(show_spinner=False)
def slow_coach() -> FakeCoach:
    """One for all reloads, as the real one is."""
    events: list[Event] = [ToolStarted(call=ToolCall(name="plan_nutrition", arguments={"days": 14}))]
    events += [Text(text=f"word{number} ") for number in range(WORDS)]
    return FakeCoach({"go on": events}, pause_s=PAUSE_S)


show_page(slow_coach(), Translator([TEXTS_DIR, ROOT / "ui" / "texts"]), Language.EN)
