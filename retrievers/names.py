"""Finding known names inside what people type: exact first, then with the spelling mistakes of a phone keyboard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.languages import ascii_digits
from domain.naming import names_of
from retrievers.word_ends import BENGALI, HANGUL, KOREAN_WORD_END, bengali_word_end, ends_in_bengali

__all__ = ["Mention", "NameIndex", "fold", "names_of"]

_MIN_SIMILARITY = 0.86
"""Share of letters in place, from which a misspelled name counts."""
_MIN_SIMILARITY_SAME_ENDS = 0.79
"""The same where length, first and last letter agree: "sqaut" is a squat, "plans" is no plank."""
_MIN_FUZZY_LENGTH = 5
_MASK = "\ue000"
_MAX_WORDS = 5
_SHORT_KOREAN = 2
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CHINESE_PAIR = 3
"""Characters of a Chinese name of two with a space between."""
_START_LETTERS = 2
_WORD_START = re.compile(rf"(?<![a-z0-9{BENGALI}])(?=\S)")
_LATIN_END = re.compile(r"(?:e?s)?(?![a-z0-9])")
_Y = re.compile("(?<=[b-df-hj-np-tv-xz])y$")
_WORD = re.compile(r"[a-z0-9/]+|[\u0980-\u09ff]+")
_SPACED = re.compile(r"^[\x00-\x7f\u0980-\u09ff]+$")


def fold(text: str) -> str:
    """One form for comparison: NFKC, digits 0–9, lower case, hyphens and apostrophes gone, single spaces."""
    text = ascii_digits(text).lower()
    text = re.sub(r"['’]", "", text)
    return re.sub(r"[\s\-–—_]+", " ", text).strip()


@dataclass(frozen=True)
class Mention:
    """A name found in a folded text: whose it is, where it stands and how surely (0–1)."""

    key: str
    start: int
    end: int
    similarity: float


class NameIndex:
    """Names and aliases of things, each under the key of its thing."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.names = list(names)

    def mentions(self, text: str) -> list[Mention]:
        """The names that stand in `text` (folded), longest first in conflicts, in the order of the text."""
        folded = fold(text)
        found = [self._widened(mention, folded) for mention in self._exact(folded)]
        if not found:
            found = self._misspelled(folded)
        return sorted(found, key=lambda mention: mention.start)

    def spelled_rightly(self, text: str) -> list[Mention]:
        """The names that stand in `text` letter by letter."""
        return self._exact(fold(text))

    def masked(self, text: str) -> str:
        """The folded text with a neutral sign in the place of every name that stands in it letter by letter."""
        folded, end, pieces = fold(text), 0, []
        for mention in sorted(self._exact(folded), key=lambda mention: mention.start):
            pieces += [folded[end : mention.start], _MASK]
            end = mention.end
        return "".join([*pieces, folded[end:]])

    def called(self, key: str) -> list[str]:
        """All names of a thing, folded."""
        return self._names_of.get(key, [])

    @cached_property
    def _names_of(self) -> dict[str, list[str]]:
        names = defaultdict[str, list[str]](list)
        for name, key in self.names:
            names[key].append(fold(name))
        return dict(names)

    def _exact(self, folded: str) -> list[Mention]:
        taken = list(self._spaced_in(folded))
        if _SPACED.match(folded):
            return taken  # no character of a script that is written without spaces
        positions = [i for i, character in enumerate(folded) if character != " "]
        dense = folded.replace(" ", "")
        for name, key in self._unspaced:
            for at in _occurrences(name, dense):
                start, end = positions[at], positions[at + len(name) - 1] + 1
                free = not any(start < mention.end and mention.start < end for mention in taken)
                if free and _stands_alone(folded, start, end):
                    taken.append(Mention(key, start, end, 1.0))
        return taken

    def _spaced_in(self, folded: str) -> Iterator[Mention]:
        """The spaced names from left to right, none inside another."""
        free_from = 0
        for start in (match.start() for match in _WORD_START.finditer(folded)):
            if start < free_from:
                continue
            ends = (_end_of(name, folded, start) for name in self._names_at(folded, start))
            end = next((end for end in ends if end is not None), None)
            if end is not None:
                free_from = end
                yield Mention(self._key_of(folded[start:end]), start, end, 1.0)

    def _key_of(self, found: str) -> str:
        return next(self._keys[name] for name in _singulars(found) if name in self._keys)

    def _misspelled(self, folded: str) -> list[Mention]:
        words = list(_WORD.finditer(folded))
        found: Mention | None = None
        for size in range(min(_MAX_WORDS, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                start, end = words[first].start(), words[first + size - 1].end()
                name, similarity = self._nearest(folded[start:end])
                if name and (found is None or similarity > found.similarity):
                    found = Mention(self._keys[name], start, end, similarity)
        return [found] if found else []

    def _widened(self, mention: Mention, folded: str) -> Mention:
        """A longer name around a mention, whose other word is misspelled: "bulgarien split squat" is no split squat."""
        core = folded[mention.start : mention.end]
        words = list(_WORD.finditer(folded))
        before = [word for word in words if word.end() <= mention.start][-1:]
        after = [word for word in words if word.start() >= mention.end][:1]
        for word in (word for word in before + after if len(word.group()) >= _MIN_FUZZY_LENGTH):
            start, end = min(word.start(), mention.start), max(word.end(), mention.end)
            name, similarity = self._nearest(folded[start:end])
            if name and core in name and len(name) > len(core) + 1 and similarity >= _MIN_SIMILARITY:
                return Mention(self._keys[name], start, end, similarity)
        return mention

    def _nearest(self, written: str) -> tuple[str | None, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(written) < _MIN_FUZZY_LENGTH:
            return None, 0.0
        hit = process.extractOne(
            written,
            self._spaced,
            scorer=OSA.normalized_similarity,
            score_cutoff=_MIN_SIMILARITY_SAME_ENDS,
        )
        if hit is None:
            return None, 0.0
        name, similarity = hit[0], float(hit[1])
        same_ends = (len(name), name[0], name[-1]) == (len(written), written[0], written[-1])
        return (name, similarity) if similarity >= _MIN_SIMILARITY or same_ends else (None, 0.0)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Every name, also in a plural that changes its last letter: "cherries"."""
        names = {fold(name): key for name, key in reversed(self.names)}
        return {_Y.sub("ies", name): key for name, key in names.items() if _Y.search(name)} | names

    @cached_property
    def _spaced(self) -> list[str]:
        return [name for name in self._keys if _SPACED.match(name)]

    @cached_property
    def _unspaced(self) -> list[tuple[str, str]]:
        """Chinese and Korean names without spaces, longest first: people set the spaces as they like."""
        others = {name.replace(" ", ""): key for name, key in self._keys.items() if not _SPACED.match(name)}
        return sorted(others.items(), key=lambda item: -len(item[0]))

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """Spaced names by their first letters, those in Latin letters first, then the longest.

        One pattern of all names would say the same, but takes more than a second to compile.
        """
        names = defaultdict[str, list[str]](list)
        for name in sorted(self._spaced, key=lambda name: (ends_in_bengali(name), -len(name))):
            names[name[:_START_LETTERS]].append(name)
        return dict(names)

    def _names_at(self, folded: str, start: int) -> Iterator[str]:
        for letters in range(_START_LETTERS, 0, -1):
            for name in self._by_start.get(folded[start : start + letters], ()):
                if folded.startswith(name, start):
                    yield name


def _end_of(name: str, folded: str, start: int) -> int | None:
    """Where the name that stands at `start` ends, a plural ending included; None where the word goes on."""
    ending = re.compile(bengali_word_end(name)) if ends_in_bengali(name) else _LATIN_END
    match = ending.match(folded, start + len(name))
    return match.end() if match else None


def _singulars(found: str) -> tuple[str, ...]:
    """What a name may be without the ending of a plural, the name itself first."""
    return found, found.removesuffix("s"), found.removesuffix("es")


def _occurrences(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a short Korean name is a word here: 감 is a persimmon, but not in 감량; longer names need no proof."""
    name = folded[start:end]
    if len(name) == _CHINESE_PAIR and " " in name and _CHINESE.match(name):
        return not _CHINESE.match(folded[end:])  # 深 蹲 is one word, but 推 in 练肩 推荐三个 begins another
    if not re.match(f"[{HANGUL}]", name) or (len(name) > _SHORT_KOREAN and " " not in name):
        return True
    begins_word = start == 0 or not re.match(f"[{HANGUL}]", folded[start - 1])
    return begins_word and (len(name) > 1 or bool(KOREAN_WORD_END.match(folded[end:])))
