"""`python -m tools.exporting`."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.tools.exporting.made_plans import nutrition_plan, training_plan
from tools.exporting.__main__ import main

app = typer.Typer()
app.command()(main)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(tmp_path / "data"))
    return CliRunner()


def test_a_plan_becomes_a_file(runner: CliRunner, tmp_path: Path) -> None:
    """In the format and language that were asked for; what was written is told."""
    (tmp_path / "plan.json").write_text(nutrition_plan().model_dump_json(), "utf-8")
    out = tmp_path / "plan.csv"
    done = runner.invoke(app, ["--format", "csv", "--lang", "bn", str(tmp_path / "plan.json"), str(out)])
    assert done.exit_code == 0, done.output
    assert "text/csv" in done.output
    assert "খাবার" in out.read_text("utf-8")


def test_a_calendar_begins_when_it_was_told(runner: CliRunner, tmp_path: Path) -> None:
    """Read from standard input too."""
    out = tmp_path / "plan.ics"
    options = ["--format", "calendar", "--start", "2027-03-01", "--at", "06:45", "-", str(out)]
    done = runner.invoke(app, options, input=training_plan().model_dump_json())
    assert done.exit_code == 0, done.output
    assert "DTSTART:20270301T064500" in out.read_text("utf-8")


@pytest.mark.parametrize(("content", "says"), [("{}", "no plan"), ("[1]", "no plan"), ("nonsense", "JSON")])
def test_what_is_no_plan_is_one_sentence(runner: CliRunner, tmp_path: Path, content: str, says: str) -> None:
    """And a status that says so."""
    (tmp_path / "plan.json").write_text(content, "utf-8")
    done = runner.invoke(app, [str(tmp_path / "plan.json"), str(tmp_path / "out.pdf")])
    assert done.exit_code == 1
    assert says in done.output
    assert not (tmp_path / "out.pdf").exists()
