"""Questions that show whether a running server does what Spotter needs of it, each answered in one line."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx

from serving.lmdeploy.engine_report import METRIC
from serving.lmdeploy.picture import probe_picture

_ANSWER_S = 120.0
_LEAST_PICTURE_TOKENS = 256
"""One tile of 448 pixels (Chen et al. 2024, InternVL 1.5)."""
_TOOL = {
    "type": "function",
    "function": {
        "name": "find_exercises",
        "description": "Finds exercises and shows them as moving pictures.",
        "parameters": {
            "type": "object",
            "properties": {"query": {"type": "string", "description": "name of an exercise"}},
            "required": ["query"],
        },
    },
}
_TOOL_QUESTION = "Show me how to do a squat. Use the tool."
_PICTURE_QUESTION = "Which colour is the large circle in this picture? Answer with one word."
_RED = ("red", "红", "빨", "লাল")
_PLUGIN = "<|plugin|>"


class Verdict(StrEnum):
    """What a probe found."""

    OK = "ok"
    FAIL = "FAIL"
    UNKNOWN = "?"


@dataclass(frozen=True)
class Finding:
    """One line of the check."""

    name: str
    verdict: Verdict
    words: str


class Server:
    """A model server at its base address (`http://host:23333`, with or without `/v1`).

    `certificate` is trusted beside the usual ones, for a server that made its own.
    """

    def __init__(self, url: str, key: str | None = None, certificate: Path | None = None) -> None:
        self.root = url.rstrip("/").removesuffix("/v1")
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        trusted = ssl.create_default_context()
        if certificate is not None:
            trusted.load_verify_locations(certificate)
        self._client = httpx.Client(base_url=self.root, headers=headers, timeout=_ANSWER_S, verify=trusted)

    def get(self, path: str) -> httpx.Response:
        """One GET; raises httpx.HTTPError where the server does not answer."""
        return self._client.get(path)

    def chat(self, content: Any, **options: Any) -> dict[str, Any]:
        """The answer to one message; raises httpx.HTTPError, or ValueError where the answer is no chat completion."""
        body = {"model": self.model(), "messages": [{"role": "user", "content": content}], "temperature": 0}
        answer = self._client.post("/v1/chat/completions", json={**body, **options})
        answer.raise_for_status()
        completion = answer.json()
        if not isinstance(completion, dict) or not completion.get("choices"):
            raise ValueError("the answer holds no choices")
        return completion

    def model(self) -> str:
        """The name of the served model."""
        listed = self.get("/v1/models").raise_for_status().json()
        return str(listed["data"][0]["id"])

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def check(server: Server) -> list[Finding]:
    """Every probe, in order; where nobody answers, that alone."""
    try:
        model = server.model()
    except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
        return [Finding("server", Verdict.FAIL, f"{server.root} does not answer as a model server: {_short(error)}")]
    probes: list[tuple[str, Callable[[Server], Finding]]] = [
        ("engine", engine),
        ("kv cache", kv_policy),
        ("tools", tool_call),
        ("picture", picture),
    ]
    return [Finding("server", Verdict.OK, f"{server.root} serves {model}"), *(_run(server, *one) for one in probes)]


def _run(server: Server, name: str, probe: Callable[[Server], Finding]) -> Finding:
    try:
        return probe(server)
    except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Finding(name, Verdict.FAIL, f"the probe failed: {_short(error)}")


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200] or type(error).__name__


def engine(server: Server) -> Finding:
    """TurboMind, or its fallback: LMDeploy 0.18 names its engine where weights are updated."""
    named = reported(server).get("engine") or _backend(server)
    if named == "turbomind":
        return Finding("engine", Verdict.OK, "TurboMind")
    if named == "pytorch":
        words = "PyTorch: if TurboMind was asked for, LMDeploy fell back; its log says why after 'Fallback'"
        return Finding("engine", Verdict.FAIL, words)
    return Finding("engine", Verdict.UNKNOWN, "the server does not say (not LMDeploy 0.18 or later?)")


def _backend(server: Server) -> str | None:
    answer = server.get("/update_weights_from_ipc")
    if not answer.is_success or "json" not in answer.headers.get("content-type", ""):
        return None
    backend = answer.json().get("backend")
    return str(backend) if backend else None


def kv_policy(server: Server) -> Finding:
    """The precision of the KV cache that is in force."""
    bits = reported(server).get("kv_bits")
    if bits is None:
        words = "the server does not say; one that was started by `python -m serving start` does"
        return Finding("kv cache", Verdict.UNKNOWN, words)
    return Finding("kv cache", Verdict.OK, "16 bits, not quantized" if bits == "16" else f"{bits} bits")


def reported(server: Server) -> Mapping[str, str]:
    """What the server publishes about its engine; empty where it publishes nothing."""
    answer = server.get("/metrics")
    line = re.search(rf"^{METRIC}_info\{{(.*)\}}", answer.text, re.MULTILINE) if answer.is_success else None
    return dict(re.findall(r'(\w+)="([^"]*)"', line[1])) if line else {}


def tool_call(server: Server) -> Finding:
    """Whether a prompt with a tool comes back as a call, and if not, which part is missing."""
    options = {"max_tokens": 256, "stop": ["<|im_end|>"], "skip_special_tokens": False}
    completion = server.chat(_TOOL_QUESTION, tools=[_TOOL], tool_choice="auto", **options)
    message = completion["choices"][0]["message"]
    calls = message.get("tool_calls") or []
    if calls:
        return _judge_call(calls[0]["function"])
    said = message.get("content") or ""
    if _PLUGIN in said:
        words = "the model calls, but the server leaves the call in the text: start it with --tool-call-parser internlm"
        return Finding("tools", Verdict.FAIL, words)
    with_tools, without = _prompt_tokens(completion), _prompt_tokens(server.chat(_TOOL_QUESTION, max_tokens=1))
    if with_tools and with_tools == without:
        words = "the chat template drops the tools: start the server with `python -m serving start`"
        return Finding("tools", Verdict.FAIL, words)
    return Finding("tools", Verdict.FAIL, f"the model answered in words: {said[:80]!r}")


def _judge_call(function: Mapping[str, Any]) -> Finding:
    try:
        arguments = json.loads(function["arguments"] or "{}")
    except ValueError:
        return Finding("tools", Verdict.FAIL, f"the call's arguments are no JSON: {function['arguments'][:80]!r}")
    if function["name"] != _TOOL["function"]["name"] or not arguments.get("query"):  # type: ignore[index]
        return Finding("tools", Verdict.FAIL, f"the call is not the one that was offered: {json.dumps(function)[:120]}")
    return Finding("tools", Verdict.OK, f"called {function['name']} with {json.dumps(arguments, ensure_ascii=False)}")


def picture(server: Server) -> Finding:
    """Whether a drawn picture is seen: the answer names its colour."""
    image = {"type": "image_url", "image_url": {"url": probe_picture(), "detail": "low"}}
    content = [image, {"type": "text", "text": _PICTURE_QUESTION}]
    completion = server.chat(content, max_tokens=16)
    said = str(completion["choices"][0]["message"].get("content") or "").strip()
    tokens = _prompt_tokens(completion)
    if any(word in said.lower() for word in _RED):
        return Finding("picture", Verdict.OK, f"seen: a red circle was named {said[:40]!r} ({tokens} prompt tokens)")
    if tokens < _LEAST_PICTURE_TOKENS:
        return Finding("picture", Verdict.FAIL, f"the picture did not reach the model ({tokens} prompt tokens)")
    return Finding("picture", Verdict.FAIL, f"a red circle was called {said[:80]!r}")


def _prompt_tokens(completion: Mapping[str, Any]) -> int:
    return int((completion.get("usage") or {}).get("prompt_tokens") or 0)
