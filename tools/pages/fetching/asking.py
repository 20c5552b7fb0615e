"""One request to one checked address."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import httpcore
import httpx

from tools.pages.fetching.address import is_ip_address, port_of, refused_as_private
from tools.pages.fetching.content import read_content_type
from tools.pages.fetching.limits import Deadline, FetchLimits
from tools.pages.fetching.network import PinnedBackend, Resolver, resolve_in_time
from tools.pages.fetching.problems import broken_off, not_found_by_name, too_large, took_too_long, unreadable
from tools.pages.fetching.reach import Reach
from tools.pages.fetching.robots import ROBOT_NAME
from tools.pages.fetching.unpacking import ACCEPTED_ENCODINGS, NotUnpackable, TooLarge, read_body

USER_AGENT = f"{ROBOT_NAME}/0.1 (fitness coach; reads a page when a person sends its address)"
_HEADERS: Mapping[bytes | str, bytes | str] = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf",
    "Accept-Encoding": ACCEPTED_ENCODINGS,
    "Connection": "close",
}
OK = 200


@dataclass(frozen=True)
class Answer:
    """One answer of a server; `body` stays empty where it is a redirect or an error."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Net:
    """What names and connections are made of: the system's own, unless a test brings its own."""

    resolve: Resolver
    network: httpcore.NetworkBackend
    tls: ssl.SSLContext | None = None


class Asker:
    """Sends requests without cookies, keys or proxies to hosts all of whose addresses are public."""

    def __init__(self, limits: FetchLimits, reach: Reach, net: Net) -> None:
        self._limits = limits
        self._reach = reach
        self._net = net

    def ask(self, url: httpx.URL, deadline: Deadline, *, for_robots: bool = False) -> Answer:
        """The answer to a GET; raises InvalidInput or Unavailable for whatever goes wrong."""
        addresses = self._addresses(url, deadline)
        backend = PinnedBackend(addresses, deadline, self._limits.connect_s, self._net.network)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path or b"/")
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream("GET", target, headers=_HEADERS) as response,
            ):
                return self._read(response, for_robots)
        except httpcore.TimeoutException as error:
            raise took_too_long() from error
        except (httpcore.NetworkError, httpcore.ProtocolError, NotUnpackable) as error:
            raise broken_off() from error
        except TooLarge as error:
            raise too_large() from error

    def _read(self, response: httpcore.Response, for_robots: bool) -> Answer:
        """The answer with as much of its body as is of use."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status != OK:
            return Answer(response.status, headers)
        encoding = headers.get("content-encoding", "")
        if for_robots:
            body = read_body(response.iter_stream(), encoding, self._limits.robots_bytes, cut=True)
            return Answer(response.status, headers, body)
        declared = read_content_type(headers)
        if not declared.is_readable:
            raise unreadable()
        most = self._limits.pdf_bytes if declared.is_pdf else self._limits.page_bytes
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            raise too_large()
        return Answer(response.status, headers, read_body(response.iter_stream(), encoding, most))

    def _addresses(self, url: httpx.URL, deadline: Deadline) -> list[str]:
        """The addresses of the host, each of which has to be public: one private one among them is a trap."""
        host = url.raw_host.decode()
        if is_ip_address(host):
            return [host]
        try:
            found = resolve_in_time(self._net.resolve, host, deadline)
        except TimeoutError as error:
            raise took_too_long() from error
        except OSError as error:
            raise not_found_by_name() from error
        if not found:
            raise not_found_by_name()
        if not all(self._reach.is_public(address) for address in found):
            raise refused_as_private()
        return found[: self._limits.addresses]

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Checks certificates; made once, since reading the authorities takes a while."""
        return self._net.tls or httpcore.default_ssl_context()
