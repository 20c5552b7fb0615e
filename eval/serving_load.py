"""Users who ask a model server at the same time, and what each of them waits for."""

from __future__ import annotations

import asyncio
import itertools
import json
import ssl
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_CONNECT_S = 10.0
_MOST_OF_ERROR = 200
"""Characters of a refusal that are kept."""
Body = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """A server: its address without `/v1`, the name of its model, its key and how long an answer may take.

    `trust`: the certificates that are trusted.
    """

    url: str
    model: str
    key: str | None
    answer_s: float
    trust: ssl.SSLContext | bool = True

    def client(self) -> httpx.AsyncClient:
        """Connections to it, a new one for each question, as the served core makes them.

        A connection that is kept may be closed by the server just when the next question goes out (llama.cpp does so).
        """
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = httpx.Timeout(self.answer_s, connect=_CONNECT_S)
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=timeout, limits=limits, verify=self.trust)


def trusting(certificate: Path | None) -> ssl.SSLContext | bool:
    """What a client trusts: the usual certificates and this one; ends the program where it cannot be read."""
    if certificate is None:
        return True
    trust = httpx.create_ssl_context()
    try:
        trust.load_verify_locations(certificate)
    except OSError as error:  # ssl.SSLError, which a file that is no certificate raises, is one
        sys.exit(f"{certificate} is no certificate that can be read ({error}). Name the PEM file that the server uses.")
    return trust


@dataclass(frozen=True)
class Answer:
    """One answer as its reader lived it; `error` says why there is none."""

    first_s: float
    whole_s: float
    tokens: int
    error: str | None = None


@dataclass(frozen=True)
class Load:
    """All answers to `users` users, and the seconds from the first question to the last word."""

    users: int
    answers: Sequence[Answer]
    wall_s: float

    @property
    def good(self) -> list[Answer]:
        """Those that came whole."""
        return [answer for answer in self.answers if answer.error is None]


async def put_load(target: Target, users: int, bodies: Sequence[Body], most_s: float) -> Load:
    """Ask all `bodies`, `users` at a time; no question is asked later than `most_s` after the first."""
    waiting: Iterator[Body] = iter(bodies)
    answers: list[Answer] = []
    started = time.perf_counter()

    async def user(client: httpx.AsyncClient) -> None:
        for body in waiting:
            if time.perf_counter() - started > most_s:
                return
            answers.append(await ask(client, body))

    async with target.client() as client:
        await asyncio.gather(*(user(client) for _ in range(users)))
    return Load(users, answers, time.perf_counter() - started)


async def ask(client: httpx.AsyncClient, body: Body) -> Answer:
    """One streamed answer; a failure is an answer with its reason."""
    started = time.perf_counter()
    first_s, pieces, counted = 0.0, 0, None
    finished = False
    try:
        async with client.stream("POST", "/v1/chat/completions", json=body) as response:
            if response.status_code != httpx.codes.OK:
                said = (await response.aread()).decode(errors="replace")[:_MOST_OF_ERROR]
                return Answer(0, 0, 0, f"status {response.status_code}: {said}")
            async for line in response.aiter_lines():
                event = _event(line)
                if event is None:
                    continue
                if event.get("error"):
                    return Answer(0, 0, 0, f"in the answer: {event['error']}"[:_MOST_OF_ERROR])
                counted = (event.get("usage") or {}).get("completion_tokens", counted)
                for choice in event.get("choices") or []:
                    pieces += _speaks(choice)
                    finished = finished or choice.get("finish_reason") is not None
                if pieces and not first_s:
                    first_s = time.perf_counter() - started
    except (httpx.HTTPError, ValueError) as error:
        return Answer(0, 0, 0, type(error).__name__)
    if not finished:
        return Answer(0, 0, 0, "cut off")
    whole_s = time.perf_counter() - started
    return Answer(first_s or whole_s, whole_s, pieces if counted is None else counted)


def _event(line: str) -> dict[str, Any] | None:
    if not line.startswith("data:") or line.endswith("[DONE]"):
        return None
    event: dict[str, Any] = json.loads(line.removeprefix("data:"))
    return event


def _speaks(choice: dict[str, Any]) -> bool:
    delta = choice.get("delta") or {}
    return bool(delta.get("content") or delta.get("tool_calls"))


def bodies_of(questions: Sequence[str], count: int, make: Callable[[str], Body]) -> list[Body]:
    """`count` requests, the questions one after the other."""
    return [make(question) for question in itertools.islice(itertools.cycle(questions), count)]
