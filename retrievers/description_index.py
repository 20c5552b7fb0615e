"""Finding rows of USDA's table by their descriptions: "Chicken, broilers or fryers, breast, meat only, raw".

A description is a food, narrowed down from comma to comma. A row counts only where it holds every word of the query
(misspelt or not), none of the decisive ones behind "with", and where the query covers what the row is about; so
"oat milk" does not find oats cooked with milk.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.foods.food import State
from knowledge.foods.name_search import normalised
from knowledge.foods.usda import Described, described_state

MIN_SIMILARITY = 82.0
"""RapidFuzz ratio, 0–100, from which a word is taken for a misspelling of a word of the table."""
MIN_FUZZY_LENGTH = 4
SEGMENT_WEIGHTS = (1.0, 0.7, 0.4, 0.25)
"""What a word counts in the first, second, third… part of a description."""
NEUTRAL_WEIGHT = 0.05
ADJUNCT_WEIGHT = 0.15
BRAND_WEIGHT = 0.1
HEAD_WEIGHT = 0.3
"""Of first words that the next part makes needless: "Bread, cornbread"."""
SECOND_PART = 0.8
"""What a row is worth whose second part is named, but not its first."""
STATE_BONUS = 0.04
"""Decides between rows that are otherwise alike: the state that was asked for, else the usual one."""
MAX_ROWS = 10_000
ACCEPTED = 0.5
"""Share of a description's weight that a query must cover for a match; below it a row is a suggestion."""
SUGGESTED = 0.3
_ADJUNCT = re.compile(r"\b(?:with|without|no|in|made|prepared|includes?|added|containing|from|for|by)\b")
_ONLY_FAT = re.compile(r"separable fat\b")
"""Of a cut: what was trimmed away."""
_TRADE_NAME = re.compile(r"\b[A-Z][A-Z'&-]+\b")
_BRACKETS = re.compile(r"\(.*?\)")
_BRAND_CAPITALS = 0.6
"""Share of capitals from which the first part of a description is a brand: McDONALD'S, POST."""
TRADE_NAME_SCORE = 0.7
"""What a row is worth whose trade name is the whole query: "Beverages, Energy drink, RED BULL"."""
MIN_TRADE_LETTERS = 4
CATEGORIES = frozenset(
    ("beverage", "cereal", "ready", "to", "eat", "snack", "candy", "fast", "food", "babyfood", "soup", "sauce", "game")
    + ("meat", "spice", "seed", "nut", "crustacean", "mollusk", "finfish", "fish", "alcoholic", "oil", "dessert")
    + ("restaurant", "school", "lunch", "poultry", "leavening", "agent", "salad", "dressing")
)
"""First words that only say what kind of food follows."""
HEADS = frozenset(("bread", "cake", "cookie", "cracker", "cheese", "pie", "sausage", "roll", "pasta", "muffin", "bean"))
NEUTRAL = frozenset(
    ("raw", "cooked", "roasted", "boiled", "drained", "broiled", "braised", "baked", "grilled", "fried", "stewed")
    + ("simmered", "steamed", "microwaved", "heated", "unheated", "prepared", "unprepared", "fresh", "frozen", "dry")
    + ("heat", "moist", "regular", "all", "type", "class", "only", "meat", "separable", "lean", "fat", "trimmed")
    + ("grade", "choice", "select", "broiler", "fryer", "roasting", "enriched", "unenriched", "mature", "solid")
    + ("liquid", "mixed", "species", "common", "commercially", "commercial", "ready", "serve", "nfs", "and", "or")
    + ("the", "of", "to", "usda", "distribution", "program", "edible", "portion", "total", "plain", "style", "bar")
    + ("variety", "unspecified", "domestic", "domesticated", "farmed", "wild", "young", "large", "medium", "small")
    + ("cut", "piece", "retail", "composite", "whole", "fluid", "brewed", "generic", "table", "sodium", "salt", "skin")
    + ("bone", "boneless", "skinless", "0", "1", "2", "4", "8")
)
"""Words that a query need not hold: how a food was cut, cooked, sold and sampled."""
_STOP = frozenset(("a", "an", "the", "of", "and", "or", "with", "some", "my", "in"))
_COOKED_CATEGORIES = re.compile("Beef|Pork|Poultry|Lamb|Finfish|Legume|Cereal Grains|Sausages")


class DescriptionHit(NamedTuple):
    """A row and how much of its description the query covers, 0–1."""

    row: Described
    score: float


class _Entry(NamedTuple):
    """A row taken apart: what each word counts, which stand behind a "with", and what its first two parts are about.

    `trade_names` are the words in capitals of each part that is no maker's name.
    """

    row: Described
    weights: dict[str, float]
    adjuncts: frozenset[str]
    about: list[frozenset[str]]
    trade_names: list[frozenset[str]]
    state: State


