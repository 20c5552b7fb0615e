"""Fetching a data set over HTTP: into the data folder, with a limit, and again only if it is not there whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.errors import InvalidInput, StorageError, Unavailable

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 30.0
_AGENT = {"User-Agent": "Spotter (exercise import)"}
_CHUNK_BYTES = 1 << 16
Progress = Callable[[int, int], None]


def is_url(path: Path | str) -> bool:
    """Whether it is an address rather than a path."""
    return str(path).startswith(("http://", "https://"))


class Web:
    """One connection for all files of an import; `remedy` is told wherever something cannot be fetched."""

    def __init__(self, remedy: str) -> None:
        self._remedy = remedy

    @contextmanager
    def connected(self) -> Iterator[Web]:
        """Keep the connection open inside; raises Unavailable where the other side does not answer."""
        import httpx

        with httpx.Client(follow_redirects=True, timeout=TIMEOUT_S, headers=_AGENT) as client:
            self._client: httpx.Client = client
            yield self

    def read(self, url: str, limit_bytes: int) -> bytes:
        """What an address holds; raises Unavailable, or InvalidInput where it is larger than the limit."""
        return b"".join(self._stream(url, limit_bytes))

    def json(self, url: str, limit_bytes: int) -> Any:
        """The JSON at an address; raises as `read`, and InvalidInput where it is no JSON."""
        try:
            return json.loads(self.read(url, limit_bytes))
        except ValueError as error:
            raise InvalidInput(f"{url} does not hold JSON.", field="path", hint=self._remedy) from error

    def file(self, url: str, folder: Path, limit_bytes: int) -> Path:
        """The address as a file below `folder`; one that was fetched whole before is taken as it is."""
        target = folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.download"
        if target.exists():
            return target
        partial = target.with_suffix(".part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as stream:
                for chunk in self._stream(url, limit_bytes):
                    stream.write(chunk)
            partial.replace(target)
        except OSError as error:
            hint = "Check the folder's permissions and space."
            raise StorageError(f"The download cannot be written to {folder}.", field="data_dir", hint=hint) from error
        return target

    def _stream(self, url: str, limit_bytes: int) -> Iterator[bytes]:
        import httpx

        size = 0
        try:
            with self._client.stream("GET", url) as response:
                response.raise_for_status()
                for chunk in response.iter_bytes(_CHUNK_BYTES):
                    size += len(chunk)
                    if size > limit_bytes:
                        most = limit_bytes // 1024**2
                        raise InvalidInput(f"{url} has more than {most} MB.", field="path", hint=self._remedy)
                    yield chunk
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unavailable(f"{url} cannot be fetched: {_reason(error)}.", field="path", hint=self._remedy) from error


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    return f"it answers {response.status_code}" if response is not None else f"nothing answers ({type(error).__name__})"
