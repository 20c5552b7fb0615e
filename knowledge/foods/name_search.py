"""Which of many names a text means: the very name, a misspelling, or one with harmless words around it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from domain.naming import Named, names_of

MATCH_SCORE = 80.0
"""From this similarity (0–100) on, a name counts as meant; below it only as a suggestion."""
SUGGESTION_SCORE = 55.0
CONTAINED_SCORE = 82.0
"""Score of a whole name found inside a longer text ("삶은 계란 두 개"), raised by the share it covers."""
PARTLY_CONTAINED_SCORE = 70.0
"""Score where the rest of the text may make it another food ("goat milk"): a suggestion, not a match."""
SPACED_OTHERWISE_SCORE = 98.0
"""Score of a name with blanks in other places or with letters that sound alike: "oat meal", "chick peas", 게란."""
MIN_CONTAINED_SHARE = 0.5
"""In scripts whose words we do not split, the name must be more than this share of the text."""
COMPARED = 40
"""Names that are looked at closely: those most alike letter by letter, and in sorted words."""
HARMLESS_WORDS = frozenset(
    {
        *("a", "an", "the", "of", "some", "my", "one", "two", "three", "half", "fresh", "plain", "organic", "homemade"),
        *("fish", "fruit", "vegetable"),
        *("large", "small", "medium", "big", "hot", "cold", "cup", "bowl", "glass", "slice", "piece", "serving"),
        *("portion", "g", "gram", "kg", "ml", "oz", "calory", "calorie", "nutrition"),
    }
)
"""English words around a food's name that leave it the same food, as far as this table tells foods apart."""
NEEDLESS_WORDS = frozenset(("canned", "cooked", "boiled", "dry", "roasted", "plain", "regular", "homemade"))
"""Words of a name that people leave out: "tuna in water"."""
NEEDLESS_SCORE = 81.0
COUNT_AFTER_NAME = re.compile(
    "[0-9g一二两三四五六七八九十半个碗杯片块勺克根只份颗条粒盒개공기컵장조각그릇인분한두세네을를이가은는]*"
)
"""What may follow a name in Chinese and Korean: numbers, measure words, particles."""
_SYLLABLE = re.compile("[\u1100-\u1112]")
"""The first sound of a Korean syllable."""
_HAN = re.compile("[\u3400-\u9fff]+")
_BRACKETS = re.compile(r"[(（].*?[)）]")
MIN_WORD_SCORE = 75.0
"""Two names of several words are alike only if each word has one as alike as this in the other."""
UNLIKE_WORDS_SCORE = 78.0
"""The most that names get which share some words but not all ("oat milk", "nonfat milk")."""
MIN_CONTAINED_LETTERS = {"bengali": 3, "ideograph": 2}
"""Shorter names turn up inside other words by accident."""
KEEP_S = {"couscous", "asparagus", "hummus", "oats", "swiss", "lens", "molasses", "schnapps"}
"""English words that end in s without being a plural."""
SPELLINGS = {"daal": "dal", "dahl": "dal", "dhal": "dal", "yoghurt": "yogurt", "chilli": "chili", "chile": "chili"}
"""Ways of writing one word, each as right as the other."""
SHORT_KOREAN = 3
"""Syllables up to which a misspelling begins with the very sounds: 용고기 would be dragon meat, and is no 양고기."""
_ALIKE = str.maketrans(
    {
        **dict(zip("\u1166\u1164\u1168\u116b\u1170\u116c", "\u1162\u1162\u1162\u116a\u116a\u116a", strict=True)),
        **dict(zip("ীূণশষৎ", "িুনসসত", strict=True)),
        "ঁ": "",
    }
)
"""Korean vowels and Bengali letters that sound alike and are taken for each other: 게란 for 계란, মুরগী for মুরগি."""


class Identified(Named, Protocol):
    """Something with an id besides its names."""

    @property
    def id(self) -> str: ...  # noqa: D102


N = TypeVar("N", bound=Identified)


class NameMatch(NamedTuple, Generic[N]):
    """A thing, how well its best name fits, 0–100 (100 is the very name), and that name, normalised."""

    food: N
    score: float
    name: str


