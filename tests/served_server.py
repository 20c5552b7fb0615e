"""An OpenAI-compatible server on a real socket that does what a test wrote down, every way of breaking off included.

    with ServedServer() as server:
        server.will(said("Hello."), refused(503), called("find_exercises", {"query": "squat"}))
        ...                                   # POST server.url + "/chat/completions"
        assert server.chats[0].body["model"]

Each chat request takes the next reply; when none is left, the server says "That is all."
"""

from __future__ import annotations

import json
import select
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

MODEL = "internvl2"
_LONGEST_STALL_S = 20.0
_LOOK_S = 0.02


class Ending(Enum):
    """How a reply ends."""

    WHOLE = "whole"
    STALL = "stall"
    """Nothing more is sent, and the connection stays open."""
    DROP = "drop"
    """The connection is closed in the middle."""


@dataclass(frozen=True)
class Reply:
    """What one request gets: the pieces are sent one by one, each in a packet of its own."""

    pieces: tuple[bytes, ...] = ()
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/event-stream"})
    ending: Ending = Ending.WHOLE
    pause_s: float = 0.0
    """Before each piece."""

    def torn(self, *places: int) -> Reply:
        """The same bytes cut at these places instead, inside a tag or a letter for instance."""
        whole = b"".join(self.pieces)
        edges = [0, *places, len(whole)]
        cut = (whole[start:end] for start, end in pairwise(edges))
        return replace(self, pieces=tuple(cut), pause_s=self.pause_s or _LOOK_S)

    def every(self, size: int) -> Reply:
        """The same bytes in packets of `size`."""
        whole = b"".join(self.pieces)
        return replace(self, pieces=tuple(whole[i : i + size] for i in range(0, len(whole), size)))

    def ending_with(self, ending: Ending, after: int | None = None) -> Reply:
        """The first `after` pieces, then this ending."""
        return replace(self, pieces=self.pieces[:after], ending=ending)


@dataclass
class Chat:
    """A chat request as it arrived."""

    body: dict[str, Any]
    headers: dict[str, str]
    at_s: float
    """When, on the monotonic clock."""
    left_early: bool = False
    """The client closed the connection while the server was still speaking."""


