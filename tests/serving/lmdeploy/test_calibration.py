"""The conversations that weights are calibrated on are Spotter's own, in four languages, and become samples."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.errors import InvalidInput
from serving.lmdeploy.calibration.conversations import CONVERSATIONS_FILE, FOLDER, TOOLS_FILE, load_conversations
from serving.lmdeploy.chat_template import template
from serving.lmdeploy.quantize import samples

ROWS = [json.loads(line) for line in CONVERSATIONS_FILE.read_text("utf-8").splitlines()]
TOOLS = {tool["function"]["name"] for tool in json.loads(TOOLS_FILE.read_text("utf-8"))}
ROLES = {"system": {"user"}, "user": {"assistant"}, "assistant": {"user", "tool"}, "tool": {"tool", "assistant"}}


def test_every_request_of_every_language_is_there() -> None:
    """As many conversations in each, with what people said."""
    requests = yaml.safe_load((FOLDER / "requests.yaml").read_text("utf-8"))
    assert Counter(row["language"] for row in ROWS) == {name: len(said) for name, said in requests.items()}
    assert set(requests) == {"en", "zh", "ko", "bn"}
    spoken = [[m["content"] for m in row["messages"] if m["role"] == "user"] for row in ROWS]
    assert spoken == [said for conversations in requests.values() for said in conversations]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["messages"][1]["content"][:20])
def test_a_conversation_is_whole(row: dict[str, Any]) -> None:
    """Roles follow each other, every result answers a call, every call is of a tool that was offered."""
    messages = row["messages"]
    assert messages[-1]["role"] == "assistant"
    assert all(after["role"] in ROLES[before["role"]] for before, after in pairwise(messages))
    calls = {call["id"]: call["function"] for message in messages for call in message.get("tool_calls", ())}
    assert {m["tool_call_id"] for m in messages if m["role"] == "tool"} == set(calls)
    assert {call["name"] for call in calls.values()} <= set(row["tools"]) <= TOOLS
    for call in calls.values():
        json.loads(call["arguments"])


def test_no_path_of_a_machine_is_in_them() -> None:
    """Pictures are named by what they show."""
    text = CONVERSATIONS_FILE.read_text("utf-8")
    assert "/home/" not in text
    assert "/var/" not in text
    assert str(Path(__file__).parents[3]) not in text


def test_most_hold_a_call() -> None:
    """What is calibrated is a model that calls tools."""
    with_calls = [row for row in ROWS if any("tool_calls" in message for message in row["messages"])]
    assert len(with_calls) / len(ROWS) > 0.8


class Letters:
    """A tokenizer of letters."""

    def apply_chat_template(self, messages: Any, tools: Any, chat_template: str, tokenize: bool) -> str:
        from transformers.utils.chat_template_utils import render_jinja_template

        assert not tokenize
        return str(render_jinja_template([messages], tools, chat_template=chat_template)[0][0])

    def __call__(self, text: str) -> dict[str, list[int]]:
        return {"input_ids": [ord(letter) for letter in text]}


def test_samples_have_their_length_and_never_run_out() -> None:
    """More than the conversations hold: they come again in another order; the same every time."""
    conversations = load_conversations()[:2]
    made = samples(conversations, template("internvl2"), Letters(), 64, 512)
    again = samples(conversations, template("internvl2"), Letters(), 64, 512)
    assert [tuple(sample.shape) for sample in made] == [(1, 512)] * 64
    assert all((one == other).all() for one, other in zip(made, again, strict=True))
    text = "".join(chr(int(token)) for sample in made for token in sample[0])
    assert "<|im_start|>environment name=<|plugin|>" in text
    assert text.count("<|im_start|>system name=<|plugin|>") > 2


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"messages": ["hi"]}', '{"tools": []}', '{"messages": [], "tools": ["no such tool"]}']
)
def test_a_line_that_is_no_conversation_is_named(tmp_path: Path, line: str) -> None:
    """By its number."""
    file = tmp_path / "mine.jsonl"
    file.write_text('{"messages": [{"role": "user", "content": "hi"}]}\n\n' + line + "\n")
    with pytest.raises(InvalidInput, match="Line 3"):
        load_conversations(file)


def test_ones_own_conversations_can_bring_their_tools(tmp_path: Path) -> None:
    """As schemas in place of names."""
    tool = {"type": "function", "function": {"name": "mine", "parameters": {}}}
    file = tmp_path / "mine.jsonl"
    file.write_text(
        json.dumps({"messages": [{"role": "user", "content": "hi"}], "tools": [tool, "one_rep_max"]}) + "\n"
    )
    (read,) = load_conversations(file)
    assert read.tools is not None
    assert [tool["function"]["name"] for tool in read.tools] == ["mine", "one_rep_max"]


def test_empty_conversations_are_refused() -> None:
    """Rather than waited for."""
    with pytest.raises(InvalidInput, match="are empty"):
        samples([], template("internvl2"), Letters(), 1, 128)
