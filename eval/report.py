"""What every measure shares: a table for people, a flat JSON object for programs, and a section of docs/results.md."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

RESULTS_FILE = Path(__file__).parent.parent / "docs" / "results.md"
_FILE_COLUMNS = 160
"""Width of a table that goes into a file or a pipe, where rich would cut it at 80."""
_VERSIONS_OF = ("numpy", "scikit-learn", "onnxruntime", "faiss-cpu", "llama-index-core", "highspy", "streamlit")


def machine() -> str:
    """The machine in words."""
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The figures as people read them."""
    table = Table(*header, title=title)
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else _FILE_COLUMNS).print(table)


def installed_version(package: str) -> str | None:
    """The version of a package; None where it is not installed, as on a host that only serves the model."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def write_json(file: Path | None, figures: Mapping[str, Any], cases: int, **settings: object) -> None:
    """The same figures as one flat object, with the number of cases, the versions and the settings."""
    if file is None:
        return
    versions = {f"version.{name}": found for name in _VERSIONS_OF if (found := installed_version(name))}
    settings = {f"setting.{name}": value for name, value in settings.items()}
    flat = {**figures, "cases": cases, "machine": machine(), **versions, **settings}
    file.write_text(json.dumps(flat, ensure_ascii=False, indent=2, default=str) + "\n", "utf-8")


def record(name: str, command: str, header: Sequence[str], rows: Sequence[Sequence[object]], cases: str) -> None:
    """Replace the section `name` of docs/results.md: figures, command, cases, date and machine."""
    lines = [
        f"## {name}",
        "",
        f"`{command}`, {cases}, {date.today().isoformat()}, {machine()}.",
        "",
        "| " + " | ".join(header) + " |",
        "|" + "---|" * len(header),
        *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows),
        "",
    ]
    text = RESULTS_FILE.read_text("utf-8") if RESULTS_FILE.exists() else "# Results\n\n"
    section = re.compile(rf"## {re.escape(name)}\n.*?(?=\n## |\Z)", re.DOTALL)
    new = "\n".join(lines)
    text = section.sub(lambda _: new.rstrip() + "\n", text) if section.search(text) else text.rstrip() + "\n\n" + new
    RESULTS_FILE.parent.mkdir(exist_ok=True)
    RESULTS_FILE.write_text(text.rstrip() + "\n", "utf-8")
