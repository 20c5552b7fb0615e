"""The model servers behind a proxy: kept in its list, and out of the hands of strangers.

LMDeploy's proxy forgets a server that did not answer once, and lets anybody who reaches it add, remove or stop servers,
whatever its API keys: a server that a stranger adds is sent the conversations. Here the servers are the ones that the
operator named, and /nodes needs the key.
"""

from __future__ import annotations

import hmac
import logging
import threading
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import httpx

logger = logging.getLogger(__name__)
_EVERY_S = 20.0
_UNTIL_FOUND_S = 1.0
"""Both the proxy and its servers may still be starting."""
_ANSWER_S = 5.0
_NODES = "/nodes"


def bearer(key: str | None) -> dict[str, str]:
    """The header that carries the key."""
    return {"Authorization": f"Bearer {key}"} if key else {}


def add_answering(proxy: str, nodes: Iterable[str], key: str | None) -> list[str]:
    """Put every server that answers and is not in the proxy's list onto it; their addresses are returned."""
    added = []
    with httpx.Client(timeout=_ANSWER_S, headers=bearer(key)) as client:
        try:
            listed = client.get(f"{proxy}{_NODES}/status").json()
        except (httpx.HTTPError, ValueError):
            return []
        for node in nodes:
            if node in listed:
                continue
            if models := _models(client, node):
                body = {"url": node, "status": {"models": models}}
                if client.post(f"{proxy}{_NODES}/add", json=body).is_success:
                    added.append(node)
    return added


def _models(client: httpx.Client, node: str) -> list[str]:
    try:
        answer = client.get(f"{node}/v1/models").raise_for_status().json()
        return [str(model["id"]) for model in answer["data"]]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return []


def keep_listed(proxy: str, nodes: Iterable[str], key: str | None) -> threading.Thread:
    """Look after the list in the background for as long as the process lives."""
    nodes = tuple(nodes)

    def look_after() -> None:
        found: set[str] = set()
        while True:
            for node in add_answering(proxy, nodes, key):
                logger.warning("server %s is behind the proxy", node)
                found.add(node)
            time.sleep(_EVERY_S if found.issuperset(nodes) else _UNTIL_FOUND_S)

    keeper = threading.Thread(target=look_after, daemon=True, name="nodes")
    keeper.start()
    return keeper


class GuardedNodes:
    """ASGI middleware: without the key nobody reads or changes the list of servers."""

    def __init__(self, app: Any, key: str) -> None:
        self._app = app
        self._wanted = f"Bearer {key}".encode()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["path"].startswith(_NODES) and not self._has_key(scope):
            headers = [(b"content-type", b"application/json")]
            await send({"type": "http.response.start", "status": HTTPStatus.UNAUTHORIZED, "headers": headers})
            await send({"type": "http.response.body", "body": b'{"message": "The API key is missing or wrong."}'})
            return
        await self._app(scope, receive, send)

    def _has_key(self, scope: dict[str, Any]) -> bool:
        given = dict(scope["headers"]).get(b"authorization", b"")
        return hmac.compare_digest(given, self._wanted)
