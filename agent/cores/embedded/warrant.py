"""Which tools a person's words ask for, as the intent classifier hears them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.cores.embedded.facts import FactFinder
from agent.cores.embedded.intents import IntentClassifier
from domain.links import links_in, without_links

_CUTS = re.compile(
    r"[.;!?,。！？।，、\n]+(?=\s|$|[^\x00-\x7f])|\b(?:and|also|then|ar)\b|그리고|还有|另外|然后|再|এবং|আর"
)
_LIKELY = 0.15
"""Probability from which a tool counts as asked for: a model that understands more than the classifier goes on."""
_COME_ALONG = frozenset({"read_page", "identify_exercise"})
"""What a message asks for by bringing an address or a picture; words alone give leave to neither."""
_MESSAGES_BACK = 3
"""A short answer or a follow-up stands for the request before it."""


class IntentWarrant:
    """Hears requests in messages; it reads nothing but what the person wrote."""

    def __init__(self, finder: FactFinder, classifier: IntentClassifier) -> None:
        self._finder = finder
        self._classifier = classifier

    def tools_for(self, said: Sequence[str]) -> frozenset[str]:
        """The tools that the last messages may ask for; an address asks for its page to be read."""
        found: set[str] = set()
        for message in said[-_MESSAGES_BACK:]:
            if links_in(message):
                found.add("read_page")
            for part in _parts(without_links(message)):
                likely = self._classifier.probabilities(self._finder.read(part))
                found |= {intent for intent, share in likely.items() if share >= _LIKELY} - _COME_ALONG
        return frozenset(found)


def _parts(message: str) -> Iterator[str]:
    """The message and each of its parts that may be a request of its own."""
    yield message
    yield from (part for part in _CUTS.split(message) if part and part.strip() and part != message)