class NameSearch(Generic[N]):
    """An index over all names and aliases of a set of things."""

    def __init__(self, things: Iterable[N]) -> None:
        self._things = things

    @cached_property
    def names_of(self) -> list[tuple[N, list[str]]]:
        """Every thing with its normalised names."""
        return [(thing, [normalised(name) for name in names_of(thing)]) for thing in self._things]

    @cached_property
    def _by_name(self) -> dict[str, N]:
        """Every name; a name with brackets also without them, where nothing else is called so."""
        names: dict[str, N] = {}
        for thing, own in self.names_of:
            for name in own:
                names.setdefault(name, thing)
        for thing, _ in self.names_of:
            for name in names_of(thing):
                names.setdefault(normalised(_BRACKETS.sub("", name)), thing)
        return names

    def exactly(self, text: str) -> N | None:
        """The thing that is called just so; None where none is."""
        return self._by_name.get(normalised(text))

    def search(self, text: str, limit: int = 6) -> list[NameMatch[N]]:
        """Things whose names resemble the text, best first, down to suggestions; each once."""
        matches = self._matches(normalised(text))
        if not matches or matches[0].score < MATCH_SCORE:  # "hummas" is no plural of "humma"
            matches = max(matches, self._matches(normalised(text, singular=False)), key=_best_score)
        return matches[:limit]

    def _matches(self, query: str) -> list[NameMatch[N]]:
        best: dict[str, NameMatch[N]] = {}
        for name in self._candidates(query) if query else ():
            thing = self._by_name[name]
            score = self._similarity(query, name)
            if score >= SUGGESTION_SCORE and (thing.id not in best or score > best[thing.id].score):
                best[thing.id] = NameMatch(thing, score, name)
        return sorted(best.values(), key=lambda match: (-match.score, match.food.id))

    def _similarity(self, query: str, name: str) -> float:
        score = similarity(query, name, self._known_words)
        if script(name) != "latin" and query.rpartition(name)[0].strip() in self._by_name:
            return min(score, UNLIKE_WORDS_SCORE)  # 番茄鸡蛋面 is a dish of two foods, and no egg noodle
        return score

    def holding(self, text: str) -> list[N]:
        """Things that have a name with the text in it, shortest names first: "rice" is in brown rice."""
        query = normalised(text)
        if script(query) == "ideograph":
            found = {name for name in self._names if query in name}
        else:
            found = set.intersection(*(self._by_word.get(word, set()) for word in query.split() or [""]))
        things = (self._by_name[name] for name in sorted(found, key=lambda name: (len(name), name)))
        return list({thing.id: thing for thing in things}.values())

    def _candidates(self, query: str) -> set[str]:
        """Names worth a closer look: alike in letters, alike in sorted words, or standing in the query."""
        from rapidfuzz import fuzz, process

        found = {query} & self._by_name.keys()
        for written, forms in ((_letters(query), self._letter_forms), (_sorted_letters(query), self._sorted_forms)):
            hits = process.extract(written, forms, scorer=fuzz.ratio, score_cutoff=SUGGESTION_SCORE, limit=COMPARED)
            found |= {self._names[position] for _, _, position in hits}
        if script(query) == "latin":
            words = query.split()
            found |= {name for word in words for name in self._by_first_word.get(word, ())}
            return found | set.intersection(*(self._by_word.get(word, set()) for word in words))
        return found | {name for name in self._unspaced if name in query}

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        names: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._names:
            for word in name.split():
                names[word].add(name)
        return dict(names)

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset(self._by_word)

    @cached_property
    def _names(self) -> list[str]:
        return list(self._by_name)

    @cached_property
    def _letter_forms(self) -> list[str]:
        return [_letters(name) for name in self._names]

    @cached_property
    def _sorted_forms(self) -> list[str]:
        return [_sorted_letters(name) for name in self._names]

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            if script(name) == "latin":
                names[name.partition(" ")[0]].append(name)
        return names

    @cached_property
    def _unspaced(self) -> list[str]:
        return [name for name in self._names if len(name) >= MIN_CONTAINED_LETTERS.get(script(name), len(name) + 1)]


def _best_score(matches: Sequence[NameMatch[N]]) -> float:
    return matches[0].score if matches else 0.0


def normalised(text: str, *, singular: bool = True) -> str:
    """Lower case, no punctuation, English words singular, no blanks between Chinese or Korean letters."""
    text = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    words = [_singular(word) if singular else word for word in kept.split()]
    joined = " ".join(words)
    return joined.replace(" ", "") if script(joined) == "ideograph" else joined


