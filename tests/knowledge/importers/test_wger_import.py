"""wger's exercises are imported with their licences, in their own languages, from pages, dumps and an address."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from domain.errors import InvalidInput, Unavailable
from domain.vocabulary import Equipment, Language, Muscle
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.imported import WGER, Credit, ImportedExercises
from knowledge.exercises.library import ExerciseLibrary
from knowledge.importers.wger import WgerImporter, first_page
from knowledge.importers.wger_records import plain_lines
from tests.knowledge.importers.wger_pages import BY_SA, GERMAN, NEWER, exercise, image, page, translation

IMPORTER = WgerImporter()
STEPS = "<p>Stand over the stone.</p><ol><li>Lift &amp; hug it.</li><li>Load it<br>slowly.</li></ol>"


def no_progress(done: int, of: int) -> None:
    """Nobody is watching."""


def png(shade: int = 0) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (30, 20), (shade, 0, 0)).save(data, "PNG")
    return data.getvalue()


def dump(folder: Path, *records: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "exerciseinfo.json"
    file.write_text(json.dumps(page(*records)), encoding="utf-8")
    return file


def run(file: Path, data_dir: Path) -> tuple[ImportedExercises, Any]:
    report = IMPORTER.run(file, data_dir, no_progress)
    return ImportedExercises(data_dir, WGER), report


def test_texts_keep_their_language_and_lose_their_markup(tmp_path: Path):
    """Known numbers by wger's table, newer languages by their script; a language that we do not speak is only kept."""
    texts = [
        translation("Stone Hug", description=STEPS, aliases=("stone lap",)), translation("Steinheben", GERMAN),
        translation("石头拥抱", NEWER), translation("돌 안기", NEWER + 1), translation("পাথর জড়ানো", NEWER + 2),
    ]  # fmt: skip
    found, _ = run(dump(tmp_path, exercise(7, *texts)), tmp_path / "data")
    (stone,) = found
    assert stone.names == {
        Language.EN: "Stone Hug", Language.ZH: "石头拥抱", Language.KO: "돌 안기", Language.BN: "পাথর জড়ানো"
    }  # fmt: skip
    assert stone.other_names == {"de": "Steinheben"}
    assert stone.steps == {Language.EN: ["Stand over the stone.", "Lift & hug it.", "Load it", "slowly."]}
    assert stone.aliases[Language.EN] == ["stone lap"]
    assert (stone.primary_muscles, stone.secondary_muscles) == ([Muscle.LATS], [Muscle.BICEPS])
    assert (stone.equipment, stone.level) == ([Equipment.BARBELL], None)


def test_licence_and_authors_stay_with_the_record_and_each_picture(tmp_path: Path):
    """The record's licence and all its authors; a picture has its own, and none is taken under an unknown licence."""
    for name, shade in (("a.png", 1), ("b.png", 2), ("c.png", 3)):
        file = tmp_path / "exercise-images" / "7" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(shade))
    images = [image("7/a.png"), image("7/b.png", is_main=True, license_=3, author="Ken"), image("7/c.png", license_=99)]
    found, report = run(dump(tmp_path, exercise(7, translation("Stone Hug"), images=images)), tmp_path / "data")
    (stone,) = found
    assert (stone.credit.license, stone.credit.authors) == ("CC-BY-SA 4", ("Linus", "Ada"))
    assert stone.credit.license_url == BY_SA["url"]
    theirs = [photo.credit for photo in stone.photos if photo.credit]
    assert [(credit.license, credit.authors) for credit in theirs] == [("CC0", ("Ken",)), ("CC-BY-SA 4", ("Grace",))]
    assert [file.read_bytes() for file in found.photo_files(stone)] == [png(2), png(1)]
    entry = ExerciseLibrary(Catalogue(), [found]).entry(stone.id)
    assert entry.credits == [stone.credit, *theirs]
    assert report.counts["photos"] == 2


