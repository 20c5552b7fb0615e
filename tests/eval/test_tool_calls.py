"""The measure of tool calls: over a model's server as over the embedded core, and two runs side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from domain.settings import Core
from eval.tool_calls import main, side_by_side
from tests.served_server import ServedServer, called, refused, said

CASES = [
    {"id": "1", "lang": "en", "turns": ["100 kg for 5, my max?"],
     "expect": {"action": "call", "tool": "one_rep_max", "args": {"load": 100, "reps": 5}}},
    {"id": "2", "lang": "en", "turns": ["show me a plank"],
     "expect": {"action": "call", "tool": "find_exercises", "args": {"query": ["plank"]}}},
    {"id": "3", "lang": "en", "turns": ["hello"], "expect": {"action": "none"}},
]  # fmt: skip
APP = Typer()
APP.command()(main)


def figures(folder: Path, *options: str) -> dict[str, object]:
    """What one run writes."""
    cases, written = folder / "cases.jsonl", folder / "figures.json"
    cases.write_text("\n".join(json.dumps(case) for case in CASES), "utf-8")
    done = CliRunner().invoke(APP, [str(cases), "--json", str(written), *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    loaded: dict[str, object] = json.loads(written.read_text("utf-8"))
    return loaded


def test_a_served_model_is_scored_case_by_case(
    tmp_path: Path, prepared_data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One right, one wrong in its arguments, and one whose turn failed, which is right in nothing."""
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(prepared_data_dir))
    with ServedServer() as server:
        monkeypatch.setenv("SPOTTER_MODEL_URL", server.url)
        server.will(called("one_rep_max", {"load": 100, "reps": 5}), said("Done."))
        server.will(called("find_exercises", {"query": "squat"}), said("Done."))
        server.will(refused(401))
        found = figures(tmp_path, "--core", "lmdeploy")
    assert (found["all.action"], found["all.arguments"], found["failed_turns"]) == (0.667, 0.333, 1)
    assert found["setting.core"] == Core.LMDEPLOY


def test_two_runs_stand_side_by_side() -> None:
    """Only figures that both have, and how far the second lies from the first."""
    before = {"all.action": 0.9, "ms_p50": 100.0, "cases": 3, "machine": "x"}
    header, rows = side_by_side({"bf16": before, "w4": {**before, "all.action": 0.85, "new": 1}})
    assert header == ["figure", "bf16", "w4", "difference"]
    assert rows[0] == ["all.action", 0.9, 0.85, -0.05]
    assert [row[0] for row in rows] == ["all.action", "ms_p50", "cases"]


def test_files_of_figures_are_compared(tmp_path: Path) -> None:
    """Under their names, or with their folders where these are the same; one file alone is refused."""
    files = [tmp_path / "bf16" / "figures.json", tmp_path / "w4" / "figures.json"]
    for number, file in enumerate(files):
        file.parent.mkdir()
        file.write_text(json.dumps({"all.action": number / 2}), "utf-8")
    done = CliRunner().invoke(APP, [str(files[0]), str(files[1]), "--compare"], catch_exceptions=False)
    assert done.exit_code == 0
    assert "0.5" in done.output
    assert CliRunner().invoke(APP, [str(files[0]), "--compare"]).exit_code == 2
