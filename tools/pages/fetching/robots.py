"""What a site allows programs to read (robots.txt, RFC 9309), asked once and remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

import httpx

ROBOT_NAME = "Spotter"
"""The name under which a site may write rules for us."""
_KEPT_SITES = 500
_KEPT_S = 3600.0
"""RFC 9309 allows a day; a site that has just let us in should not have to wait that long."""
_NOT_FOUND, _SERVER_ERROR, _TOO_MANY = 400, 500, 429


@dataclass(frozen=True)
class RobotsAnswer:
    """What a site answered to the question for its robots.txt; `status` None: nothing."""

    status: int | None
    text: str = ""


class SiteClosed(Exception):
    """The site could not say what it allows, which means nothing for now (RFC 9309, 2.3.1.4)."""


class RobotsRules:
    """The rules of the sites that were asked lately."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[float, Any]] = OrderedDict()
        self._lock = Lock()

    def allows(self, url: httpx.URL, ask: Callable[[httpx.URL], RobotsAnswer]) -> bool:
        """Whether we may read `url`; `ask` fetches a robots.txt. Raises SiteClosed where the site does not tell."""
        site = f"{url.scheme}://{url.netloc.decode()}"
        with self._lock:
            asked_at, rules = self._known.get(site, (0.0, None))
        if not asked_at or monotonic() - asked_at > _KEPT_S:
            rules = _read(ask(url.copy_with(raw_path=b"/robots.txt")))
            self._keep(site, rules)
        return rules is None or bool(rules.can_fetch(str(url), ROBOT_NAME))

    def _keep(self, site: str, rules: Any) -> None:
        with self._lock:
            self._known[site] = (monotonic(), rules)
            self._known.move_to_end(site)
            while len(self._known) > _KEPT_SITES:
                self._known.popitem(last=False)


def _read(answer: RobotsAnswer) -> Any:
    """The rules; None where the site has none."""
    from protego import Protego

    status = answer.status
    if status is None or status >= _SERVER_ERROR or status == _TOO_MANY:
        raise SiteClosed
    return None if status >= _NOT_FOUND else Protego.parse(answer.text)
