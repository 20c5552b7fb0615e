"""What a model that obeys text by others is held back from: starting tools, giving the profile away, another language.

The fence (`agent.fencing`) asks a model not to obey such text; nothing here relies on it. A call needs the person's own
words behind it, and a sentence must neither carry an address that nobody gave, nor tell what is saved about the person
unasked, nor change the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from agent.containment.outside import is_reached_by_others, plain_foods
from agent.containment.speech import is_foreign, names_a_language
from agent.messages import ASK_TOOL, Message, ToolCall, ToolMessage, UserMessage, texts_in
from domain.languages import ascii_digits
from domain.links import Link, links_in
from domain.profile import Profile
from domain.vocabulary import Language

_MOST_TOLD = 1
"""A single saved value may come up by chance ("30 minutes"); from the second on it is the profile."""
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]{3,}")


class Warrant(Protocol):
    """Says which tools a person's own words ask for."""

    def tools_for(self, said: Sequence[str]) -> frozenset[str]:
        """The tools that the messages may ask for, generously."""
        ...


class Containment:
    """The limits of one turn: `messages` are the conversation's up to now."""

    def __init__(self, messages: Sequence[Message], language: Language, profile: Profile, warrant: Warrant) -> None:
        self._messages = messages
        self._language = language
        self._profile = profile
        self._warrant = warrant

    def may_call(self, call: ToolCall) -> bool:
        """Whether the person's own words stand behind a call."""
        if call.name == ASK_TOOL:
            return True
        addresses = {link.same_as for text in texts_in(call.arguments) for link in links_in(text)}
        if not addresses <= self._addresses_said:
            return False
        return not self._is_reached or call.name in self._asked_for

    def may_say(self, sentence: str) -> bool:
        """Whether a sentence of the model may leave."""
        if not {link.same_as for link in links_in(sentence)} <= self._addresses_known:
            return False
        if not self._is_reached:
            return True
        return not (self._changes_language(sentence) or self._tells_profile(sentence))

    def _changes_language(self, sentence: str) -> bool:
        return is_foreign(sentence, self._language) and not any(map(names_a_language, self._said))

    def _tells_profile(self, sentence: str) -> bool:
        told = set(_WORD.findall(ascii_digits(sentence).lower())) & self._unsaid_values
        return len(told) > _MOST_TOLD

    @cached_property
    def _asked_for(self) -> frozenset[str]:
        """A picture asks to be looked at, whatever is written beside it."""
        has_picture = any(isinstance(message, UserMessage) and message.images for message in self._messages)
        return self._warrant.tools_for(self._said) | ({"identify_exercise"} if has_picture else set())

    @cached_property
    def _is_reached(self) -> bool:
        return is_reached_by_others(self._messages, self._profile)

    @cached_property
    def _said(self) -> list[str]:
        return [message.text for message in self._messages if isinstance(message, UserMessage)]

    @cached_property
    def _addresses_said(self) -> set[str]:
        return {link.same_as for text in self._said for link in links_in(text)}

    @cached_property
    def _addresses_known(self) -> set[str]:
        """Those that the person gave, and those of sources: whole fields, never what stands within a text."""
        results = [message.result for message in self._messages if isinstance(message, ToolMessage)]
        fields = (text for result in results for text in texts_in(result) if " " not in text)
        return self._addresses_said | {Link(text, 0, 0).same_as for text in fields}

    @cached_property
    def _unsaid_values(self) -> set[str]:
        """Saved values that the person has not said here and no calculation of this conversation was made with."""
        known = _spoken(self._profile.known() | {"exclude": plain_foods(self._profile)})
        said = " ".join([*self._said, *(_spoken(call) for call in self._calculated)])
        return set(_WORD.findall(known.lower())) - set(_WORD.findall(ascii_digits(said).lower()))

    @property
    def _calculated(self) -> list[object]:
        """Results of tools that compute: they repeat what they were given, and an answer may too."""
        results = [message for message in self._messages if isinstance(message, ToolMessage)]
        return [message.result for message in results if not is_reached_by_others([message], Profile())]


def _spoken(value: object) -> str:
    """A saved value as a sentence would tell it: 92.0 as 92, lose_fat as two words."""
    if isinstance(value, dict):
        return " ".join(map(_spoken, value.values()))
    if isinstance(value, list):
        return " ".join(map(_spoken, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).replace("_", " ")
