"""The check tells the ways apart in which a server does not do what Spotter needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from serving.lmdeploy.engine_report import EngineReport, read_report
from serving.lmdeploy.picture import probe_picture
from serving.lmdeploy.probes import Finding, Server, Verdict, check, engine, kv_policy, picture, tool_call

MODELS = {"data": [{"id": "internvl2"}]}


def completion(message: dict[str, Any], prompt_tokens: int = 300) -> dict[str, Any]:
    return {"choices": [{"message": message}], "usage": {"prompt_tokens": prompt_tokens}}


def call(name: str = "find_exercises", arguments: str = '{"query": "squat"}') -> dict[str, Any]:
    return {"tool_calls": [{"function": {"name": name, "arguments": arguments}}]}


@contextmanager
def server(answers: dict[str, httpx.Response], chats: list[dict[str, Any]] | None = None) -> Iterator[Server]:
    """A server that gives these answers by path, and these completions one after the other."""
    left = list(chats or [])

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/chat/completions":
            return httpx.Response(200, json=left.pop(0))
        return answers.get(request.url.path, httpx.Response(404))

    probed = Server("http://model:23333/v1")
    probed._client = httpx.Client(base_url=probed.root, transport=httpx.MockTransport(answer))
    answers.setdefault("/v1/models", httpx.Response(200, json=MODELS))
    yield probed
    probed.close()


def metrics(**labels: str) -> httpx.Response:
    inside = ",".join(f'{name}="{value}"' for name, value in labels.items())
    return httpx.Response(200, text=f"# HELP x\nspotter_serving_info{{{inside}}} 1.0\nother 2\n")


@pytest.mark.parametrize(
    ("backend", "verdict"), [("turbomind", Verdict.OK), ("pytorch", Verdict.FAIL), (None, Verdict.UNKNOWN)]
)
def test_the_engine_is_read_from_lmdeploy_itself(backend: str | None, verdict: Verdict) -> None:
    """A fallback to PyTorch fails the check; a server that does not say is unknown."""
    with server({"/update_weights_from_ipc": httpx.Response(200, json={"ready": False, "backend": backend})}) as probed:
        assert engine(probed).verdict is verdict


def test_an_old_server_does_not_say() -> None:
    """No such address: unknown, for the engine and for the cache."""
    with server({}) as probed:
        assert (engine(probed).verdict, kv_policy(probed).verdict) == (Verdict.UNKNOWN, Verdict.UNKNOWN)


@pytest.mark.parametrize(("bits", "words"), [("8", "8 bits"), ("4", "4 bits"), ("16", "16 bits, not quantized")])
def test_the_policy_in_force_is_read_from_the_metrics(bits: str, words: str) -> None:
    """As `start` publishes it."""
    with server({"/metrics": metrics(engine="turbomind", kv_bits=bits)}) as probed:
        assert kv_policy(probed) == Finding("kv cache", Verdict.OK, words)
        assert engine(probed).verdict is Verdict.OK


PLUGIN_TEXT = '<|action_start|><|plugin|>\n{"name": "find_exercises", "parameters": {"query": "squat"}}<|action_end|>'


@pytest.mark.parametrize(
    ("chats", "told"),
    [
        ([completion(call())], 'called find_exercises with {"query": "squat"}'),
        ([completion({"content": PLUGIN_TEXT})], "--tool-call-parser internlm"),
        ([completion({"content": "Sure!"}, 40), completion({"content": "S"}, 40)], "the chat template drops the tools"),
        ([completion({"content": "Sure!"}, 300), completion({"content": "S"}, 40)], "answered in words: 'Sure!'"),
        ([completion(call(arguments="{"))], "arguments are no JSON"),
        ([completion(call(arguments="{}"))], "is not the one that was offered"),
        ([completion(call(name="other"))], "is not the one that was offered"),
    ],
)
def test_a_tool_that_does_not_come_back_says_why(chats: list[dict[str, Any]], told: str) -> None:
    """Parser missing, template without tools, a model that talks, an empty call (`arguments` for `parameters`)."""
    with server({}, chats) as probed:
        found = tool_call(probed)
    assert told in found.words
    assert (found.verdict is Verdict.OK) == told.startswith("called")


@pytest.mark.parametrize(
    ("said", "tokens", "told"),
    [
        ("Red.", 280, "seen"),
        ("红色", 280, "seen"),
        ("I see no picture", 30, "did not reach the model"),
        ("Blue", 280, "a red circle was called 'Blue'"),
    ],
)
def test_the_picture(said: str, tokens: int, told: str) -> None:
    """Named right, not sent on, or seen wrong."""
    with server({}, [completion({"content": said}, tokens)]) as probed:
        found = picture(probed)
    assert told in found.words
    assert (found.verdict is Verdict.OK) == (told == "seen")


def test_the_picture_is_drawn_and_small() -> None:
    """A PNG of one tile, of a few kilobytes."""
    assert probe_picture().startswith("data:image/png;base64,iVBOR")
    assert len(probe_picture()) < 10_000


def test_a_probe_that_breaks_is_a_line() -> None:
    """The others are still asked."""
    with server({}, [{"odd": 1}, completion({"content": "red"})]) as probed:
        findings = {finding.name: finding.verdict for finding in check(probed)}
    assert findings["tools"] is Verdict.FAIL
    assert findings["picture"] is Verdict.OK


LINE = (
    "updated backend_config=TurbomindEngineConfig(dtype='auto', model_format='awq', tp=2, session_len=8192, "
    "max_batch_size=128, cache_max_entry_count=0.4, quant_policy=<QuantPolicy.INT8: 8>, enable_metrics=True)"
)


def test_the_report_is_read_off_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine's class, the weights, and the policy as an enum or as a number."""
    monkeypatch.setattr("serving.lmdeploy.engine_report.version", lambda _: "0.18.0")
    expected = EngineReport("turbomind", "4", "8", "8192", "0.4", "2", "0.18.0")
    assert read_report(LINE) == expected
    plain = LINE.replace("<QuantPolicy.INT8: 8>", "0").replace("'awq'", "None").replace("Turbomind", "Pytorch")
    read = read_report(plain)
    assert read is not None
    assert (read.engine, read.weight_bits, read.kv_bits) == ("pytorch", "16", "16")
    assert read_report("Fallback to pytorch engine") is None
