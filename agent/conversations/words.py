"""How messages are searched: every word of the question, in any script, as part of a word too.

Chinese, Korean and Bengali are not cut into words: 深蹲 has two characters, fewer than the three that a trigram index
needs, and Korean particles stick to their noun. So the text is folded once, when it is stored, and a word is looked
for anywhere in it.
"""

from __future__ import annotations

import unicodedata

from agent.messages import AssistantMessage, Message, UserMessage

ESCAPE = "\\"
"""Before a character that LIKE would read as a pattern."""
MAX_WORDS = 8
"""Of a search; a pasted page is no question."""
_BEFORE, _AFTER = 40, 100
"""Characters of an excerpt around the first word that was found."""


def folded(text: str) -> str:
    """The text as it is searched: one form per letter, without case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def searched_text(message: Message) -> str | None:
    """What a message is found by; None for what no person reads."""
    if not isinstance(message, UserMessage | AssistantMessage):
        return None
    return folded(message.text) or None


def words_of(query: str) -> list[str]:
    """The words that all have to occur."""
    return folded(query).split()[:MAX_WORDS]


def like(word: str) -> str:
    """The pattern of a text that holds the word, whatever characters it has."""
    for special in (ESCAPE, "%", "_"):
        word = word.replace(special, ESCAPE + special)
    return f"%{word}%"


def excerpt(text: str, words: list[str]) -> str:
    """The text around the first of the words that occurs in it, in one line."""
    line = " ".join(unicodedata.normalize("NFKC", text.replace("**", "")).split())
    places = [place for place in (line.casefold().find(word) for word in words) if place >= 0]
    begin = max(0, min(places, default=0) - _BEFORE)
    end = min(places, default=0) + _AFTER
    return ("…" if begin else "") + line[begin:end].strip() + ("…" if end < len(line) else "")