class DescriptionIndex:
    """An inverted index over all descriptions."""

    def __init__(self, rows: Sequence[Described]) -> None:
        self._rows = rows

    def search(self, query: str, state: State | None = None, limit: int = 6) -> list[DescriptionHit]:
        """Rows that the query covers well enough to suggest, best first; `state` is what was asked for, if anything."""
        words = [word for word in normalised(query).split() if word not in _STOP]
        known = [self._known(word) for word in words]
        if not known or any(word is None for word in known):
            return []
        wanted = [word for word in known if word]
        places = set.intersection(*(self._postings[word] for word in wanted))
        hits = [DescriptionHit(entry.row, self._score(entry, wanted, state)) for entry in map(self._entry, places)]
        hits = [hit for hit in hits if hit.score >= SUGGESTED]
        return sorted(hits, key=lambda hit: (-hit.score, len(hit.row.description), hit.row.fdc_id))[:limit]

    def _score(self, entry: _Entry, wanted: list[str], state: State | None) -> float:
        description = entry.row.description
        if wanted[-1] in entry.adjuncts or ("fat" not in wanted and _ONLY_FAT.search(description)):
            return 0.0
        covered = sum(entry.weights[word] for word in wanted) / sum(entry.weights.values())
        usual = State.COOKED if _COOKED_CATEGORIES.search(entry.row.category) else State.RAW
        if any(name <= frozenset(wanted) <= name | NEUTRAL for name in entry.trade_names):
            return TRADE_NAME_SCORE + (1 - TRADE_NAME_SCORE) * covered
        named = _named_share(entry.about, frozenset(wanted))
        return named * covered + STATE_BONUS * (named > 0 and entry.state is (state or usual))

    @lru_cache(maxsize=MAX_ROWS)  # noqa: B019 - one index lives as long as its process
    def _entry(self, place: int) -> _Entry:
        return _analysed(self._rows[place])

    def _known(self, word: str) -> str | None:
        """The word of the table that is meant; None where none is like it."""
        from rapidfuzz import fuzz, process

        if word in self._postings:
            return word
        if len(word) < MIN_FUZZY_LENGTH or not word.isascii():
            return None
        hit = process.extractOne(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
        return hit[0] if hit else None

    @cached_property
    def _postings(self) -> dict[str, set[int]]:
        postings: defaultdict[str, set[int]] = defaultdict(set)
        for place, row in enumerate(self._rows):
            for word in normalised(row.description).split():
                postings[word].add(place)
        return dict(postings)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return [word for word in self._postings if len(word) >= MIN_FUZZY_LENGTH and word.isalpha()]


def _named_share(about: list[frozenset[str]], wanted: frozenset[str]) -> float:
    """How far a query names what a row is about, 0–1: its first part whole, or its second part and nothing else."""
    first = len(about[0] & wanted) / len(about[0]) if about else 0.0
    second = about[1] if len(about) > 1 else frozenset()
    return max(first, SECOND_PART if second and second <= wanted <= second | NEUTRAL else 0.0)


def _analysed(row: Described) -> _Entry:
    weights: dict[str, float] = {}
    behind: set[str] = set()
    about: list[frozenset[str]] = []
    trade_names: list[frozenset[str]] = []
    place, seen_brand = 0, False
    for number, segment in enumerate(row.description.split(",")):
        main, adjunct = _parted(_BRACKETS.sub("", segment))
        words = normalised(main).split()
        kind = place == 0 and set(words) <= CATEGORIES
        # Behind "McDONALD'S" stands what they sell, be it written BIG MAC.
        brand = place == 0 and not kind and not seen_brand and number <= 1 and _capitals(segment) >= _BRAND_CAPITALS
        seen_brand = seen_brand or brand
        capitals = " ".join(_TRADE_NAME.findall(segment))
        if not brand and sum(map(str.isalpha, capitals)) >= MIN_TRADE_LETTERS:
            trade_names.append(frozenset(normalised(capitals).split()))
        for word in words:
            weights[word] = max(weights.get(word, 0.0), _weight(word, place, kind=kind, brand=brand))
        behind |= set(normalised(adjunct).split())
        for word in normalised(f"{adjunct} {' '.join(_BRACKETS.findall(segment))}").split():
            weights.setdefault(word, NEUTRAL_WEIGHT if word in NEUTRAL else ADJUNCT_WEIGHT)
        if words and not kind:
            about += [] if brand else [frozenset(set(words) - NEUTRAL)]
            place += not brand
    about = [part for part in about if part][:2]
    main_words = {word for part in about for word in part}
    return _Entry(row, weights, frozenset(behind - main_words), about, trade_names, described_state(row.description))


def _weight(word: str, place: int, *, kind: bool, brand: bool) -> float:
    if kind or word in NEUTRAL:
        return NEUTRAL_WEIGHT
    if brand:
        return BRAND_WEIGHT
    if place == 0 and word in HEADS:
        return HEAD_WEIGHT
    return SEGMENT_WEIGHTS[min(place, len(SEGMENT_WEIGHTS) - 1)]


def _capitals(segment: str) -> float:
    """Share of capital letters, 0–1."""
    letters = [character for character in segment if character.isalpha()]
    return sum(letter.isupper() for letter in letters) / max(len(letters), 1)


def _parted(segment: str) -> tuple[str, str]:
    """A part of a description up to its "with", and what follows."""
    found = _ADJUNCT.search(segment)
    return (segment, "") if found is None else (segment[: found.start()], segment[found.end() :])
