"""What the tests of the served core share: a server that does as it is told, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.served_server import ServedServer


@pytest.fixture
def server() -> Iterator[ServedServer]:
    """An LMDeploy server."""
    with ServedServer() as server:
        yield server


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[str, bytes], str]:
    """Writes a picture; its content is what counts, and any bytes will do."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write
