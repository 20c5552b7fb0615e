"""Our `start` over LMDeploy's real router, template, tokenizer and tool parser: on a socket, with a scripted engine."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from eval.serving import connect, measure, question_body
from serving.lmdeploy.probes import Server, Verdict, check
from tests.serving.lmdeploy.installed.running import KEY, Running, command_line

TOOL = {
    "type": "function",
    "function": {
        "name": "find_exercises",
        "description": "운동을 찾는다",
        "parameters": {"type": "object", "properties": {"query": {"type": "string"}}},
    },
}
ASKED = [{"role": "user", "content": "스쿼트 보여줘"}]


def events(server: Running, **options: Any) -> list[dict[str, Any]]:
    body = {"model": "internvl2", "messages": ASKED, "stream": True, **options}
    with server.client as client, client.stream("POST", "/v1/chat/completions", json=body) as answer:
        lines = [line.removeprefix("data: ") for line in answer.iter_lines() if line.startswith("data: ")]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def test_a_call_streams_as_tool_calls(server: Running) -> None:
    """Plugin text becomes deltas with a name and fragments of JSON; no tag and no part of one is text."""
    deltas = [choice["delta"] for event in events(server, tools=[TOOL]) for choice in event["choices"]]
    calls = [call["function"] for delta in deltas for call in delta.get("tool_calls") or []]
    assert [call["name"] for call in calls if call.get("name")] == ["find_exercises"]
    assert json.loads("".join(call.get("arguments") or "" for call in calls)) == {"query": "스쿼트 squat"}
    assert "".join(delta.get("content") or "" for delta in deltas) == "I will look."


def test_the_stream_ends_with_the_reason_and_the_count(server: Running) -> None:
    """What our client and `eval.serving` read."""
    got = events(server, tools=[TOOL], stream_options={"include_usage": True})
    reasons = [choice.get("finish_reason") for event in got for choice in event["choices"]]
    assert reasons[-1] == "tool_calls"
    assert got[-1]["usage"]["completion_tokens"] > 1


def test_the_prompt_holds_tools_calls_and_results(server: Running) -> None:
    """The whole conversation reaches the engine in the plugin protocol, through LMDeploy's own rendering."""
    call = {"id": "1", "type": "function", "function": {"name": "find_exercises", "arguments": '{"query": "squat"}'}}
    messages = [
        {"role": "system", "content": "Be brief."},
        *ASKED,
        {"role": "assistant", "content": "Looking.", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "1", "content": '{"names": ["스쿼트"]}'},
        {"role": "user", "content": "echo the prompt"},
    ]
    answer = server.chat(messages, tools=[TOOL])
    prompt = json.loads(answer["choices"][0]["message"]["content"])
    head, _, rest = prompt.partition("<|im_start|>user\n")
    assert head.startswith("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>system name=<|plugin|>\n")
    assert '"name": "find_exercises"' in head
    assert "운동을 찾는다" in head
    assert rest == (
        "스쿼트 보여줘<|im_end|>\n"
        '<|im_start|>assistant\nLooking.<|action_start|><|plugin|>\n{"name": "find_exercises", "parameters": '
        '{"query": "squat"}}<|action_end|>\n<|im_end|>\n'
        '<|im_start|>environment name=<|plugin|>\n{"names": ["스쿼트"]}<|im_end|>\n'
        "<|im_start|>user\necho the prompt<|im_end|>\n<|im_start|>assistant\n"
    )


def test_the_check_passes_and_names_what_is_in_force(server: Running) -> None:
    """All four probes over the real server; the cache's policy comes from the engine's own report."""
    probed = Server(server.url, KEY, server.certificate)
    findings = {finding.name: finding for finding in check(probed)}
    probed.close()
    assert {finding.verdict for finding in findings.values()} == {Verdict.OK}
    assert findings["engine"].words == "TurboMind"
    assert findings["kv cache"].words == "8 bits"
    assert "find_exercises" in findings["tools"].words


def test_it_says_at_the_start_what_is_in_force(server: Running) -> None:
    """One line, read off the engine's report."""
    assert "TOLD Engine turbomind, weights 16 bits, KV cache 8 bits, 8192 tokens" in server.log.read_text()


def test_the_log_does_not_tell_what_people_write(server: Running) -> None:
    """After the report LMDeploy's log is turned down."""
    server.chat([{"role": "user", "content": "my secret is 531"}])
    assert "531" not in server.log.read_text()


@pytest.mark.parametrize("path", ["/v1/models", "/metrics"])
def test_nothing_is_said_without_the_key(server: Running, path: str) -> None:
    """LMDeploy's own guard, with our key."""
    assert httpx.get(server.url + path, verify=server.trust).status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    assert httpx.get(server.url + path, headers=wrong, verify=server.trust).status_code == 401


def test_it_speaks_tls_only(server: Running) -> None:
    """With the certificate that it was given; a caller who does not trust it is not answered."""
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.url + "/health")
    with pytest.raises(httpx.HTTPError):
        httpx.get(server.url.replace("https", "http") + "/health")


def test_the_key_is_not_on_the_command_line(server: Running) -> None:
    """`ps` shows the file that holds it."""
    assert KEY not in command_line(server.process.pid)


def test_it_is_measured_over_tls(server: Running) -> None:
    """`eval.serving --certificate`; without it one sentence says that nobody answers who is trusted."""
    figures = measure(connect(server.url, KEY, server.certificate), [2], 8, 60)
    assert (figures["text.2.failed"], figures["picture.2.failed"]) == (0, 0)
    assert figures["process_mib"] > 0
    with pytest.raises(SystemExit, match="No model server answers"):
        connect(server.url, KEY)


@pytest.mark.parametrize("kind", ["text", "picture"])
def test_the_requests_of_eval_serving_are_accepted(server: Running, kind: str) -> None:
    """Every field of them, and the count of tokens comes back."""
    body = question_body("internvl2", kind, 16, "What is this?")
    got = events(server, **{name: value for name, value in body.items() if name != "model"})
    assert got[-1]["usage"]["completion_tokens"] > 0
