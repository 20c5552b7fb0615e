"""Runs of `eval.serving` as tables: every run by itself, and each against the first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Run = dict[str, Any]
"""Figures by name: `text.8.ttft_p50_ms`, `memory_mib`, `in_force.kv_bits`."""

HEADER = [
    "server",
    "asked about",
    "users",
    "requests",
    "failed",
    "first token p50 ms",
    "p95 ms",
    "tokens/s a user",
    "tokens/s",
    "requests/s",
    "GPU MiB",
    "process MiB",
]
RATIO_HEADER = [
    "server",
    "asked about",
    "users",
    "first token",
    "tokens/s a user",
    "tokens/s",
    "requests/s",
    "GPU memory",
    "process memory",
]
_COLUMNS = ("requests", "failed", "ttft_p50_ms", "ttft_p95_ms", "tokens_s_user", "tokens_s", "requests_s")
_RATIOS = ("ttft_p50_ms", "tokens_s_user", "tokens_s", "requests_s")
_MEMORY = ("memory_mib", "process_mib")
"""Of the whole run: they stand in each of its rows."""
_KINDS = ("text", "picture")
_NOTHING = "–"


def read_runs(files: Sequence[Path]) -> dict[str, Run]:
    """The runs in files that `--json` wrote, in order; ends the program where a file holds none."""
    runs: dict[str, Run] = {}
    for file in files:
        try:
            flat = json.loads(file.read_text("utf-8"))
            for label in flat["setting.labels"]:
                head = f"{label}."
                runs[label] = {name.removeprefix(head): value for name, value in flat.items() if name.startswith(head)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            sys.exit(f"{file} holds no run of eval.serving ({error!r}). Write one with --json.")
    return runs


def cells(run: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The kinds of questions and numbers of users that a run holds, in order."""
    for kind in _KINDS:
        counts = {int(name.split(".")[1]) for name in run if name.startswith(f"{kind}.")}
        yield from ((kind, count) for count in sorted(counts))


def rows(runs: Mapping[str, Run]) -> list[list[object]]:
    """A row for every run, kind and number of users."""
    return [
        [
            label,
            kind,
            users,
            *(_shown(run, f"{kind}.{users}.{column}") for column in _COLUMNS),
            *(_shown(run, memory) for memory in _MEMORY),
        ]
        for label, run in runs.items()
        for kind, users in cells(run)
    ]


def ratio_rows(runs: Mapping[str, Run]) -> list[list[object]]:
    """Each later run against the first: above 1 is more (of tokens, of waiting, of memory)."""
    if len(runs) < 2:
        return []
    (_, first), *others = runs.items()
    return [
        [
            label,
            kind,
            users,
            *(_ratio(run, first, f"{kind}.{users}.{column}") for column in _RATIOS),
            *(_ratio(run, first, memory) for memory in _MEMORY),
        ]
        for label, run in others
        for kind, users in cells(run)
    ]


def failures(runs: Mapping[str, Run]) -> list[str]:
    """A line for every run and kind in which something failed, with what most of it failed of."""
    return [
        f"{label}, {kind}, {users} users: {run[f'{kind}.{users}.failed']:.0f} failed, {run[f'{kind}.{users}.error']}"
        for label, run in runs.items()
        for kind, users in cells(run)
        if f"{kind}.{users}.error" in run
    ]


def _shown(run: Mapping[str, Any], name: str) -> str:
    value = run.get(name)
    if value is None:
        return _NOTHING
    return f"{value:,.0f}" if value >= 100 or float(value).is_integer() else f"{value:.1f}"


def _ratio(run: Mapping[str, Any], first: Mapping[str, Any], name: str) -> str:
    value, base = run.get(name), first.get(name)
    return f"× {value / base:.2f}" if value is not None and base else _NOTHING
