"""What the page needs to follow plans and to keep weights; a page without it offers neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from agent.logbook.body import BodyLog
from agent.logbook.logbook import Logbook
from domain.profile import Profile
from domain.vocabulary import WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.registry import ToolRegistry
from ui.coach import Coach

if TYPE_CHECKING:
    from bootstrap import Spotter

_KEY = "logbook_desk"


@dataclass(frozen=True)
class LogbookDesk:
    """One person's logbook with what it is drawn with."""

    logbook: Logbook
    body: BodyLog
    catalogue: Catalogue
    tools: ToolRegistry
    coach: Coach
    picture: Callable[[str], str | None]
    """Path of an exercise's animation, or None where it has none."""

    @property
    def profile(self) -> Profile:
        """What the person has saved about themselves."""
        return self.coach.profile

    @property
    def unit(self) -> WeightUnit:
        """The unit that the person lifts and weighs in."""
        return self.profile.unit or WeightUnit.KG


def of(spotter: Spotter) -> LogbookDesk:
    """The desk over the parts of the process."""
    return LogbookDesk(
        logbook=spotter.logbook,
        body=spotter.body_log,
        catalogue=spotter.catalogue,
        tools=spotter.tools,
        coach=spotter.assistant,
        picture=spotter.picture_of,
    )


def provide(desk: LogbookDesk) -> None:
    """Put the desk where the views find it."""
    st.session_state[_KEY] = desk


def desk() -> LogbookDesk | None:
    """The desk, if the page has one."""
    found: LogbookDesk | None = st.session_state.get(_KEY)
    return found


def today() -> dt.date:
    """The day where the person is: the browser's time zone, or this machine's where it names none."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except ZoneInfoNotFoundError:
        zone = None
    return dt.datetime.now(zone).date()
