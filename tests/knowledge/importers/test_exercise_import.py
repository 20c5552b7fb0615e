"""free-exercise-db is imported whole, once, resumably even after a kill, and from nothing that is not to be trusted."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from domain.errors import InvalidInput
from domain.vocabulary import Equipment, ExerciseKind, Language, Level, Muscle
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.imported import FREE_EXERCISE_DB, ImportedExercises, photos_of
from knowledge.exercises.library import ExerciseLibrary
from knowledge.importers.exercise_table import BATCH
from knowledge.importers.free_exercise_db import FreeExerciseDbImporter, archive_address
from knowledge.importers.source_files import MAX_ARCHIVE_BYTES

IMPORTER = FreeExerciseDbImporter()
MANY = 2 * BATCH + 3


def no_progress(done: int, of: int) -> None:
    """Nobody is watching."""


def picture(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), (shade % 256, shade // 256, 90)).save(data, "PNG")
    return data.getvalue()


def record(name: str, **other: Any) -> dict[str, Any]:
    key = name.replace(" ", "_")
    plain = {
        "id": key, "name": name, "level": "expert", "equipment": "other", "category": "strongman",
        "primaryMuscles": ["middle back"], "secondaryMuscles": ["abdominals"], "instructions": ["Lift it.", " "],
        "images": [f"{key}/0.jpg", f"{key}/1.jpg"],
    }  # fmt: skip
    return plain | other


def write(folder: Path, records: list[dict[str, Any]], shade: int = 0) -> Path:
    """A folder in the data set's layout; every photo is another picture."""
    for number, one in enumerate(records):
        for place, name in enumerate(one.get("images", [])):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture(shade + 2 * number + place))
    folder.mkdir(exist_ok=True)
    (folder / "exercises.json").write_text(json.dumps(records), encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """More records than two batches hold."""
    return write(tmp_path / "set", [record(f"Log Throw {number}") for number in range(MANY)])


def imported(data_dir: Path) -> ImportedExercises:
    return ImportedExercises(data_dir, FREE_EXERCISE_DB)


def content(data_dir: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in data_dir.rglob("*") if file.is_file()}


def test_a_record_is_taken_with_its_licence_its_photos_and_our_words(tmp_path: Path):
    """Muscles, equipment, level and kind in our vocabulary; what nobody says stays unknown; English stays English."""
    folder = write(tmp_path / "set", [record("Keg Throw", equipment="kettlebells", category="plyometrics")])
    report = IMPORTER.run(folder, tmp_path / "data", no_progress)
    (keg,) = imported(tmp_path / "data")
    assert (keg.id, keg.source_ids, keg.names) == (
        "keg-throw",
        ["free-exercise-db:Keg_Throw"],
        {Language.EN: "Keg Throw"},
    )
    assert (keg.primary_muscles, keg.secondary_muscles) == ([Muscle.UPPER_BACK], [Muscle.ABS])
    assert (keg.equipment, keg.level, keg.kind) == ([Equipment.KETTLEBELL], Level.ADVANCED, ExerciseKind.PLYOMETRIC)
    assert keg.steps == {Language.EN: ["Lift it."]}
    assert keg.avoid is None
    assert keg.credit.license == "Unlicense (public domain)"
    files = imported(tmp_path / "data").photo_files(keg)
    assert [file.read_bytes() for file in files] == [picture(0), picture(1)]
    assert (report.counts["taken"], report.counts["new"], report.counts["photos"]) == (1, 1, 2)


def test_an_exercise_of_ours_becomes_one_entry(tmp_path: Path):
    """The id that our catalogue lists is merged and not shown twice; the report counts it."""
    folder = write(tmp_path / "set", [record("Barbell Deadlift"), record("Keg Throw")])
    report = IMPORTER.run(folder, tmp_path / "data", no_progress)
    assert report.counts["merged with an exercise that was there"] == 1
    library = ExerciseLibrary(Catalogue(), [imported(tmp_path / "data")])
    assert [one.source_id for one in library.entry("deadlift").same] == ["free-exercise-db:Barbell_Deadlift"]
    assert "barbell-deadlift" not in library
    assert library.get("keg-throw").name == "Keg Throw"


def test_a_second_run_changes_nothing_and_a_change_is_taken_over(source: Path, tmp_path: Path):
    """The same files are recognised byte for byte; another photo, a new record and one that is gone are counted."""
    data = tmp_path / "data"
    IMPORTER.run(source, data, no_progress)
    before = content(data)
    assert IMPORTER.run(source, data, no_progress).unchanged
    assert content(data) == before
    records = json.loads((source / "exercises.json").read_text("utf-8"))
    write(source, [*records[1:], record("Log Throw anew")])
    (source / records[1]["images"][0]).write_bytes(picture(60_000))
    counts = IMPORTER.run(source, data, no_progress).counts
    assert (counts["new"], counts["gone"]) == (1, 1)
    assert counts["changed"] >= 1
    used = {photo.file for exercise in imported(data) for photo in exercise.photos}
    assert {file.name for file in photos_of(data).iterdir()} == used


def test_a_photo_that_was_deleted_comes_back(source: Path, tmp_path: Path):
    """A run over an import that lacks a file mends it."""
    data = tmp_path / "data"
    IMPORTER.run(source, data, no_progress)
    next(photos_of(data).iterdir()).unlink()
    assert not IMPORTER.run(source, data, no_progress).unchanged
    assert IMPORTER.run(source, data, no_progress).unchanged


_KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.importers.free_exercise_db import FreeExerciseDbImporter
def stop(done, of):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
FreeExerciseDbImporter().run(Path(sys.argv[1]), Path(sys.argv[2]), stop)
"""


def test_an_import_that_was_killed_goes_on_where_it_stopped(source: Path, tmp_path: Path):
    """kill -9 after the first batch: readers see nothing, and the second run makes only what is missing."""
    data = tmp_path / "data"
    root = Path(__file__).resolve().parents[3]
    env = os.environ | {"PYTHONPATH": str(root)}
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(source), str(data)], env=env, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not imported(data).is_there
    kept = {file: file.stat().st_mtime_ns for file in photos_of(data).iterdir() if file.suffix == ".png"}
    assert len(kept) == 2 * BATCH
    assert IMPORTER.run(source, data, no_progress).counts["new"] == MANY
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    assert len(imported(data).all) == MANY


def test_a_table_that_is_broken_is_built_again(source: Path, tmp_path: Path):
    """Neither the table nor what an interrupted import left need be a database."""
    data = tmp_path / "data"
    (data / "exercises").mkdir(parents=True)
    for name in ("free-exercise-db.db", "free-exercise-db.part.db"):
        (data / "exercises" / name).write_text("no database " * 1000, encoding="utf-8")
    assert IMPORTER.run(source, data, no_progress).counts["taken"] == MANY


def packed(folder: Path, root: str = "") -> Path:
    file = folder.with_suffix(".zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in folder.rglob("*"):
            archive.write(one, f"{root}{one.relative_to(folder)}")
    return file


def test_a_zip_of_the_repository_is_read_without_unpacking(tmp_path: Path):
    """As GitHub packs it: a folder around it, the list in dist/, the photos in exercises/."""
    records = [record("Keg Throw")]
    folder = write(tmp_path / "repo" / "exercises", records).parent
    (folder / "dist").mkdir()
    (folder / "exercises" / "exercises.json").rename(folder / "dist" / "exercises.json")
    report = IMPORTER.run(packed(folder, "free-exercise-db-main/"), tmp_path / "data", no_progress)
    assert (report.counts["taken"], report.counts["photos"]) == (1, 2)
    assert {file.name for file in (tmp_path / "data" / "exercises").iterdir()} == {"free-exercise-db.db", "photos"}


def test_what_cannot_be_used_is_left_out_and_named(tmp_path: Path):
    """Records without a name, ids that are paths and doubles; the others are taken."""
    nameless = record("No Name") | {"name": ""}
    evil = record("Evil") | {"id": "../../evil"}
    folder = write(tmp_path / "set", [record("Keg Throw"), nameless, record("Keg Throw")])
    listing = folder / "exercises.json"
    listing.write_text(json.dumps([*json.loads(listing.read_text("utf-8")), evil, 7]), encoding="utf-8")
    report = IMPORTER.run(folder, tmp_path / "data", no_progress)
    assert (report.counts["taken"], report.counts["left out"]) == (1, 4)
    assert "Left out, no usable name: No_Name." in report.remarks
    assert any("there twice" in remark for remark in report.remarks)


def test_photos_outside_the_folder_and_files_that_are_no_pictures_are_not_taken(tmp_path: Path):
    """Neither by ".." nor by a link; a text named .jpg is no photo."""
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(picture(1))
    images = ["../secret.jpg", str(secret), "Keg_Throw/link.jpg", "Keg_Throw/text.jpg"]
    folder = write(tmp_path / "set", [record("Keg Throw", images=[])])
    (folder / "Keg_Throw").mkdir()
    (folder / "Keg_Throw" / "link.jpg").symlink_to(secret)
    (folder / "Keg_Throw" / "text.jpg").write_text("no picture", encoding="utf-8")
    (folder / "exercises.json").write_text(json.dumps([record("Keg Throw", images=images)]), encoding="utf-8")
    assert IMPORTER.run(folder, tmp_path / "data", no_progress).counts["photos"] == 0


BROKEN_LISTS = {
    "broken JSON": ('[{"id": "A", "na', "cut off"), "another JSON": ('{"a": 1}', "not a list"),
    "no record": ("[1, 2]", "no exercise"),
}  # fmt: skip


def broken_archive(folder: Path, kind: str) -> tuple[Path, str]:
    """A zip that is not to be used, and what the sentence about it says."""
    good = packed(write(folder / "set", [record("Keg Throw")])).read_bytes()
    file = folder / "bad.zip"
    if kind == "a cut zip":
        file.write_bytes(good[:-200])
        return file, "cut off"
    if kind == "a damaged zip":
        file.write_bytes(good[:60] + bytes(60) + good[120:])
        return file, "damaged"
    if kind == "zip slip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("exercises.json", "[]")
            archive.writestr("../../evil.txt", "evil")
        return file, "leads out"
    with file.open("wb") as stream:
        stream.truncate(5 * MAX_ARCHIVE_BYTES)
    return file, "10 GB"


def bad_input(folder: Path, kind: str) -> tuple[Path, str]:
    """A path that is no whole data set, and what the sentence about it says."""
    if kind == "nothing":
        return folder / "none", "no file or folder"
    if kind == "an empty folder":
        (folder / "empty").mkdir()
        return folder / "empty", "no exercises.json"
    if kind in BROKEN_LISTS:
        text, words = BROKEN_LISTS[kind]
        write(folder / "set", [record("Keg Throw")])
        (folder / "set" / "exercises.json").write_text(text, encoding="utf-8")
        return folder / "set", words
    return broken_archive(folder, kind)


@pytest.mark.parametrize(
    "kind",
    [
        "nothing", "an empty folder", "a cut zip", "a damaged zip", "zip slip", "10 GB", "broken JSON", "another JSON",
        "no record",
    ],
)  # fmt: skip
def test_what_is_no_whole_data_set_is_refused_in_one_sentence(kind: str, tmp_path: Path):
    """The sentence names the fault, the hint the remedy, and nothing is written."""
    path, words = bad_input(tmp_path, kind)
    with pytest.raises(InvalidInput, match=words) as caught:
        IMPORTER.run(path, tmp_path / "data", no_progress)
    assert "github.com/yuhonas/free-exercise-db" in (caught.value.hint or "")
    assert not (tmp_path / "data").exists()
    assert not (tmp_path.parent / "evil.txt").exists()


def test_the_address_of_the_repository_is_that_of_its_archive():
    """GitHub's pages are no archive; any other address is taken as it is."""
    zipped = "https://codeload.github.com/yuhonas/free-exercise-db/zip/"
    assert archive_address("https://github.com/yuhonas/free-exercise-db") == f"{zipped}HEAD"
    assert archive_address("https://github.com/yuhonas/free-exercise-db/tree/main") == f"{zipped}main"
    assert archive_address("https://example.org/a.zip") == "https://example.org/a.zip"
