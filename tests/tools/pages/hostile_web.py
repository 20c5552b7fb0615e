"""A web of our own for tests: names and public addresses that all lead to one server here, which behaves as it is told."""

from __future__ import annotations

import datetime as dt
import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpcore
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tools.pages.fetching.fetcher import PageFetcher
from tools.pages.fetching.limits import FetchLimits

PUBLIC = "93.184.215.14"
"""Stands for every site of the test; nothing outside this machine is ever asked."""
LIMITS = FetchLimits(total_s=60, connect_s=30, page_bytes=200_000, pdf_bytes=400_000, robots_bytes=20_000)
HURRIED = replace(LIMITS, total_s=1.2)
"""For what is meant to take too long."""
ARTICLE = "<html><head><title>Squats</title></head><body><article><h1>Squats</h1><p>" + "Squat deep. " * 40
_STEP_S = 0.05
Send = Callable[[bytes], None]


@dataclass
class Dialled(httpcore.NetworkBackend):
    """A network in which the public address is the server here and nothing else exists; remembers whom it called."""

    port: int
    called: list[str] = field(default_factory=list)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.called.append(host)
        if host != PUBLIC:
            raise httpcore.ConnectError(f"the test's network has no {host}")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


@dataclass
class Names:
    """A resolver that answers as the test says, one answer after the other; what it does not know is public."""

    answers: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        planned = self.answers.get(host)
        if planned is None:
            return [PUBLIC]
        answer = planned.pop(0) if len(planned) > 1 else planned[0]
        if not answer:
            raise OSError("no such name")
        return answer


@dataclass
class Web:
    """The server, who was called, and the requests that came."""

    network: Dialled
    names: Names
    requests: list[str]
    fetcher: PageFetcher


@dataclass(frozen=True)
class Tls:
    """A server's certificate, and a client that trusts who signed it."""

    server: ssl.SSLContext
    client: ssl.SSLContext


def tls_for(name: str, folder: Path) -> Tls:
    """A certificate for `name`, by an authority that the client trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + certificate.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return Tls(server, ssl.create_default_context(cafile=str(file)))


@contextmanager
def web(
    paths: dict[str, Callable[[Send], None]],
    names: Names | None = None,
    limits: FetchLimits = LIMITS,
    tls: Tls | None = None,
) -> Iterator[Web]:
    """A fetcher over a server that treats each path as `paths` says; others are not found."""
    requests: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(listening, paths, requests, tls), daemon=True).start()
    network, names = Dialled(listening.getsockname()[1]), names or Names()
    try:
        client = tls.client if tls else None
        yield Web(network, names, requests, PageFetcher(limits, resolve=names, network=network, tls=client))
    finally:
        listening.close()


def _serve(
    listening: socket.socket, paths: dict[str, Callable[[Send], None]], requests: list[str], tls: Tls | None
) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with suppress(OSError):
            talking = tls.server.wrap_socket(connection, server_side=True) if tls else connection
            threading.Thread(target=_answer, args=(talking, paths, requests), daemon=True).start()


def _answer(connection: socket.socket, paths: dict[str, Callable[[Send], None]], requests: list[str]) -> None:
    with connection, suppress(OSError):
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(4096)
            if not piece:
                return
            request += piece
        requests.append(request.decode("latin-1"))
        path = request.split(b" ")[1].decode("latin-1").partition("?")[0]
        paths.get(path, plain("404 Not Found"))(connection.sendall)


def plain(status: str = "200 OK", body: bytes | str = "", **headers: str) -> Callable[[Send], None]:
    """An ordinary answer; `content_type="text/html"` becomes a header."""
    content = body.encode() if isinstance(body, str) else body
    shown = {"Content-Length": str(len(content))} | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in shown.items())
    return lambda send: send(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + content)


def page(body: str = ARTICLE) -> Callable[[Send], None]:
    """A page of HTML."""
    return plain(body=body, content_type="text/html; charset=utf-8")


def redirect(location: str, status: str = "302 Found") -> Callable[[Send], None]:
    """A redirect."""
    return plain(status, Location=location)


def raw(content: bytes) -> Callable[[Send], None]:
    """Bytes as they are."""
    return lambda send: send(content)


def dripping(head: bytes, drop: bytes) -> Callable[[Send], None]:
    """Bytes and then, for as long as anybody listens, a drop at a time."""

    def answer(send: Send) -> None:
        send(head)
        while True:
            time.sleep(_STEP_S)
            send(drop)

    return answer


def endless(head: bytes, drop: bytes) -> Callable[[Send], None]:
    """The same as fast as it goes."""

    def answer(send: Send) -> None:
        send(head)
        while True:
            send(drop)

    return answer


HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_BOMB = b"\0" * 50_000_000

BEHAVIOURS: dict[str, Callable[[Send], None]] = {
    "silent": lambda send: time.sleep(3),
    "hangs up": lambda send: None,
    "no http": raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    "http 0.9": raw(b"<html>hello</html>"),
    "slow head": dripping(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
    "slow body": dripping(HTML_HEAD + b"\r\n<p>", b"a"),
    "slow chunks": dripping(HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "endless body": endless(HTML_HEAD + b"\r\n", b"squat " * 1000),
    "endless chunks": endless(HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"a" * 4096 + b"\r\n"),
    "endless chunk extension": endless(HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;x=", b"y" * 4096),
    "endless head": endless(b"HTTP/1.1 200 OK\r\n", b"X-Pad: " + b"a" * 1000 + b"\r\n"),
    "endless status": endless(b"HTTP/1.1 200 ", b"OK " * 500),
    "endless 100": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "huge header": raw(HTML_HEAD + b"X-Pad: " + b"a" * 300_000 + b"\r\n\r\n<p>hi"),
    "claims too much": raw(HTML_HEAD + b"Content-Length: 99999999999\r\n\r\n<p>hi"),
    "breaks off": raw(HTML_HEAD + b"Content-Length: 5000\r\n\r\n<p>hi"),
    "negative length": raw(HTML_HEAD + b"Content-Length: -5\r\n\r\n<p>hi"),
    "two lengths": raw(HTML_HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n<p>hi"),
    "huge chunk": raw(HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nhi"),
    "switches protocols": raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    "zero byte in head": raw(b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n<p>hi"),
    "gzip bomb": raw(HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(_BOMB)),
    "deflate bomb": raw(HTML_HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(_BOMB)),
    "gzip in gzip": raw(HTML_HEAD + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(_BOMB))),
    "gzip file as page": raw(HTML_HEAD + b"\r\n" + gzip.compress(_BOMB)),
    "broken gzip": raw(HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(ARTICLE.encode())[:-20]),
    "no gzip": raw(HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n<p>hello"),
    "brotli": raw(HTML_HEAD + b"Content-Encoding: br\r\n\r\n\x0b\x02\x80hi\x03"),
    "zstd": raw(HTML_HEAD + b"Content-Encoding: zstd\r\n\r\n\x28\xb5\x2f\xfd"),
    "gzip": raw(HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(ARTICLE.encode())),
    "deflate": raw(HTML_HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(ARTICLE.encode())),
    "raw deflate": raw(HTML_HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(ARTICLE.encode())[2:-4]),
}
"""What servers do, by name; `tricks.yaml` says what becomes of each."""
