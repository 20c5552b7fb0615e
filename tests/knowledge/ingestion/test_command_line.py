"""`python -m knowledge ingest`, `documents`, `approve`, `remove`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge.__main__ import app
from knowledge.ingestion.folders import incoming_from, paths_below
from tests.knowledge.ingestion.made_documents import MINERU_LIST, PNG, markdown, pdf

TEXT = markdown(("Squat", "Sit down between your heels and stand up again, ten times in a row."))


@pytest.fixture
def runner(tmp_path: Path, prepared_data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The data folder is one of the test's own, with the embedding that has been built."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "models").symlink_to(prepared_data_dir / "models")
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(data))
    return CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents, good and bad."""
    below = tmp_path / "documents" / "more"
    below.mkdir(parents=True)
    (below.parent / "squat.md").write_text(TEXT, "utf-8")
    (below / "squat.md").write_text(TEXT.replace("Squat", "Box squat"), "utf-8")
    (below / "lifts.pdf").write_bytes(pdf([[("text", "Push the floor away with your legs.")]], running=False))
    (below / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (below / ".hidden.md").write_text(TEXT, "utf-8")
    (below / "program.exe").write_bytes(b"MZ")
    return below.parent


def test_a_folder_is_taken_with_a_report(runner: CliRunner, folder: Path) -> None:
    """Whatever cannot be read is named with the reason and the remedy; a second time nothing changes."""
    first = runner.invoke(app, ["ingest", str(folder)])
    assert first.exit_code == 1
    assert "4 documents: 3 taken, 0 updated, 0 unchanged, 1 refused." in first.output
    assert "more/broken.pdf: The document is damaged. Open it, save it again, and bring the new file." in first.output
    (folder / "squat.md").write_text(TEXT + "\n\nAnd rest.", "utf-8")
    (folder / "more" / "broken.pdf").unlink()
    second = runner.invoke(app, ["ingest", str(folder)])
    assert second.exit_code == 0
    assert "3 documents: 0 taken, 1 updated, 2 unchanged, 0 refused." in second.output


def test_documents_are_listed_approved_and_removed(runner: CliRunner, folder: Path) -> None:
    """By the id that the list shows."""
    file = str(folder / "squat.md")
    assert runner.invoke(app, ["ingest", "--owner", "ann", "--licence", "CC0", file]).exit_code == 0
    listed = runner.invoke(app, ["documents"]).output
    assert "Manual" in listed
    assert "of ann, not approved" in listed
    id_ = listed.split()[0]
    assert "found by everybody" in runner.invoke(app, ["approve", id_]).output
    assert "of ann, for everybody" in runner.invoke(app, ["documents"]).output
    assert runner.invoke(app, ["remove", id_]).exit_code == 0
    assert runner.invoke(app, ["documents"]).output == ""


@pytest.mark.parametrize("command", [["ingest", "/nowhere/at/all"], ["approve", "doc-0"], ["remove", "doc-0"]])
def test_what_is_not_there_is_one_sentence(runner: CliRunner, command: list[str]) -> None:
    """Without a traceback."""
    done = runner.invoke(app, command)
    assert done.exit_code == 1
    assert str(done.exception).startswith("error: There is no")


def test_the_folder_that_mineru_wrote_is_one_document(tmp_path: Path) -> None:
    """Its list, Markdown and pictures, the same bytes every time; the copies of the original stay out."""
    import json

    out = tmp_path / "out" / "paper" / "auto"
    (out / "images").mkdir(parents=True)
    (out / "paper_content_list.json").write_text(json.dumps(MINERU_LIST), "utf-8")
    (out / "paper.md").write_text("# Depth", "utf-8")
    (out / "images" / "a.png").write_bytes(PNG)
    (out / "paper_layout.pdf").write_bytes(b"%PDF-1.7")
    (place,) = paths_below(tmp_path / "out")
    document = incoming_from(place)
    assert (place.name, document.name) == ("paper/auto", "paper/auto.zip")
    (out / "paper.md").touch()
    assert incoming_from(place) == document
    assert b"%PDF" not in document.content


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A folder that somebody shares must not bring what lies elsewhere."""
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "link.md").symlink_to(tmp_path / "secret.md")
    assert paths_below(tmp_path / "shared") == []
