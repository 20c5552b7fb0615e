"""What a page says, in its own words, with where they stand."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext

_MOST_QUOTES = 2
_NEARLY_AS_GOOD = 0.85
"""Share of the best quote's score from which a second one is shown."""


def write_page(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The sentences that answer the question, or what the page is about; each with its source, none of them ours."""
    passages, title = result["passages"], _inert(result["title"])
    if not args.get("question"):
        head = context.text("page-in-short", title=title)
        quotes = [f"- {_quoted(passage, result, context)}" for passage in passages]
    elif result["confident"]:
        head = context.text("page-answers", title=title)
        best = passages[0]["score"]
        good = [passage for passage in passages if passage["score"] >= _NEARLY_AS_GOOD * best]
        quotes = [_quoted(passage, result, context) for passage in good[:_MOST_QUOTES]]
    else:
        head = context.text("page-nearest", title=title)
        quotes = [_quoted(passages[0], result, context)]
    tail = [context.text("page-words")]
    if result["job_id"] and not result["indexed"]:
        tail.append(context.text("page-kept"))
    between = "\n" if not args.get("question") else "\n\n"
    return "\n\n".join([head, between.join(quotes), context.sentences(tail)])


def _quoted(passage: dict[str, Any], result: dict[str, Any], context: AnswerContext) -> str:
    marker = context.cite_passages({"passages": [passage]}, limit=1)
    return f"{_inert(passage['quote'])}{marker}"


def _inert(text: str) -> str:
    """Words of a stranger without Markdown's links: what looks like one leads nowhere."""
    return text.replace("](", "] (")