def test_the_same_exercise_is_one_entry_with_both_ids(tmp_path: Path):
    """By name, where muscles and equipment agree; another exercise of that name stays one of its own."""
    chest = [{"id": 4, "name": "Pectoralis major", "name_en": "Chest"}]
    bench = [{"id": 1, "name": "Barbell"}, {"id": 8, "name": "Bench"}]
    same = exercise(1, translation("Bench Presses"), muscles=chest, equipment=bench)
    other = exercise(2, translation("Bench press"), muscles=chest, equipment=[{"id": 10, "name": "Kettlebell"}])
    found, report = run(dump(tmp_path, same, other), tmp_path / "data")
    library = ExerciseLibrary(Catalogue(), [found])
    assert "wger:1" in library.get("bench-press").source_ids
    assert "free-exercise-db:Barbell_Bench_Press_-_Medium_Grip" in library.get("bench-press").source_ids
    assert library.get("wger-2").source_ids == ["wger:2"]
    assert report.counts["merged with an exercise that was there"] == 1
    assert library.entry("bench-press").credits == []


def test_what_is_left_out_is_told_with_the_reason(tmp_path: Path):
    """No name, no language of ours, no licence, no record; the report names each."""
    records = [
        exercise(1, translation("Stone Hug")), exercise(2), exercise(3, translation("Steinheben", GERMAN)),
        exercise(4, translation("Keg Hug"), license=None), {"id": "x"},
    ]  # fmt: skip
    _, report = run(dump(tmp_path, *records), tmp_path / "data")
    assert (report.counts["taken"], report.counts["left out"]) == (1, 4)
    assert "Left out, without a licence: Keg Hug." in report.remarks
    assert "Left out, without a name in English, Chinese, Korean or Bengali: Steinheben." in report.remarks


@pytest.mark.parametrize(("text", "words"), [("[{", "no JSON"), ('{"a": 1}', "no page"), ("[]", "no exercise of wger")])
def test_what_is_no_exerciseinfo_is_refused_in_one_sentence(text: str, words: str, tmp_path: Path):
    """With the remedy, and nothing is written."""
    file = tmp_path / "dump.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=words) as caught:
        IMPORTER.run(file, tmp_path / "data", no_progress)
    assert "exerciseinfo" in (caught.value.hint or "")
    assert not (tmp_path / "data").exists()


class _Wger(BaseHTTPRequestHandler):
    """An installation with two pages and a picture."""

    def do_GET(self) -> None:
        host = f"http://{self.headers['Host']}"
        if self.path.startswith("/media/"):
            body = png(5)
        elif self.path == "/api/v2/exerciseinfo/?limit=100":
            shown = image("1.png") | {"image": f"{host}/media/exercise-images/1.png"}
            first = exercise(1, translation("Stone Hug"), images=[shown])
            body = json.dumps(page(first, following=f"{host}/api/v2/exerciseinfo/?page=2")).encode()
        elif self.path == "/api/v2/exerciseinfo/?page=2":
            body = json.dumps(page(exercise(2, translation("Keg Hug")))).encode()
        elif self.path == "/api/v2/exerciseinfo/?elsewhere":
            body = json.dumps(page(following="http://example.org/api")).encode()
        else:
            self.send_response(503)
            self.send_header("Retry-After", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's own name
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Wger)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_installation_is_read_page_by_page_and_a_second_run_changes_nothing(address: str, tmp_path: Path):
    """All pages and the pictures; the same answers again are recognised."""
    report = IMPORTER.run(address, tmp_path, no_progress)
    assert (report.counts["taken"], report.counts["photos"]) == (2, 1)
    assert IMPORTER.run(address, tmp_path, no_progress).unchanged


def test_an_address_that_fails_or_sends_elsewhere_is_told(address: str, tmp_path: Path):
    """One sentence each; nothing is written."""
    with pytest.raises(Unavailable, match="503"):
        IMPORTER.run(f"{address}/api/v2/exerciseinfo/?broken", tmp_path / "data", no_progress)
    with pytest.raises(InvalidInput, match="sends on"):
        IMPORTER.run(f"{address}/api/v2/exerciseinfo/?elsewhere", tmp_path / "data", no_progress)
    with pytest.raises(Unavailable, match="cannot be fetched"):
        IMPORTER.run("http://127.0.0.1:9", tmp_path / "data", no_progress)
    assert not (tmp_path / "data").exists()


def test_addresses_and_markup():
    """The start page of an installation, and plain text of what is between tags."""
    assert first_page("https://wger.de") == "https://wger.de/api/v2/exerciseinfo/?limit=100"
    assert first_page("https://wger.de/api/v2/exerciseinfo/?limit=5").endswith("?limit=5")
    assert plain_lines("<p>Keep &lt;straight&gt;</p>\n<p> </p>") == ["Keep <straight>"]
    assert Credit(source="a", license="b") == Credit.model_validate({"source": "a", "license": "b"})
