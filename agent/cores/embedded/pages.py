"""Addresses in a message, and questions about the page that was read last."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.lexicon import PhraseTable
from agent.cores.embedded.pasted import PLAN_AMOUNTS, split_pasted
from agent.messages import ToolCall
from domain.links import links_in, without_links
from retrievers.names import fold

READ_PAGE = "read_page"
_FILE = Path(__file__).with_name("page_words.yaml")
_MOST_LINKS = 3
"""In one message."""
_LETTERS = re.compile(r"[^\W\d_]")


class _PageWords(BaseModel):
    model_config = ConfigDict(extra="forbid")

    requests: list[str]
    pages: list[str]


class PageRequests:
    """What a message wants of pages."""

    def of(self, message: str, dialogue: Dialogue) -> list[ToolCall]:
        """A call for each address in the message, with the question beside it; or for a question about the last page.

        None for a training plan that was pasted with an address in it.
        """
        links = list(dict.fromkeys(link.written for link in links_in(message)))
        if links:
            rest = without_links(message)
            pasted = split_pasted(rest)
            if pasted is not None and pasted.amounts >= PLAN_AMOUNTS:
                return []
            question = {"question": rest} if self.asks(rest) else {}
            return [ToolCall(name=READ_PAGE, arguments={"url": link} | question) for link in links[:_MOST_LINKS]]
        last = dialogue.last_call
        if last is not None and last.name == READ_PAGE and self._words("pages").find(fold(message)):
            return [ToolCall(name=READ_PAGE, arguments={"url": last.arguments["url"], "question": message.strip()})]
        return []

    def asks(self, text: str) -> bool:
        """Whether a text asks for more than to be told what a page says."""
        return bool(_LETTERS.search(self._words("requests").strip(fold(text))))

    def _words(self, kind: str) -> PhraseTable:
        return self._tables[kind]

    @cached_property
    def _tables(self) -> dict[str, PhraseTable]:
        import yaml

        read = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
        words = [_PageWords.model_validate(language) for language in read.values()]
        return {
            "requests": PhraseTable((phrase, phrase) for language in words for phrase in language.requests),
            "pages": PhraseTable((phrase, phrase) for language in words for phrase in language.pages),
        }
