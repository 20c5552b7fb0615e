"""Finding the food that a text means: our table and recipes first, then the whole of USDA's where it is imported."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from domain.languages import ascii_digits
from domain.vocabulary import Language
from knowledge.foods import food as foods_package
from knowledge.foods.food import Edible, Food, State
from knowledge.foods.name_search import (
    HARMLESS_WORDS,
    MATCH_SCORE,
    SPACED_OTHERWISE_SCORE,
    NameMatch,
    NameSearch,
    normalised,
)
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from knowledge.foods.usda import UsdaFood, UsdaFoods
from retrievers.description_index import ACCEPTED, DescriptionIndex
from retrievers.food_terms import FoodTerms
from retrievers.word_ends import without_ending

STATES_FILE = Path(foods_package.__file__).parent / "state_words.json"
STATE_PENALTY = 1.0
"""A name that fits only without the text's "raw" or "cooked" goes behind one that holds it."""
SUGGESTED_SCORE = 70.0
"""The most for a food in another state than was asked for, or with another name than a known word."""
MOST_HITS = 12
_LETTERS = "a-z\u0980-\u09ff"
_STATE_OF_NAME = re.compile(r"^(?:raw|uncooked|dry|cooked) | \((?:raw|dry|cooked)[^)]*\)$")
_NO_STATE = "any"
_FITS = {
    State.RAW: {State.RAW, State.DRY, State.READY},
    State.DRY: {State.DRY},
    State.COOKED: {State.COOKED, State.READY},
}
"""Which states of a food answer a word such as raw, dry or cooked."""


class FoodHit(NamedTuple):
    """A food and how well its name fits, 0–100; `stands_in` where the name means a relative that USDA lacks."""

    food: Edible
    score: float
    stands_in: bool = False


class FoundFood(NamedTuple):
    """What a text means: hits, best first, and the state that the text asks for, if any."""

    hits: list[FoodHit]
    state: State | None

    @property
    def sure(self) -> bool:
        """Whether the first hit is meant and no mere suggestion."""
        return bool(self.hits) and self.hits[0].score >= MATCH_SCORE


class FoodSearch:
    """Search over our foods and recipes, and over the imported table."""

    def __init__(self, foods: FoodTable, recipes: RecipeBook, usda: UsdaFoods | None = None) -> None:
        self._foods = foods
        self._recipes = recipes
        self._usda = usda
        self._descriptions: DescriptionIndex | None = None

    def find(self, text: str, limit: int = 6) -> FoundFood:
        """What a food's name means, amounts taken out before; a food of ours goes before the same one of USDA's."""
        state, bare = self._states.split(text)
        hits = self._own_hits(text, state, bare)
        if (not hits or hits[0].score < MATCH_SCORE) and self._usda and self._usda.is_there:
            hits = sorted([*hits, *self._usda_hits(self._usda, text, state, bare)], key=lambda hit: -hit.score)
        return FoundFood(hits[:limit], state)

    def get(self, key: str) -> Edible:
        """The food or recipe of ours with this id, or this English name; raises KeyError."""
        return self._by_key[key]

    def exactly(self, name: str) -> Edible | None:
        """The food or recipe of ours that is called just so."""
        return self._own.exactly(name)

    def kinds_of(self, name: str) -> list[Edible]:
        """Foods of ours with this name as a part of theirs, shortest names first."""
        return self._own.holding(name) if normalised(name) else []

    def nearest_known(self, text: str) -> Food | None:
        """The food of ours that is closest to one that no table has; None where none is named."""
        return self._nearest.get(normalised(text))

    def _own_hits(self, text: str, state: State | None, bare: str) -> list[FoodHit]:
        best: dict[str, FoodHit] = {}
        found = [hit for written in {text, without_ending(text)} for hit in self._named(written)]
        if bare != text:
            # A likeness that owes something to the word "raw" proves nothing.
            found = [hit for hit in found if hit.score >= SPACED_OTHERWISE_SCORE]
            found += [self._in_state(hit, state) for hit in self._named(bare)]
        if self._terms.is_plain(text):  # 말고기 is horse meat and no misspelling of 밀고기
            found = [hit if hit.score >= SPACED_OTHERWISE_SCORE else _suggested(hit) for hit in found]
        for hit in found:
            if hit.food.id not in best or hit.score > best[hit.food.id].score:
                best[hit.food.id] = hit
        return sorted(best.values(), key=lambda hit: -hit.score)

    def _named(self, text: str) -> list[FoodHit]:
        return [_hit(match) for match in self._own.search(text, limit=MOST_HITS)]

    def _in_state(self, hit: FoodHit, state: State | None) -> FoodHit:
        """The food in the state that was asked for, where it is there; else the hit as a mere suggestion."""
        if state is None or hit.food.state in _FITS[state]:
            return hit._replace(score=hit.score - STATE_PENALTY)
        other = self.in_other_state(hit.food, _FITS[state])
        if other is not None:
            return FoodHit(other, hit.score - STATE_PENALTY, hit.stands_in)
        return _suggested(hit)

    def in_other_state(self, food: Edible, states: Collection[State]) -> Edible | None:
        """The same food raw, uncooked, dry or cooked, where our table or the imported one has it."""
        name = food.names[Language.EN]
        plain = _STATE_OF_NAME.sub("", name)
        for word in ("raw ", "uncooked ", "dry ", "cooked ", ""):
            other = self._own.exactly(f"{word}{plain}")
            if other is not None and other.id != food.id and other.state in states:
                return other
        if self._usda is None or not self._usda.is_there or not isinstance(food, Food | UsdaFood):
            return None
        row = self._usda.in_other_state(food.description, states)
        return self._by_key.get(row.id, row) if row else None

    def _usda_hits(self, usda: UsdaFoods, text: str, state: State | None, bare: str) -> list[FoodHit]:
        query = text if text.isascii() else self._terms.in_english(text) or self._terms.in_english(bare) or ""
        if self._descriptions is None:
            self._descriptions = DescriptionIndex(usda.all)
        bare_query = " ".join(word for word in query.split() if word.lower() not in HARMLESS_WORDS)
        rows = self._descriptions.search(query, state) or self._descriptions.search(bare_query, state)
        return [FoodHit(usda.get(row.fdc_id), _name_score(score)) for row, score in rows]

    @cached_property
    def _own(self) -> NameSearch[Edible]:
        return NameSearch[Edible]([*self._foods, *self._recipes])

    @cached_property
    def _by_key(self) -> dict[str, Edible]:
        things: list[Edible] = [*self._foods, *self._recipes]
        return {key: thing for thing in things for key in (thing.id, thing.names[Language.EN])}

    @cached_property
    def _nearest(self) -> dict[str, Food]:
        return {normalised(word): food for food in self._foods for word in food.nearest_for}

    @cached_property
    def _terms(self) -> FoodTerms:
        return FoodTerms(self._foods)

    @cached_property
    def _states(self) -> _StateWords:
        return _StateWords(STATES_FILE)


