"""Fetches a page at an address that anybody may have chosen."""

from __future__ import annotations

import ssl

import httpcore
import httpx

from domain.errors import InvalidInput
from tools.pages.fetching.address import read_address, refused
from tools.pages.fetching.asking import OK, Answer, Asker, Net
from tools.pages.fetching.content import FetchedPage, NotReadable, decoded, page_of, read_content_type
from tools.pages.fetching.limits import Deadline, FetchLimits
from tools.pages.fetching.network import Resolver, resolve_with_system
from tools.pages.fetching.problems import forwards_too_often, no_page_there, not_allowed, site_in_trouble, unreadable
from tools.pages.fetching.reach import Reach, load_reach
from tools.pages.fetching.robots import RobotsAnswer, RobotsRules, SiteClosed

_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_FOUND, _TIMEOUT, _TOO_MANY, _SERVER_ERROR = 404, 408, 429, 500


class PageFetcher:
    """Reads public pages over http and https and remembers nothing of them.

    Each address on the way, redirects and robots.txt included, is parsed once, its host resolved once, all of the
    host's addresses checked, and the connection made to one of these.
    """

    def __init__(
        self,
        limits: FetchLimits | None = None,
        reach: Reach | None = None,
        resolve: Resolver = resolve_with_system,
        network: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`resolve`, `network` and `tls` are the system's own unless a test brings its own."""
        self._limits = limits or FetchLimits()
        self._reach = reach or load_reach()
        self._asker = Asker(self._limits, self._reach, Net(resolve, network or httpcore.SyncBackend(), tls))
        self._robots = RobotsRules()

    def fetch(self, address: str) -> FetchedPage:
        """The page. Raises InvalidInput where it will never be read, Unavailable where trying again may help."""
        deadline = Deadline(self._limits.total_s)
        url = read_address(address, self._reach)
        for _ in range(self._limits.redirects + 1):
            self._require_allowed(url, deadline)
            answer = self._asker.ask(url, deadline)
            if answer.status not in _REDIRECTS:
                return _page(url, answer)
            url = self._led_to(url, answer)
        raise forwards_too_often()

    def address(self, text: str) -> str:
        """The address as it is asked and remembered; raises InvalidInput for what is none."""
        return str(read_address(text, self._reach))

    def _led_to(self, url: httpx.URL, answer: Answer) -> httpx.URL:
        """Where a redirect leads; never from https to http, where anybody on the way could write the page."""
        target = read_address(answer.headers.get("location", ""), self._reach, base=url)
        if (url.scheme, target.scheme) == ("https", "http"):
            message = "The page forwards to an insecure address."
            raise refused("address_insecure", message, "Give its https address.")
        return target

    def _require_allowed(self, url: httpx.URL, deadline: Deadline) -> None:
        try:
            allowed = self._robots.allows(url, lambda robots: self._ask_for_robots(robots, deadline))
        except SiteClosed as error:
            raise site_in_trouble(None) from error
        if not allowed:
            raise not_allowed()

    def _ask_for_robots(self, url: httpx.URL, deadline: Deadline) -> RobotsAnswer:
        """A site's robots.txt; one that leads astray counts as none (RFC 9309, 2.3.1.2)."""
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._asker.ask(url, deadline, for_robots=True)
                if answer.status not in _REDIRECTS:
                    declared = read_content_type(answer.headers).charset
                    return RobotsAnswer(answer.status, decoded(answer.body, declared))
                url = self._led_to(url, answer)
        except InvalidInput as error:
            if error.params.get("kind") == "address_private":
                raise
        return RobotsAnswer(_NOT_FOUND)


def _page(url: httpx.URL, answer: Answer) -> FetchedPage:
    if answer.status >= _SERVER_ERROR or answer.status in (_TOO_MANY, _TIMEOUT):
        raise site_in_trouble(answer.status)
    if answer.status != OK:
        raise no_page_there(answer.status)
    try:
        return page_of(str(url), read_content_type(answer.headers), answer.body)
    except NotReadable as error:
        raise unreadable() from error
