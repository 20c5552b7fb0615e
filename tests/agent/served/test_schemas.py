"""The tools as a model sees them: short, complete where there is room, and never a reference left open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agent.cores.served.schemas import brief_tools, narrow
from agent.cores.served.tokens import tokens_in
from bootstrap import Spotter

NARROW_WINDOW, WIDE_WINDOW = 8192, 32_768


def fields_of(tools: list[dict[str, Any]]) -> dict[str, set[str]]:
    return {tool["function"]["name"]: set(tool["function"]["parameters"]["properties"]) for tool in tools}


@pytest.mark.parametrize("window", [NARROW_WINDOW, WIDE_WINDOW])
def test_nothing_points_elsewhere_and_nothing_is_required(spotter: Spotter, window: int) -> None:
    """References are put in place; what is needed stands in the description."""
    for tool in brief_tools(spotter.tools.openai_tools(), window):
        text = json.dumps(tool["function"]["parameters"])
        assert not any(word in text for word in ("$ref", '"required"', '"title"', '"default"', '"null"'))
        needed = spotter.tools.required(tool["function"]["name"])
        assert not needed or tool["function"]["description"].endswith(f"Needs: {', '.join(needed)}.")


def test_a_wide_window_is_told_of_every_argument(spotter: Spotter) -> None:
    """And a narrow one of all but the hidden ones, none of which a tool needs."""
    tools = spotter.tools.openai_tools()
    whole = {tool.name: set(tool.arguments.model_fields) for tool in spotter.tools}
    assert fields_of(brief_tools(tools, WIDE_WINDOW)) == whole
    told = fields_of(brief_tools(tools, NARROW_WINDOW))
    for name, hidden in narrow().hidden.items():
        assert set(hidden) <= whole[name], f"narrow.yaml hides what {name} does not have"
        assert not set(hidden) & set(spotter.tools.required(name))
        assert told[name] == whole[name] - set(hidden)


def test_half_of_a_usual_window_is_left_for_the_conversation(spotter: Spotter) -> None:
    """The tools of a window of 8,192 tokens."""
    tools = brief_tools(spotter.tools.openai_tools(), NARROW_WINDOW)
    assert tokens_in(json.dumps(tools, ensure_ascii=False, separators=(",", ":"))) < NARROW_WINDOW / 2


def test_tokens_are_guessed_on_the_safe_side() -> None:
    """Scripts that tokenisers take apart cost more; no text costs nothing."""
    assert tokens_in("") == 0
    assert tokens_in("ডেডলিফট") > len("ডেডলিফট")
    assert tokens_in("deadlift " * 100) > 200
    assert tokens_in("深蹲" * 100) > 150
