"""Messages that go on with the last question: "tell me more", "why?", "and for legs?"."""

from __future__ import annotations

import re

from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Lexica
from agent.messages import ToolCall
from domain.languages import width

_QUESTION = "search_knowledge"
_LONGEST = 32
"""Characters, a wide one counted twice, up to which a message may be the rest of the question before it."""
_MOST_PARTS = 8
"""Parts that one answer can have: after them nothing is left to tell."""


def further_question(message: str, facts: Facts, dialogue: Dialogue, lexica: Lexica) -> ToolCall | None:
    """The last question again: for what its answer left out, or about another matter; None if it is neither."""
    last = dialogue.last_call
    if last is None or last.name != _QUESTION or dialogue.pending:
        return None
    if _is_only(facts.text, lexica, "more_of_it"):
        told = last.arguments.get("told", 0) + 1
        return ToolCall(name=_QUESTION, arguments=last.arguments | {"told": min(told, _MOST_PARTS)})
    if width(message) <= _LONGEST and _is_about_another(facts.text, lexica):
        return ToolCall(name=_QUESTION, arguments={"query": f"{last.arguments['query']} {message.strip()}"})
    return None


def _is_only(text: str, lexica: Lexica, words: str) -> bool:
    return bool(text) and not re.search(r"[^\W_]", lexica.phrases(words).strip(text))


def _is_about_another(text: str, lexica: Lexica) -> bool:
    """Whether it begins or ends as the rest of a question does, and says what it is about."""
    said = text.strip(" ?？!.。।")
    found = lexica.phrases("as_well").find(said)
    leads = any(one.start == 0 or one.end == len(said) for one in found)
    return leads and bool(re.search(r"[^\W_]", lexica.phrases("as_well").strip(said)))
