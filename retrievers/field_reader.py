"""Whether a question reads like one of the field: n-grams, meaning and a linear model, learned from examples.

A glossary knows a word of training wherever it stands ("restore" a chat is "recover" to it), and an embedding that
reads English alone cannot tell the difference; the words around it can. Examples are questions that articles answer and
questions of other fields, the field's own words, and words that other fields have to themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.learning.learned_model import BuiltOnModel, LearnedModel
from domain.learning.linear_text import Analyzer, LinearText, characters, learned_terms, phrases
from domain.romanised import FILE as ROMANISED
from domain.romanised import in_bengali
from retrievers.embedding.meanings import meanings_of
from retrievers.embedding.port import Embedder

if TYPE_CHECKING:
    import numpy as np

EXAMPLES_DIR = Path(__file__).parent / "field_examples"
_VERSION = 1
"""Raise it when the model changes, so that a stored one is learned anew."""
_KINDS: tuple[tuple[Analyzer, int], ...] = ((partial(characters, 4), 2), (phrases, 2))
"""Runs of up to four characters, and phrases, that occur in two examples; runs of 3 and 6 do as well."""
_FREEDOM = 10.0
"""How freely the weights may grow (the inverse of the L2 penalty); 2 to 10 do as well."""
_REQUESTS_INSIDE, _REQUESTS_OUTSIDE = "search_knowledge", "off_topic"

Words = Callable[[], Iterable[str]]
FieldScore = Callable[[str, "np.ndarray | None"], float]
"""From a question, and its meaning where the embedding reads its language, to what speaks for the field."""


class _Example(NamedTuple):
    text: str
    of_field: bool
    is_question: bool
    """Whether it has a meaning that the model should learn from; a word alone has none."""


class FieldReader(BuiltOnModel):
    """Scores questions, above 0 for what is likelier of the field; learned at the first use and kept in `folder`."""

    def __init__(self, folder: Path, embedder: Embedder, field_words: Words, requests: Sequence[Path] = ()) -> None:
        """`field_words` are asked for late; `requests` are files of messages by what they ask for."""
        self._embedder = embedder
        self._field_words = field_words
        self._requests = sorted(requests)
        self._stored = LearnedModel("field", folder, self._parts, self._learn)

    def score(self, query: str, meaning: np.ndarray | None) -> float:
        """What speaks for the field less what speaks against it."""
        return self._scored(self._stored.value, query, meaning)

    def without(self, questions: Collection[str]) -> FieldScore:
        """The same, learned now from everything but these questions, so that they can be judged as new ones."""
        return partial(self._scored, self._learn(frozenset(map(_read, questions))))

    def _scored(self, model: LinearText, query: str, meaning: np.ndarray | None) -> float:
        import numpy as np

        beside = np.zeros(self._embedder.dimensions, dtype=np.float32) if meaning is None else meaning
        return float(model.scores([_read(query)], beside[None])[0, 0])

    def _learn(self, held_out: Collection[str] = ()) -> LinearText:
        import numpy as np
        from scipy.sparse import hstack
        from sklearn.linear_model import LogisticRegression

        examples, meanings = self._material
        rows = [row for row, example in enumerate(examples) if example.text not in held_out]
        kinds, grams = learned_terms(_KINDS, [examples[row].text for row in rows])
        shown = hstack([grams, meanings[rows]]).tocsr()
        model = LogisticRegression(
            C=_FREEDOM, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2, random_state=0
        )
        model.fit(shown, [examples[row].of_field for row in rows])
        return LinearText(kinds, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))

    @cached_property
    def _material(self) -> tuple[list[_Example], Any]:
        """The examples, and the embedding of each question; zeros for words and where it reads no such language."""
        import numpy as np
        from scipy.sparse import csr_matrix

        examples = list(dict.fromkeys(self._examples()))
        questions = [row for row, one in enumerate(examples) if one.is_question]
        meanings = np.zeros((len(examples), self._embedder.dimensions), dtype=np.float32)
        meanings[questions] = meanings_of(self._embedder, [examples[row].text for row in questions])
        return examples, csr_matrix(meanings)

    def _examples(self) -> Iterator[_Example]:
        for file in _example_files():
            held = _lists(file)
            yield from (_Example(_read(text), True, True) for text in held["asked"])
            yield from (_Example(_read(text), False, True) for text in held["asked_elsewhere"])
            yield from (_Example(_read(text), False, False) for text in held["words_elsewhere"])
        for file in self._requests:
            held = _lists(file)
            yield from (_Example(_read(text), True, True) for text in held.get(_REQUESTS_INSIDE, []))
            yield from (_Example(_read(text), False, True) for text in held.get(_REQUESTS_OUTSIDE, []))
        yield from (_Example(_read(text), True, False) for text in self._field_words())

    def _parts(self) -> Iterator[bytes]:
        yield f"{_VERSION} {self._embedder.name}".encode()
        for file in (*_example_files(), *self._requests, ROMANISED):
            yield file.read_bytes()
        yield json.dumps([*self._field_words()]).encode()


def _example_files() -> list[Path]:
    return sorted(EXAMPLES_DIR.glob("*.yaml"))


def _lists(file: Path) -> dict[str, list[str]]:
    import yaml

    lists = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {name: [str(text) for text in texts] for name, texts in lists.items()}


def _read(text: str) -> str:
    """What the model sees of a question."""
    return in_bengali(text).lower()
