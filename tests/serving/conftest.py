"""The API over the real parts, called in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bootstrap import Spotter
from serving.http.app import create_app

LOCAL = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def app(spotter: Spotter) -> FastAPI:
    """The API without a key."""
    return create_app(spotter)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A caller on this machine; an error of the server is an answer, as it is for a caller elsewhere."""
    with TestClient(app, base_url=LOCAL, raise_server_exceptions=False) as caller:
        yield caller
