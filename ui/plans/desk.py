"""What the page needs to write plans to files and to keep them; a page without it shows plans without these."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from agent.plans.port import PlanStore
from tools.exporting.exporter import Exporter

_KEY = "plans_desk"


@dataclass(frozen=True)
class PlansDesk:
    """Writes plans to files, and keeps them."""

    exporter: Exporter
    store: PlanStore


def provide(desk: PlansDesk) -> None:
    """Put the desk where the views of plans find it."""
    st.session_state[_KEY] = desk


def desk() -> PlansDesk | None:
    """The desk, if the page has one."""
    found: PlansDesk | None = st.session_state.get(_KEY)
    return found
