"""Fetching a data set over HTTP: into the data folder, with a limit, and again only if it is not there whole.

A server that is busy is asked again when it says so, and a download that breaks off goes on where it stopped, if the
server still has the same file (RFC 9110, sections 13.1.5 and 14).
"""

from __future__ import annotations

import hashlib
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from domain.errors import InvalidInput, StorageError, Unavailable

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 30.0
TRIES = 4
_BUSY = frozenset([429, 500, 502, 503, 504])
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 60.0
_AGENT = {"User-Agent": "Spotter (exercise import)"}
_PARTIAL = 206
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
        data = io.BytesIO()
        self._fetch(url, data, limit_bytes)
        return data.getvalue()

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
                self._fetch(url, stream, limit_bytes)
            partial.replace(target)
        except OSError as error:
            hint = "Check the folder's permissions and space."
            raise StorageError(f"The download cannot be written to {folder}.", field="data_dir", hint=hint) from error
        return target

    def _fetch(self, url: str, target: IO[bytes], limit_bytes: int) -> None:
        """Write what an address holds; a busy server and a connection that breaks are tried again."""
        import httpx

        version = ""
        for number in range(1, TRIES + 1):
            try:
                with self._client.stream("GET", url, headers=_rest_of(target, version)) as response:
                    response.raise_for_status()
                    version = _version(response)
                    self._write(response, target, limit_bytes)
                return
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                wait_s = _wait_s(error, number)
                if wait_s is None or number == TRIES:
                    sentence = f"{url} cannot be fetched: {_reason(error)}."
                    raise Unavailable(sentence, field="path", hint=self._remedy) from error
            time.sleep(wait_s)

    def _write(self, response: httpx.Response, target: IO[bytes], limit_bytes: int) -> None:
        """Append the rest of a file, or begin anew where the server sends it whole."""
        if response.status_code != _PARTIAL:
            target.seek(0)
            target.truncate()
        for chunk in response.iter_bytes():
            if target.tell() + len(chunk) > limit_bytes:
                most = limit_bytes // 1024**2
                raise InvalidInput(f"{response.url} has more than {most} MB.", field="path", hint=self._remedy)
            target.write(chunk)


def _rest_of(target: IO[bytes], version: str) -> dict[str, str]:
    """The headers that ask for what is missing, as long as the file is still that version; none for a new one."""
    return {"Range": f"bytes={target.tell()}-", "If-Range": version} if version and target.tell() else {}


def _version(response: httpx.Response) -> str:
    """The file's version; empty where the server names none, or packs what it sends on the way."""
    tag = str(response.headers.get("etag", ""))
    return "" if tag.startswith("W/") or "content-encoding" in response.headers else tag


def _wait_s(error: Exception, number: int) -> float | None:
    """Seconds until the next try; None where another would come to the same."""
    import httpx

    usual = _FIRST_WAIT_S * 2 ** (number - 1)
    if isinstance(error, httpx.HTTPStatusError):
        wished = error.response.headers.get("retry-after", "")
        wait_s = float(wished) if wished.isdigit() else usual
        return min(wait_s, _LONGEST_WAIT_S) if error.response.status_code in _BUSY else None
    broken = isinstance(error, (httpx.ReadError, httpx.ReadTimeout, httpx.RemoteProtocolError))
    return usual if broken else None


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    return f"it answers {response.status_code}" if response is not None else f"nothing answers ({type(error).__name__})"
