"""Imports from an address: redirected archives, busy servers and connections that break."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from domain.errors import Unavailable
from knowledge.exercises.imported import FREE_EXERCISE_DB, WGER, ImportedExercises
from knowledge.importers import download
from knowledge.importers.free_exercise_db import FreeExerciseDbImporter
from knowledge.importers.wger import WgerImporter
from tests.knowledge.importers.test_exercise_import import no_progress, packed, record, write
from tests.knowledge.importers.wger_pages import exercise, page, translation


class Host(ThreadingHTTPServer):
    """Serves the shapes of GitHub and wger; what it was asked for stands in `asked`."""

    archive = b""
    etag = '"one"'
    breaks = 0
    """How often an archive still breaks off after its first half."""
    busy = 0
    """How often a page is still answered by 429."""
    gone = False
    """Whether the second page is not to be had at all."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Range")))
        if self.path == "/yuhonas/free-exercise-db/archive/HEAD.zip":
            self._answer(302, b"", Location=f"{self.server.address}/codeload/zip/HEAD")
        elif self.path == "/codeload/zip/HEAD":
            self._archive()
        else:
            self._page()

    def _archive(self) -> None:
        data, start = self.server.archive, 0
        if self.headers.get("Range") and self.headers.get("If-Range") == self.server.etag:
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        rest = data[start:]
        cut = len(rest) // 2 if self.server.breaks else len(rest)
        self.server.breaks = max(0, self.server.breaks - 1)
        self._answer(206 if start else 200, rest[:cut], length=len(rest), ETag=self.server.etag)

    def _page(self) -> None:
        if self.server.busy:
            self.server.busy -= 1
            self._answer(429, b"slow down", **{"Retry-After": "0"})
        elif self.path.endswith("page=2"):
            body = json.dumps(page(exercise(2, translation("Keg Hug")))).encode()
            self._answer(404 if self.server.gone else 200, body)
        else:
            following = f"{self.server.address}/api/v2/exerciseinfo/?limit=100&page=2"
            self._answer(200, json.dumps(page(exercise(1, translation("Stone Hug")), following=following)).encode())

    def _answer(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        """An answer; with a `length` beyond the body the connection breaks in the middle."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's own name
        """Say nothing."""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A repository of two exercises, and two pages of an API."""
    monkeypatch.setattr(download, "_FIRST_WAIT_S", 0.01)
    folder = write(tmp_path / "repo" / "exercises", [record("Keg Throw"), record("Log Hug")]).parent
    (folder / "dist").mkdir()
    (folder / "exercises" / "exercises.json").rename(folder / "dist" / "exercises.json")
    server = Host()
    server.archive = packed(folder, "free-exercise-db-0f1e2d3/").read_bytes()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def from_github(host: Host, data_dir: Path) -> int:
    """How many exercises are there after an import of the archive."""
    address = f"{host.address}/yuhonas/free-exercise-db/archive/HEAD.zip"
    FreeExerciseDbImporter().run(address, data_dir, no_progress)
    return len(ImportedExercises(data_dir, FREE_EXERCISE_DB).all)


def test_an_archive_is_followed_to_where_it_lies(host: Host, tmp_path: Path) -> None:
    """GitHub sends on to another address; all that is in the archive is taken, with its photos."""
    assert from_github(host, tmp_path / "data") == 2
    assert [path for path, _ in host.asked] == ["/yuhonas/free-exercise-db/archive/HEAD.zip", "/codeload/zip/HEAD"]
    source = ImportedExercises(tmp_path / "data", FREE_EXERCISE_DB)
    assert [len(source.photo_files(one)) for one in source] == [2, 2]


def test_a_download_that_breaks_goes_on_where_it_stopped(host: Host, tmp_path: Path) -> None:
    """Only what is missing is asked for, twice."""
    host.breaks = 2
    assert from_github(host, tmp_path / "data") == 2
    size = len(host.archive)
    assert [wanted for path, wanted in host.asked if path.startswith("/codeload")] == [
        None, f"bytes={size // 2}-", f"bytes={size // 2 + (size - size // 2) // 2}-",
    ]  # fmt: skip


def test_an_archive_that_changed_meanwhile_is_fetched_anew(host: Host, tmp_path: Path) -> None:
    """Two halves of different files are never put together; a server that names no version sends it whole again."""
    host.breaks, host.etag = 1, 'W/"weak"'
    assert from_github(host, tmp_path / "data") == 2
    assert {wanted for _, wanted in host.asked} == {None}


def test_a_connection_that_always_breaks_is_told_and_the_next_run_imports(host: Host, tmp_path: Path) -> None:
    """One sentence; nothing is taken for whole that is not."""
    host.breaks = 99
    with pytest.raises(Unavailable, match="cannot be fetched"):
        from_github(host, tmp_path / "data")
    assert sum(path.startswith("/codeload") for path, _ in host.asked) == download.TRIES
    host.breaks = 0
    assert from_github(host, tmp_path / "data") == 2


def test_a_busy_api_is_asked_again_when_it_says_so(host: Host, tmp_path: Path) -> None:
    """429 with a time to wait, then page by page."""
    host.busy = 2
    WgerImporter().run(host.address, tmp_path / "data", no_progress)
    assert len(ImportedExercises(tmp_path / "data", WGER).all) == 2
    assert len(host.asked) == 4


def test_pages_that_stop_in_the_middle_leave_nothing_behind(host: Host, tmp_path: Path) -> None:
    """Half a data set is none; the next run takes all of it. What is not there is not asked for again and again."""
    host.gone = True
    with pytest.raises(Unavailable, match="404"):
        WgerImporter().run(host.address, tmp_path / "data", no_progress)
    assert len(host.asked) == 2
    assert not ImportedExercises(tmp_path / "data", WGER).is_there
    host.gone = False
    WgerImporter().run(host.address, tmp_path / "data", no_progress)
    assert len(ImportedExercises(tmp_path / "data", WGER).all) == 2
