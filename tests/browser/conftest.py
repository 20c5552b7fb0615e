"""The real page in a real Chromium: a server of its own, a data folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

CHECKOUT = Path(__file__).parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BUILT_ONCE = ["models", "vectors", "pictures", "recognition"]
PREPARE_LIMIT_S = 600
START_LIMIT_S = 60
WAIT_MS = 90_000
"""How long a sight is waited for; a busy machine may need most of it."""
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
MAIN_OVERFLOW = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('.stMain'))"
"""How many pixels the page is wider than the window."""


class Server:
    """A page server in a process of its own, on a free port, which is the last of its arguments."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self._arguments = arguments
        self._environment = environment
        self._log = log
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the page is; the same after a restart."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [sys.executable, *self._arguments, str(self._port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, env={**os.environ, **self._environment}, stdout=log, stderr=log
            )
        transport = httpx.HTTPTransport(retries=START_LIMIT_S)  # waits longer before each attempt
        with httpx.Client(transport=transport, timeout=START_LIMIT_S) as client:
            assert client.get(f"{self.url}/_stcore/health").text == "ok", self._log.read_text()

    def stop(self) -> None:
        """Stop it as Ctrl+C does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=START_LIMIT_S)
            self._process = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def prepared_data(prepared_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of its own, over what all tests share of that which is built once."""
    folder = tmp_path_factory.mktemp("data")
    for name in BUILT_ONCE:
        shared = prepared_data_dir.resolve() / name
        shared.mkdir(exist_ok=True)
        (folder / name).symlink_to(shared, target_is_directory=True)
    subprocess.run(
        [sys.executable, "-m", "bootstrap"],
        cwd=CHECKOUT,
        env={**os.environ, "SPOTTER_DATA_DIR": str(folder)},
        check=True,
        timeout=PREPARE_LIMIT_S,
        stdout=subprocess.DEVNULL,
    )
    return folder


def page_server(prepared_data: Path, folder: Path) -> Server:
    """The real page, not yet started, with a database of its own in `folder`."""
    environment = {
        "SPOTTER_DATA_DIR": str(prepared_data),
        "SPOTTER_DATABASE_URL": f"sqlite:///{folder / 'spotter.db'}",
        "SPOTTER_CORE": "embedded",
    }
    return Server(["-m", "ui", "--port"], environment, folder / "server.log")


def settle(page: Page) -> None:
    """Wait until the page has answered the last click."""
    page.wait_for_timeout(300)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")


def send(page: Page, text: str) -> None:
    """Write a message in the chat."""
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled()
    box.fill(text)
    box.press("Enter")


@pytest.fixture(scope="session")
def server(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real page; conversations lie in a database of this run."""
    with page_server(prepared_data, tmp_path_factory.mktemp("page")) as started:
        yield started


@pytest.fixture(scope="session")
def slow_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A page whose answer does not end by itself."""
    script = str(Path(__file__).with_name("slow_page.py"))
    log = tmp_path_factory.mktemp("slow") / "server.log"
    with Server(["-m", "streamlit", "run", script, "--server.port"], {}, log) as started:
        yield started


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where there is none, tests are skipped, but in CI they fail.

    Closed with the module: Playwright occupies the thread's event loop, which other tests need.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed: apt-get install chromium")
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """An empty desktop window."""
    yield from _window(chromium, DESKTOP)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """An empty window of a phone's width."""
    yield from _window(chromium, PHONE)


def _window(chromium: Browser, size: ViewportSize) -> Iterator[Page]:
    context = chromium.new_context(viewport=size)
    context.set_default_timeout(WAIT_MS)
    yield context.new_page()
    context.close()
