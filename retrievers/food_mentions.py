"""Foods inside what people type, where many a food's name is also an everyday word: 배 is a pear and the belly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import knowledge.foods
from knowledge.foods.names import normalised, plain_name
from retrievers.names import Mention, NameIndex, fold

WORDS_FILE = Path(knowledge.foods.__file__).parent / "everyday_words.json"
_NO_FOOD = "no food"
"""The key of phrases that only look like foods: "better", "duck walk", 苹果手机."""
_LIST_MARK = re.compile(r"s?\s*(?:[,、·/&+]|(?:and|or|nor)(?= )|和|跟|이?랑|하고|[와과]|ও|আর|বা)\s*")
"""What joins the things of a list in the four languages."""


class FoodMentions:
    """Names of foods in messages; `names` are names and aliases, each with the key of its food."""

    def __init__(self, names: Iterable[tuple[str, str]], words_file: Path = WORDS_FILE) -> None:
        data = json.loads(words_file.read_text(encoding="utf-8"))
        phrases = [(phrase, _NO_FOOD) for phrases in data["never"].values() for phrase in phrases]
        self.index = NameIndex([*phrases, *names])
        self._beside = {
            name: (re.compile(rule["before"]), re.compile(rule["after"]))
            for rule in data["only_beside"].values()
            for name in rule["names"]
        }

    def mentions(self, text: str) -> list[Mention]:
        """The foods in `text`, in its order; an everyday word is one only beside an amount or a word of eating."""
        folded = fold(text)
        found = self.index.mentions(folded)
        if found and all(one.key == _NO_FOOD for one in found):
            found = self.index.mentions(_without(found, folded))  # a misspelled food may stand beside them
        return self._foods(found, folded)

    def spelled_rightly(self, text: str) -> list[Mention]:
        """The foods in `text` that are written letter by letter."""
        folded = fold(text)
        return self._foods(self.index.spelled_rightly(folded), folded)

    def _foods(self, found: list[Mention], folded: str) -> list[Mention]:
        foods = [one for one in found if one.key != _NO_FOOD]
        sure = [one for one in foods if self._is_food(one, folded)]
        return [one for one in foods if one in sure or any(_listed(one, other, folded) for other in sure)]

    def in_english(self, found: Mention, folded: str) -> str:
        """A food of `mentions` in English: as it is written, in the singular, else plainly ("potato" for 土豆)."""
        written = folded[found.start : found.end]
        if written.isascii():
            return normalised(written)
        return plain_name(found.key, self.called(found.key), written)

    def called(self, key: str) -> list[str]:
        """All names of a food, folded."""
        return self.index.called(key)

    def _is_food(self, found: Mention, folded: str) -> bool:
        name = folded[found.start : found.end]
        rule = self._beside.get(name)
        if rule is None or name == folded:
            return True
        before, after = rule
        return bool(before.search(folded[: found.start]) or after.match(folded[found.end :]))


def _listed(one: Mention, other: Mention, folded: str) -> bool:
    """Whether nothing but a word or mark of a list stands between: 가지 between 토마토 and 오이 is no branch."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return bool(_LIST_MARK.fullmatch(folded[first.end : second.start]))


def _without(found: list[Mention], folded: str) -> str:
    """The text with signs that belong to no word in the places of what was found."""
    for one in found:
        folded = folded[: one.start] + "#" * (one.end - one.start) + folded[one.end :]
    return folded
