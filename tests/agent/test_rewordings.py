"""A model's other wordings of a question, as search takes them."""

from __future__ import annotations

from agent.rewordings import ModelRewordings
from tests.scripted import ScriptedModel


def test_each_line_is_a_wording() -> None:
    """Numbers, bullets and quotes go; empty and endless lines are left out; three at most."""
    answer = f'1. protein per kg\n- "daily protein intake"\n\n{"x" * 300}\n* amino acids\nfourth'
    model = ScriptedModel([[answer]])
    assert ModelRewordings(model)("how much protein") == ["protein per kg", "daily protein intake", "amino acids"]
    assert "how much protein" in model.requests[0].messages[0].text
    assert model.requests[0].tools == []


def test_a_silent_model_gives_none() -> None:
    """No text, no wordings."""
    assert ModelRewordings(ScriptedModel([]))("protein") == []
