"""The logbook as tables for other programs: comma-separated, in UTF-8 with a mark by which spreadsheets know it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from tools.logbook.log import BodyWeight, History, IntakeDay

_SETS = (
    ["date", "week", "status", "exercise_id", "exercise", "set", "kind", "load", "unit", "reps", "seconds", "rir"]
    + ["target_low", "target_high", "target_rir", "entered"]
)  # fmt: skip


def sets_csv(history: History, catalogue: Catalogue) -> str:
    """Every set with its day, its exercise and what it was to be."""
    sessions = {session.id: session for session in history.sessions}
    plans = {plan.id: plan for plan in history.plans}
    rows = []
    for one in sorted(history.sets, key=lambda one: (sessions[one.session_id].date, one.entered)):
        session = sessions[one.session_id]
        planned = plans[session.plan_id].programme.session(session.number)
        known = one.exercise_id in catalogue
        held = known and catalogue.get(one.exercise_id).measure == "seconds"
        rows.append(
            [session.date.isoformat(), planned.week, session.status.value, one.exercise_id]
            + [catalogue.get(one.exercise_id).names[Language.EN] if known else one.exercise_id]
            + [one.number + 1, one.target.kind.value, one.load, one.unit.value]
            + ["" if held else one.amount, one.amount if held else "", "" if one.rir is None else one.rir]
            + [one.target.low, one.target.high, "" if one.target.rir is None else one.target.rir]
            + [one.entered.isoformat()]
        )
    return _table(_SETS, rows)


def weights_csv(weights: Iterable[BodyWeight]) -> str:
    """Every weighing as it was entered."""
    rows = [[one.date.isoformat(), one.weight, one.unit.value, one.entered.isoformat()] for one in weights]
    return _table(["date", "weight", "unit", "entered"], rows)


def intake_csv(intake: Iterable[IntakeDay]) -> str:
    """Every day of eating."""
    rows = [[one.date.isoformat(), one.energy_kcal, "yes" if one.counted else "no"] for one in intake]
    return _table(["date", "energy_kcal", "counted"], rows)


def zipped(tables: dict[str, str]) -> bytes:
    """Several tables as one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(name, text.encode("utf-8-sig"))
    return buffer.getvalue()


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()
