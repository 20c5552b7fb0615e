"""Answers to open questions: the passage that fits best, in the reader's language, with its source."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext

_MORE_TITLES = 2


def write_knowledge(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """What our articles answer, each sentence with its works; or that the sources do not say."""
    passages = result["passages"]
    if not result["confident"] or not passages:
        return context.text("knowledge-unknown")
    if args.get("told") and not result.get("answer"):
        return context.text("knowledge-all-told")
    if passages[0].get("document"):
        return _from_document(passages[0], context)
    said = _cited_sentences(result["answer"], context) if result.get("answer") else _best_passage(passages, context)
    answered = {one["title"] for one in passages if one["id"].split("#")[0] == _article_of(result)}
    titles = list(dict.fromkeys(p["title"] for p in passages if p["title"] not in answered))
    if not titles or context.language != "en":
        return said
    return "\n\n".join([said, context.text("knowledge-more", titles="; ".join(titles[:_MORE_TITLES]))])


def _article_of(result: dict[str, Any]) -> str:
    first = result["answer"] or result["passages"]
    return str(first[0]["id"]).split("#")[0]


def _cited_sentences(answer: list[dict[str, Any]], context: AnswerContext) -> str:
    """Each sentence with the works behind it."""
    return " ".join(f"{sentence['text']}{context.cite_sentence(sentence)}" for sentence in answer)


def _best_passage(passages: list[dict[str, Any]], context: AnswerContext) -> str:
    best = _in_readers_language(passages, context)
    return f"{best['text']}{context.cite_passages({'passages': [best]}, limit=1)}"


def _from_document(passage: dict[str, Any], context: AnswerContext) -> str:
    """What a document says, as a quote: nobody has checked it."""
    words = (passage.get("quote") or passage["text"]).replace("](", "] (")  # a stranger's link leads nowhere
    marker = context.cite_passages({"passages": [passage]}, limit=1)
    head = context.text("knowledge-document", title=passage["source"]["title"])
    return "\n\n".join([head, f"{words}{marker}", context.text("knowledge-document-words")])


def _in_readers_language(passages: list[dict[str, Any]], context: AnswerContext) -> dict[str, Any]:
    """The best article's short answer in the reader's language if it was found, else the best passage."""
    article = passages[0]["id"].split("#")[0]
    wanted = f"{article}#{context.language}"
    return next((passage for passage in passages if passage["id"] == wanted), passages[0])
