"""Connections to addresses that were checked, and to no others, within a deadline."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from functools import cache
from typing import Any

import httpcore

from tools.pages.fetching.limits import Deadline

Resolver = Callable[[str], Sequence[str]]
"""The IP addresses of a host; raises OSError where it has none."""
_LOOKUPS = 4
"""Names that are looked up at a time: a look-up cannot be broken off, only left behind."""


def resolve_with_system(host: str) -> list[str]:
    """The addresses that the system's resolver gives, in its order of preference."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def resolve_in_time(resolve: Resolver, host: str, deadline: Deadline) -> list[str]:
    """The addresses of a host; raises OSError where it has none or does not answer in time."""
    answer: Future[Sequence[str]] = _lookups().submit(resolve, host)
    try:
        return list(answer.result(timeout=deadline.left_s()))
    except NotInTime as error:
        raise TimeoutError(f"{host} was not found in time") from error
    except UnicodeError as error:  # the system's own encoding of names refuses some
        raise OSError(f"{host} is no name") from error


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to addresses that were resolved and checked before, whatever name the request is for.

    The request keeps its name, so that Host, SNI and the certificate are about what the person named. `network` is
    what really connects.
    """

    def __init__(
        self, addresses: Sequence[str], deadline: Deadline, connect_s: float, network: httpcore.NetworkBackend
    ) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._connect_s = connect_s
        self._network = network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the addresses that accepts one."""
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses:
            left_s = self._deadline.left_s(self._connect_s)
            if not left_s:
                raise httpcore.ConnectTimeout(host)
            try:
                stream = self._network.connect_tcp(address, port, left_s, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failed


class _TimedStream(httpcore.NetworkStream):
    """A connection of which every single step has only as long as is left for all of them."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left_s())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left_s(self) -> float:
        left_s = self._deadline.left_s()
        if not left_s:
            raise httpcore.ReadTimeout("the page took too long")
        return left_s


@cache
def _lookups() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="names")
