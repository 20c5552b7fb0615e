"""Starting up: folders that cannot be written, ports in use, settings, and what is built once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import Spotter
from domain.errors import StorageError
from domain.settings import RetrieverName, Settings
from retrievers.bm25 import Bm25Retriever
from retrievers.vector import VectorRetriever


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program of ours as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


def test_a_data_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """A file in the place of the folder: the error names the folder and the setting, as an exception and as a program."""
    blocked = tmp_path / "var"
    blocked.write_text("in the way")
    with pytest.raises(StorageError) as caught:
        Spotter(Settings(data_dir=blocked))
    assert str(blocked) in caught.value.message
    assert "SPOTTER_DATA_DIR" in (caught.value.hint or "")
    for program in (("bootstrap",), ("agent", "hi")):
        ended = run(*program, SPOTTER_DATA_DIR=str(blocked))
        assert ended.returncode == 1
        assert "cannot be written" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_a_port_in_use_is_one_sentence() -> None:
    """The page names the port and how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("ui", "--port", str(port))
    assert ended.returncode == 1
    assert f"Port {port} is in use" in ended.stderr
    assert f"PORT={port + 1}" in ended.stderr


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The prefix is SPOTTER_, and everything that is written lies under the data folder."""
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SPOTTER_RETRIEVER", "bm25")
    settings = Settings()
    assert settings.retriever is RetrieverName.BM25
    assert settings.resolved_database_url == f"sqlite:///{tmp_path / 'spotter.db'}"
    assert isinstance(Spotter(settings).found_in_english, Bm25Retriever)
    settings.retriever = RetrieverName.VECTOR
    assert isinstance(Spotter(settings).found_in_english, VectorRetriever)


def test_every_exercise_has_a_motion(spotter: Spotter) -> None:
    """Nothing in the library stands still."""
    assert [exercise.id for exercise in spotter.catalogue if not spotter.renderer.has_motion(exercise.id)] == []


def test_starting_a_process_imports_nothing_heavy() -> None:
    """Composing the assistant loads none of the slow libraries: they wait for their first use."""
    heavy = [
        "torch",
        "transformers",
        "llama_index",
        "sklearn",
        "skia",
        "highspy",
        "faiss",
        "pandas",
        "lagent",
        "onnxruntime",
    ]
    script = f"import bootstrap, sys; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("retriever", "indexes"), [(RetrieverName.HYBRID, 1), (RetrieverName.FEEDBACK, 2), (RetrieverName.AUTO_MERGING, 2)]
)
def test_the_chosen_retrievers_index_is_built_beforehand(
    retriever: RetrieverName, indexes: int, tmp_path: Path
) -> None:
    """No first question waits for an index: the chosen one is prepared beside the one that judges confidence."""
    spotter = Spotter(Settings(data_dir=tmp_path, retriever=retriever))
    assert [name for name, _ in spotter.unbuilt()].count("article index") == indexes
