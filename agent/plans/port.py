"""Where plans are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from domain.vocabulary import Language
from tools.exporting.plans import PlanKind

MOST_NAME_LETTERS = 80


@dataclass(frozen=True)
class PlanSummary:
    """A kept plan as a list shows it; `language` is the one that it was made in."""

    id: str
    name: str
    kind: PlanKind
    language: Language
    saved: datetime


@dataclass(frozen=True)
class SavedPlan:
    """A kept plan with its result, as the tool gave it."""

    summary: PlanSummary
    result: dict[str, Any]


class PlanStore(Protocol):
    """Keeps plans until they are deleted."""

    def save(self, name: str, kind: PlanKind, result: Mapping[str, Any], language: Language) -> PlanSummary:
        """Keep a plan. The same plan is kept once: saving it again changes nothing but its name.

        Raises InvalidInput for an empty name; one that is too long is cut off.
        """
        ...

    def plans(self, limit: int = 100) -> list[PlanSummary]:
        """The kept plans, the latest first."""
        ...

    def open(self, plan_id: str) -> SavedPlan:
        """A kept plan; raises NotFound."""
        ...

    def rename(self, plan_id: str, name: str) -> None:
        """Give a kept plan another name; raises NotFound, and InvalidInput for an empty name."""
        ...

    def delete(self, plan_id: str) -> None:
        """Forget a plan; nothing happens if there is none."""
        ...
