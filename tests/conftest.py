"""What all tests share: a data folder in which everything is built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agent.safety.gate import SafetyGate
from bootstrap import Spotter
from domain.settings import Settings


def _settings() -> Settings:
    """The data folder that `make test` has prepared, or the one that SPOTTER_TEST_DATA_DIR names."""
    return Settings(data_dir=Path(os.environ.get("SPOTTER_TEST_DATA_DIR", Settings().data_dir)))


@pytest.fixture(scope="session")
def prepared_data_dir() -> Path:
    """The data folder with models and indexes built; `make test` has built them, else they are built now.

    Tests read from it; what they write themselves goes to folders of their own.
    """
    settings = _settings()
    spotter = Spotter(settings)
    spotter.embedder.prepare()
    spotter.dense.prepare()
    spotter.classifier.prepare()
    for reader in spotter.safety_readers:
        reader.prepare()
    spotter.field_reader.prepare()
    return settings.data_dir


@pytest.fixture(scope="session")
def learned_gate() -> SafetyGate:
    """The safety gate with what it learns; nothing else has to be built for it."""
    return Spotter(_settings()).gate


@pytest.fixture(scope="session")
def spotter(prepared_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Spotter:
    """The real parts over the embedded core, with conversations in a folder of the test run."""
    database = tmp_path_factory.mktemp("conversations") / "spotter.db"
    return Spotter(Settings(data_dir=prepared_data_dir, database_url=f"sqlite:///{database}"))
