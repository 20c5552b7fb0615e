"""Who may call: checked before anything of a request is read."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.datastructures import URL, Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import InvalidInput, SpotterError
from domain.network import is_loopback

REQUEST_TIMEOUT = 408
CONTENT_TOO_LARGE = 413


class Unauthorized(SpotterError):
    """The key is missing or wrong."""

    code = "unauthorized"


class Forbidden(SpotterError):
    """The request came by a way that is not meant for it."""

    code = "forbidden"


class TooSlow(SpotterError):
    """The request did not arrive in time."""

    code = "timeout"


class TooLarge(SpotterError):
    """The request holds more than is read."""

    code = "too_large"


@dataclass(frozen=True)
class AccessRules:
    """`key` that a caller must send (none: callers of this machine only), paths that need none, and the body's size."""

    key: str | None
    open_paths: Collection[str]
    most_bytes: Callable[[str], int]
    """The largest body of a path."""
    receive_s: float
    """How long each part of a body may take to arrive."""


Refuse = Callable[[Scope, SpotterError], Response]
"""Writes a refusal in the form of the service."""


class Access:
    """ASGI middleware: refuses a request by its host, its key and its announced size.

    Without a key only names of this machine are served: a page elsewhere that has its own name point here (DNS
    rebinding) is not a caller of this machine.
    """

    def __init__(self, app: ASGIApp, rules: AccessRules, refuse: Refuse) -> None:
        self._app = app
        self._rules = rules
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif problem := self._problem(scope):
            await self._refuse(scope, problem)(scope, receive, send)
        else:
            most_bytes = self._rules.most_bytes(scope["path"])
            await self._app(scope, _bounded(receive, self._rules.receive_s, most_bytes), send)

    def _problem(self, scope: Scope) -> SpotterError | None:
        headers = Headers(scope=scope)
        if self._rules.key is None:
            if not is_loopback(URL(scope=scope).hostname or ""):
                return Forbidden("This service answers this machine only.", hint="Call it as 127.0.0.1 or localhost.")
        elif scope["path"] not in self._rules.open_paths and not _has_key(headers, self._rules.key):
            return Unauthorized("The API key is missing or wrong.", hint="Send the header Authorization: Bearer KEY.")
        return _size_problem(headers.get("content-length"), self._rules.most_bytes(scope["path"]))


def _bounded(receive: Receive, receive_s: float, most: int) -> Receive:
    """The same messages. A body that stops arriving is a 408 instead of a connection held for ever; one that grows
    beyond `most` bytes, whatever was announced, is a 413.
    """
    complete, size = False, 0

    async def receive_in_time() -> Message:
        nonlocal complete, size
        if complete:  # what is awaited now is the caller going away, which may take as long as it likes
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), receive_s)
        except TimeoutError:
            raise HTTPException(REQUEST_TIMEOUT) from None
        complete = not message.get("more_body", False)
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(CONTENT_TOO_LARGE)
        return message

    return receive_in_time


def _has_key(headers: Headers, key: str) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), key.encode())


def _size_problem(announced: str | None, most: int) -> SpotterError | None:
    if announced is None:
        return None
    if not announced.isdecimal():
        return InvalidInput("Content-Length is not a number.", field="body", hint="Leave the header to your client.")
    return too_large(most) if int(announced) > most else None


def too_large(most: int) -> TooLarge:
    """The refusal of a body above `most` bytes."""
    return TooLarge(f"The body is larger than {most:,} bytes.", field="body", hint="Send less, or a smaller picture.")
