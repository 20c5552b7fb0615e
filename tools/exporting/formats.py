"""The formats that plans are written in, and what a written file is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tools.exporting.plans import PlanKind


class ExportFormat(StrEnum):
    """A file format for plans."""

    PDF = "pdf"
    CSV = "csv"
    PAGE = "page"
    CALENDAR = "calendar"
    SHOPPING = "shopping"
    LIFTOSCRIPT = "liftoscript"
    WGER = "wger"


@dataclass(frozen=True)
class FileType:
    """How files of a format end, and their media type."""

    ending: str
    media_type: str


FILE_TYPES = {
    ExportFormat.PDF: FileType(".pdf", "application/pdf"),
    ExportFormat.CSV: FileType(".csv", "text/csv; charset=utf-8"),
    ExportFormat.PAGE: FileType(".html", "text/html; charset=utf-8"),
    ExportFormat.CALENDAR: FileType(".ics", "text/calendar; charset=utf-8"),
    ExportFormat.SHOPPING: FileType("-shopping.csv", "text/csv; charset=utf-8"),
    ExportFormat.LIFTOSCRIPT: FileType("-liftosaur.txt", "text/plain; charset=utf-8"),
    ExportFormat.WGER: FileType("-wger.json", "application/json"),
}

_EVERYWHERE = (ExportFormat.PDF, ExportFormat.CSV, ExportFormat.PAGE)
_TRAINING = (*_EVERYWHERE, ExportFormat.CALENDAR, ExportFormat.LIFTOSCRIPT, ExportFormat.WGER)
FORMATS: dict[PlanKind, tuple[ExportFormat, ...]] = {
    PlanKind.NUTRITION: (*_EVERYWHERE, ExportFormat.SHOPPING),
    PlanKind.TRAINING: _TRAINING,
    PlanKind.STRENGTH: _TRAINING,
}
"""The formats that a kind of plan can be written in."""


@dataclass(frozen=True)
class ExportedFile:
    """A written file."""

    name: str
    media_type: str
    data: bytes