class _StateWords:
    """Words that say how a food is weighed (raw, uncooked, 生, 삶은, কাঁচা…) or nothing at all (家常, 국산)."""

    def __init__(self, path: Path) -> None:
        words: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
        self._state_of = {
            word: None if state == _NO_STATE else State(state) for state, some in words.items() for word in some
        }
        longest_first = sorted(self._state_of, key=len, reverse=True)
        spaced = "|".join(re.escape(word) for word in longest_first if re.match(f"[{_LETTERS}]", word))
        others = [word for word in longest_first if not re.match(f"[{_LETTERS}]", word)]
        first, last = "|".join(others), "|".join(word for word in others if len(word) > 1)
        # 生 begins 生鸡胸肉 but is no word of its own in 花生.
        word = f"(?<![{_LETTERS}])(?:{spaced})(?![{_LETTERS}])"
        self._word = re.compile(f"{word}|(?:^|(?<=[ (,]))(?:{first})|(?:{last})(?=$|[ )])")

    def split(self, text: str) -> tuple[State | None, str]:
        """The state that a text asks for, and the text without such words."""
        folded = ascii_digits(text).lower()
        found = [match.group() for match in self._word.finditer(folded)]
        bare = " ".join(self._word.sub(" ", folded).split()).strip(" ,()")
        if not found or not bare:
            return None, text
        return next((state for word in found if (state := self._state_of[word])), None), bare


def _suggested(hit: FoodHit) -> FoodHit:
    return hit._replace(score=min(hit.score, SUGGESTED_SCORE))


def _name_score(share: float) -> float:
    """The share of a description that a query covers (0–1) on the scale of names, where MATCH_SCORE accepts."""
    if share < ACCEPTED:
        return MATCH_SCORE * share / ACCEPTED
    return MATCH_SCORE + (SPACED_OTHERWISE_SCORE - MATCH_SCORE) * min(share, 1.0)


def _hit(match: NameMatch[Edible]) -> FoodHit:
    stands_in = match.name in {normalised(name) for name in match.food.stand_in_for}
    return FoodHit(match.food, match.score, stands_in)
