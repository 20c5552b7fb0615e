"""The plugin protocol: calls survive any split of the stream, and no part of a tag reaches the reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.messages import ToolCall
from agent.ports import TextPiece
from agent.protocol import PluginParser, decode_call, encode_call
from domain.errors import ModelError


def parse(chunks: list[str]) -> tuple[str, list[ToolCall]]:
    parser = PluginParser()

    def pieces() -> Iterator[TextPiece | ToolCall]:
        for chunk in chunks:
            yield from parser.feed(chunk)
        yield from parser.finish()

    found = list(pieces())
    text = "".join(piece.text for piece in found if isinstance(piece, TextPiece))
    return text, [piece for piece in found if isinstance(piece, ToolCall)]


CALLS = [
    ToolCall(name="find_exercises", arguments={"query": "데드리프트 😀"}),
    ToolCall(name="look_up_food", arguments={"food": "ডিম", "grams": 100}),
]


@given(st.lists(st.integers(min_value=0, max_value=400), max_size=12))
def test_any_split_gives_the_same_text_and_calls(cuts: list[int]) -> None:
    """Two calls around text, cut at arbitrary places, are read the same."""
    whole = "First " + encode_call(CALLS[0]) + "then <b> 5 < 6 " + encode_call(CALLS[1]) + "done<|im_end|>"
    places = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    text, calls = parse([whole[a:b] for a, b in pairwise(places)])
    assert [(call.name, call.arguments) for call in calls] == [(call.name, call.arguments) for call in CALLS]
    assert text == "First \nthen <b> 5 < 6 \ndone"


@pytest.mark.parametrize(
    "body",
    [
        '{"name": "t", "parameters": {"a": 1}}',
        '{"name": "t", "arguments": {"a": 1}}',
        '{"name": "t", "arguments": "{\\"a\\": 1}"}',
        '```json\n{"name": "t", "parameters": {"a": 1}}\n```',
        '{"name": "t.run", "parameters": {"a": 1}}',
    ],
)
def test_the_ways_in_which_models_write_a_call(body: str) -> None:
    """`arguments` for `parameters`, JSON inside a string, a code fence and a method name are all understood."""
    call = decode_call(body)
    assert (call.name, call.arguments) == ("t", {"a": 1})


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"parameters": {}}', '{"name": "t", "parameters": [1]}', '{"name": 3}']
)
def test_a_malformed_call_is_an_error_of_the_model(body: str) -> None:
    """Nothing malformed is turned into a call of some tool."""
    with pytest.raises(ModelError):
        decode_call(body)


def test_an_unclosed_call_at_the_end_of_the_stream_counts() -> None:
    """Some servers cut the closing tag with the stop word."""
    _, calls = parse(['<|action_start|><|plugin|>\n{"name": "t", "parameters": {}}'])
    assert [call.name for call in calls] == ["t"]
