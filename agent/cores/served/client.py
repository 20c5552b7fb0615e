"""Chat requests over HTTP: deadlines, a few tries with growing pauses, and an end at once where the reader leaves."""

from __future__ import annotations

import asyncio
import json
import random
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx

from agent.cores.served.faults import ServerFault, broken_off, not_a_server, refused, unreachable
from agent.cores.served.sse import data_of
from domain.errors import InvalidInput

_STREAM, _JSON = "text/event-stream", "application/json"
_END = "[DONE]"
_MOST_OF_ERROR = 4000
"""Characters of a refusal that are looked at."""


@dataclass(frozen=True)
class Patience:
    """How long we wait for a server, and how often we ask."""

    connect_s: float = 3.0
    read_s: float = 60.0
    """Between two pieces of an answer, the first included: a busy server makes its callers queue."""
    tries: int = 3
    first_pause_s: float = 0.5
    longest_pause_s: float = 8.0

    def pause_s(self, tried: int, wanted_s: float | None) -> float:
        """Before the next try: what the server wants, else twice as long each time, and never the same for all."""
        if wanted_s is not None:
            return min(wanted_s, self.longest_pause_s)
        pause_s: float = min(self.longest_pause_s, self.first_pause_s * 2**tried)
        return pause_s * random.uniform(0.5, 1.0)


@dataclass(frozen=True)
class Endpoint:
    """Where the server is."""

    url: str
    """Up to and with /v1."""
    api_key: str | None = field(default=None, repr=False)
    patience: Patience = Patience()
    certificate: Path | None = None
    """Trusted beside the usual ones (PEM), for a server that made its own."""


class ChatClient:
    """Asks one server. It keeps no connection: each answer may be read in a loop of its own."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    async def models(self) -> list[dict[str, Any]]:
        """The models that the server names; raises ServerFault. Asked once: whoever wants to know can ask again."""
        async with self._connection() as connection:
            try:
                response = await connection.get("models", timeout=self._endpoint.patience.connect_s)
            except httpx.TransportError as error:
                raise unreachable(error) from error
        if response.is_error:
            raise refused(response.status_code, response.text[:_MOST_OF_ERROR])
        listed = _parsed(response.text).get("data")
        return [model for model in listed if isinstance(model, dict)] if isinstance(listed, list) else []

    async def stream(self, body: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """The choices of the answer's chunks; closing this ends the request.

        A request that fails before the first chunk is tried again where that may help. Raises ServerFault.
        """
        patience = self._endpoint.patience
        for tried in range(patience.tries):
            has_begun = False
            try:
                async with aclosing(self._once(body)) as choices:
                    async for choice in choices:
                        has_begun = True
                        yield choice
                return
            except ServerFault as fault:
                if has_begun or not fault.again or tried == patience.tries - 1:
                    raise
                pause_s = patience.pause_s(tried, fault.wait_s)
            await asyncio.sleep(pause_s)

    async def _once(self, body: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        async with self._connection() as connection:
            try:
                async with connection.stream("POST", "chat/completions", json={**body, "stream": True}) as response:
                    await _require_answer(response)
                    async with aclosing(_chunks(response)) as chunks:
                        async for chunk in chunks:
                            for choice in chunk.get("choices") or ():
                                yield choice
            except (httpx.RemoteProtocolError, httpx.ReadError) as error:
                raise broken_off() from error
            except httpx.TransportError as error:
                raise unreachable(error) from error

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """The certificates that are trusted, read once; raises InvalidInput where ours cannot be."""
        trusted = httpx.create_ssl_context(trust_env=False)
        own = self._endpoint.certificate
        try:
            if own is not None:
                trusted.load_verify_locations(own)
        except OSError as error:  # ssl.SSLError, which a file that is no certificate raises, is one
            raise InvalidInput(
                f"{own} is no certificate that can be read ({error}).",
                field="model_certificate",
                hint="Name the PEM file in SPOTTER_MODEL_CERTIFICATE.",
            ) from error
        return trusted

    @asynccontextmanager
    async def _connection(self) -> AsyncGenerator[httpx.AsyncClient, None]:
        endpoint, patience = self._endpoint, self._endpoint.patience
        headers = {"Authorization": f"Bearer {endpoint.api_key}"} if endpoint.api_key else {}
        timeout = httpx.Timeout(patience.read_s, connect=patience.connect_s)
        # The server is ours: no proxy of the environment stands before it.
        async with httpx.AsyncClient(
            base_url=endpoint.url, headers=headers, timeout=timeout, verify=self._trust, trust_env=False
        ) as connection:
            yield connection


async def _require_answer(response: httpx.Response) -> None:
    """Raises ServerFault for a refusal, and for what is no answer of a model server."""
    if response.is_error:
        text = (await response.aread()).decode(errors="replace")[:_MOST_OF_ERROR]
        raise refused(response.status_code, text, response.headers.get("Retry-After"))
    kind = response.headers.get("Content-Type", "").split(";")[0].strip()
    if kind not in (_STREAM, _JSON):
        raise not_a_server(kind or "no content type")


async def _chunks(response: httpx.Response) -> AsyncGenerator[dict[str, Any], None]:
    """The JSON objects of a stream; an answer in one piece is one whose message is a delta."""
    if response.headers["Content-Type"].startswith(_JSON):
        whole = _accepted(_parsed((await response.aread()).decode(errors="replace")))
        yield {"choices": [{**choice, "delta": choice.get("message", {})} for choice in whole.get("choices") or ()]}
        return
    async with aclosing(data_of(response.aiter_bytes())) as events:
        async for data in events:
            if data.strip() == _END:
                return
            yield _accepted(_parsed(data))


def _accepted(chunk: dict[str, Any]) -> dict[str, Any]:
    """The chunk, unless it says that something went wrong: OpenAI's `error`, or LMDeploy's object "error"."""
    error = chunk.get("error")
    if error or chunk.get("object") == "error":
        said = error if isinstance(error, dict) else chunk
        code = said.get("code")
        raise refused(code if isinstance(code, int) else 500, str(said.get("message", "")))
    return chunk


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        raise not_a_server("it sends no JSON") from None
    if not isinstance(found, dict):
        raise not_a_server("it sends no JSON object")
    return found