def event(body: Any) -> bytes:
    """One server-sent event; letters stay letters, so that a cut can fall inside one."""
    return b"data: " + json.dumps(body, ensure_ascii=False).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """One piece of an answer as the protocol sends it."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return event({"id": "chat-1", "object": "chat.completion.chunk", "model": MODEL, "choices": [choice]})


def said(*texts: str, done: bool = True) -> Reply:
    """An answer in words (or in plugin text), one chunk a text."""
    pieces = [chunk({"role": "assistant", "content": ""}), *(chunk({"content": text}) for text in texts)]
    return Reply((*pieces, chunk({}, "stop"), *((DONE,) if done else ())))


def called(name: str, arguments: Any, *, pieces: int = 3, text: str = "") -> Reply:
    """One call in `delta.tool_calls`, its arguments in several fragments, or whole where they are no string."""
    return calling([(name, arguments)], pieces=pieces, text=text)


def calling(calls: Sequence[tuple[str, Any]], *, pieces: int = 3, text: str = "") -> Reply:
    """Several calls in one answer."""
    sent = [chunk({"content": text})] if text else []
    for index, (name, arguments) in enumerate(calls):
        for number, fragment in enumerate(_fragments(arguments, pieces)):
            head = {"id": f"call-{index}", "type": "function"} if number == 0 else {}
            function = {"name": name, "arguments": fragment} if number == 0 else {"arguments": fragment}
            sent.append(chunk({"tool_calls": [{"index": index, **head, "function": function}]}))
    return Reply((*sent, chunk({}, "tool_calls"), DONE))


def _fragments(arguments: Any, pieces: int) -> Iterable[Any]:
    if isinstance(arguments, dict) and pieces > 0:
        arguments = json.dumps(arguments, ensure_ascii=False)
    if not isinstance(arguments, str):
        return [arguments]
    size = max(1, -(-len(arguments) // max(1, pieces)))
    return [arguments[i : i + size] for i in range(0, len(arguments), size)] or [""]


def whole(content: str) -> Reply:
    """An answer that is not streamed."""
    message = {"role": "assistant", "content": content}
    return plain({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})


def plain(body: Any, status: int = 200, content_type: str = "application/json") -> Reply:
    """A JSON object, or text as it is."""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return Reply((text.encode(),), status, {"Content-Type": content_type})


def refused(status: int, message: str = "no", retry_after_s: float | None = None) -> Reply:
    """An error as servers send it."""
    reply = plain({"error": {"message": message, "type": "error", "code": status}}, status)
    headers = {"Retry-After": f"{retry_after_s:g}"} if retry_after_s is not None else {}
    return replace(reply, headers=reply.headers | headers)


MODEL_LISTS: dict[str, dict[str, Any]] = {
    "lmdeploy": {"object": "list", "data": [{"id": MODEL, "object": "model", "owned_by": "lmdeploy"}]},
    "vllm": {"object": "list", "data": [{"id": MODEL, "owned_by": "vllm", "max_model_len": 16384}]},
    "llama_cpp": {"object": "list", "data": [{"id": MODEL, "owned_by": "llamacpp", "meta": {"n_ctx": 4096}}]},
    "ollama": {"object": "list", "data": [{"id": MODEL, "object": "model", "owned_by": "library"}]},
    "unknown": {"object": "list", "data": [{"id": MODEL, "object": "model"}]},
}
"""What each kind of server answers to GET /v1/models."""


class ServedServer:
    """The server, on a free port of this machine, for as long as the `with` block lasts."""

    def __init__(self, kind: str = "lmdeploy") -> None:
        self.chats: list[Chat] = []
        self.models: Reply = plain(MODEL_LISTS[kind])
        self._replies: list[Reply] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def will(self, *replies: Reply) -> ServedServer:
        """Add to the script."""
        self._replies += replies
        return self

    @property
    def url(self) -> str:
        """The base address, as `SPOTTER_MODEL_URL` names it."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> ServedServer:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.script = self
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Be gone; once more does nothing."""
        if not self._closing.is_set():
            self._closing.set()
            self._server.shutdown()
            self._server.server_close()

    def next_reply(self, chat: Chat) -> Reply:
        """Note the request; what it gets."""
        with self._lock:
            self.chats.append(chat)
            return self._replies.pop(0) if self._replies else said("That is all.")

    def stall(self, connection: Any) -> bool:
        """Wait until the client hangs up (True) or the server is closed."""
        until = time.monotonic() + _LONGEST_STALL_S
        while not self._closing.is_set() and time.monotonic() < until:
            if hung_up(connection):
                return True
            time.sleep(_LOOK_S)
        return False


def hung_up(connection: Any) -> bool:
    """Whether the other side has closed the connection."""
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable) and connection.recv(1, 2) == b""  # 2: MSG_PEEK


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    script: ServedServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is part of the script."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._send(self.server.script.models, None)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        chat = Chat(body, {name.lower(): value for name, value in self.headers.items()}, time.monotonic())
        self._send(self.server.script.next_reply(chat), chat)

    def _send(self, reply: Reply, chat: Chat | None) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for piece in filter(None, reply.pieces):
                time.sleep(reply.pause_s)
                if hung_up(self.connection):
                    raise BrokenPipeError
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                self.wfile.flush()
            self._end(reply.ending, chat)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            if chat is not None:
                chat.left_early = True

    def _end(self, ending: Ending, chat: Chat | None) -> None:
        if ending is Ending.WHOLE:
            self.wfile.write(b"0\r\n\r\n")
            return
        self.close_connection = True
        if ending is Ending.STALL and self.server.script.stall(self.connection) and chat is not None:
            chat.left_early = True

    def log_message(self, *_: Any) -> None:
        """Tests print nothing."""