def similarity(query: str, name: str, known_words: frozenset[str] = frozenset()) -> float:
    """How alike two normalised names are, 0–100: spelling, word order, or one inside the other.

    A word of the query that is one of the `known_words` is no misspelling of another: oat milk is not goat milk.
    """
    from rapidfuzz import fuzz

    if query == name:
        return 100.0
    if _letters(query.replace(" ", "")) == _letters(name.replace(" ", "")):
        return SPACED_OTHERWISE_SCORE
    score = min(99.0, max(fuzz.ratio(_letters(query), _letters(name)), _sorted_ratio(query, name)))
    if score > UNLIKE_WORDS_SCORE and not (_long_enough(query) and _words_fit(query, name, known_words)):
        score = UNLIKE_WORDS_SCORE
    return max(score, _containment(query, name))


def script(text: str) -> str:
    """Which rules a text follows: "latin" (also mixed), "bengali", or "ideograph" for Chinese and Korean."""
    if re.search(r"[\u0980-\u09ff]", text):
        return "bengali"
    return "ideograph" if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text) else "latin"


def _letters(text: str) -> str:
    """Korean syllables taken apart into letters, or one slip would cost a whole syllable."""
    return unicodedata.normalize("NFD", text).translate(_ALIKE)


def _sorted_letters(text: str) -> str:
    return _letters(" ".join(sorted(text.split())))


def _sorted_ratio(query: str, name: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(_sorted_letters(query), _sorted_letters(name))


def _long_enough(query: str) -> bool:
    """Whether a misspelling can be told: two signs of Chinese or Korean are one slip away from many words."""
    return script(query) != "ideograph" or len(query) > MIN_CONTAINED_LETTERS["ideograph"]


def _words_fit(query: str, name: str, known_words: frozenset[str]) -> bool:
    """Whether the texts are one word apart in spelling only, or each word has its like on the other side."""
    if name in query and not _only_count_follows(query, name, script(name)):
        return False
    if _HAN.fullmatch(query) and query[-1] != name[-1] and not _one_sign_differs(query, name):
        return False  # in Chinese the last sign says what a thing is
    if not {word for word in query.split() if word in known_words} <= set(name.split()):
        return False
    left, right = (_letters(text).split() for text in (query, name))
    if len(left) != len(right):
        joined = ["".join(words) for words in (left, right)]
        return _misspells(*joined) and min(len(left), len(right)) == 1
    return all(any(_misspells(word, other) for other in right) for word in left)


def _one_sign_differs(query: str, name: str) -> bool:
    return len(query) == len(name) and sum(one != other for one, other in zip(query, name, strict=True)) == 1


def _misspells(word: str, other: str) -> bool:
    """Whether two words are alike and begin alike: few slips are in the first letter (ভেড়া is no ঘোড়া)."""
    from rapidfuzz import fuzz

    alike = 2 if len(_SYLLABLE.findall(word)) in range(1, SHORT_KOREAN + 1) else 1
    return word[:alike] == other[:alike] and fuzz.ratio(word, other) >= MIN_WORD_SCORE


def _containment(query: str, name: str) -> float:
    """The score of a name that stands whole inside the query; 0 where it does not."""
    kind = script(name)
    if kind == "latin":
        words, name_words = query.split(), set(name.split())
        inside = name_words <= set(words)
        share = len(name_words) / len(words)
        same = all(word in HARMLESS_WORDS or word.isdigit() for word in set(words) - name_words)
        if set(words) < name_words and name_words - set(words) <= NEEDLESS_WORDS:
            return NEEDLESS_SCORE
    else:
        begins = kind != "bengali" or f" {name}" in f" {query}"  # লিক is a leek, and no part of হরলিক্স
        inside = begins and len(name) >= MIN_CONTAINED_LETTERS[kind] and name in query
        counted = _only_count_follows(query, name, kind)
        share = len(name) / len(query.rpartition(name)[0] + name if counted else query)
        same = share > MIN_CONTAINED_SHARE and counted
    if not inside:
        return 0.0
    return (CONTAINED_SCORE if same else PARTLY_CONTAINED_SCORE) + 10 * share


def _only_count_follows(query: str, name: str, kind: str) -> bool:
    """In Chinese and Korean the last word says what a thing is: 鸡蛋面 inside 鸡蛋面包 is not the food."""
    return kind != "ideograph" or bool(COUNT_AFTER_NAME.fullmatch(query.rpartition(name)[2]))


def _singular(word: str) -> str:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) < 4 or not word.endswith("s") or word in KEEP_S or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("oes", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-3] + "f" if word.endswith("aves") else word[:-1]
