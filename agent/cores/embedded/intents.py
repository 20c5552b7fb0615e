"""Which of Spotter's abilities a message asks for: n-grams, meaning and a linear model, learned from the examples.

The meaning is the sentence embedding of messages in a language that it reads; it tells a question about sleep from one
about the weather where no example has their words. Messages in the other languages go by their n-grams alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from agent.cores.embedded.cues import Cues
from agent.cores.embedded.facts import FactFinder, Facts
from agent.cores.embedded.lexicon import LANGUAGES_DIR
from domain.learning.learned_model import BuiltOnModel, LearnedModel
from domain.learning.linear_text import Analyzer, LinearText, characters, learned_terms, phrases
from domain.romanised import FILE as ROMANISED
from domain.vocabulary import Language
from retrievers.embedding.meanings import meanings_of
from retrievers.embedding.port import Embedder

if TYPE_CHECKING:
    import numpy as np

_VERSION = 10
"""Raise it when masking or the model changes, so that a stored classifier is learned anew."""
_WEIGHT_OF_MEANING = 2.0
"""Length of the embedding beside n-grams of length 1 twice; of 1, 1.5, 2 and 3 the best in cross-validation."""
_LETTERS_OF_MEANING = 400
"""Letters of a message whose meaning is taken: what is asked stands before them."""
_PRIVATE_USE, _PRIVATE_USE_SIZE = 0xE000, 0x1900
"""Unicode's private-use area."""
_SLOT_MARKS = ("diet", "nutrition_goal", "training_goal", "muscle", "equipment", "level", "template", "sex", "focus")


class IntentClassifier(BuiltOnModel):
    """Probabilities of the intents; learned at the first use and kept in `folder`."""

    def __init__(self, finder: FactFinder, folder: Path, embedder: Embedder, languages: Path = LANGUAGES_DIR) -> None:
        self._finder = finder
        self._embedder = embedder
        self._languages = languages
        self._cues = Cues(languages)
        self._stored = LearnedModel("intents", folder, self._parts, self._learn)

    def probabilities(self, facts: Facts) -> dict[str, float]:
        """Each intent's probability, most likely first."""
        import numpy as np

        model, intents = self._stored.value
        scores = model.scores([self._read(facts)], _WEIGHT_OF_MEANING * self._meanings([facts]))[0]
        shares = np.exp(scores - scores.max())
        ranked = sorted(zip(intents, shares / shares.sum(), strict=True), key=lambda item: -item[1])
        return {intent: float(share) for intent, share in ranked}

    def _learn(self) -> Any:
        import numpy as np
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import LogisticRegression

        texts, intents = zip(*self._examples(), strict=True)
        messages = [self._finder.read(text) for text in texts]
        kinds, grams = learned_terms(_KINDS, [self._read(facts) for facts in messages])
        meanings = csr_matrix(_WEIGHT_OF_MEANING * self._meanings(messages))
        model = LogisticRegression(C=20, class_weight="balanced", max_iter=300, tol=1e-4)
        model.fit(hstack([grams, meanings]).tocsr(), intents)
        weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        return LinearText(kinds, weights, model.intercept_.astype(np.float32)), list(map(str, model.classes_))

    def _meanings(self, messages: Sequence[Facts]) -> np.ndarray:
        return meanings_of(self._embedder, [facts.text[:_LETTERS_OF_MEANING] for facts in messages])

    def _read(self, facts: Facts) -> str:
        """What the model sees of a message: its text without names, and a mark for each kind of hint in the rest."""
        masked = mask(facts)
        return " ".join([masked, *(_mark(f"cue {kind}") for kind in self._cues.kinds(masked))])

    def _examples(self) -> Iterator[tuple[str, str]]:
        import yaml

        for file in self._files():
            for intent, examples in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
                yield from ((str(example), intent) for example in examples)

    def _files(self) -> list[Path]:
        files = [self._languages / language / "intents.yaml" for language in Language]
        return [file for file in files if file.exists()]

    def _parts(self) -> Iterator[bytes]:
        yield f"{_VERSION} {self._embedder.name}".encode()
        for file in (*sorted(self._languages.rglob("*.yaml")), ROMANISED):
            yield file.read_bytes()
        for name, key in self._finder.names():
            yield f"{name}\t{key}\n".encode()


_KINDS: tuple[tuple[Analyzer, int], ...] = ((partial(characters, 4), 2), (phrases, 1))
"""Runs of up to four characters that occur twice, and phrases."""


def mask(facts: Facts) -> str:
    """The prepared text with names and numbers replaced by their kind, and a mark for each kind of fact in it."""
    spans = [(m.start, m.end, "exercise") for m in facts.exercises]
    spans += [(found.start, found.end, "lift") for found in facts.values.get("lift", [])]
    spans += [(m.start, m.end, "food") for m in facts.foods]
    spans += [(q.start, q.end, q.kind) for q in facts.quantities]
    spans += [(q.start, q.end, "number") for q in facts.numbers]
    pieces, position = [], 0
    for start, end, kind in sorted(spans):
        if start >= position:
            pieces += [facts.text[position:start], f" {_mark(kind)} "]
            position = end
    marks = [f" {_mark(name)}" for name in _facts_told(facts)]
    return " ".join("".join([*pieces, facts.text[position:], *marks]).split())


def _mark(name: str) -> str:
    """One private-use character for a kind: as a word it would be a dozen character n-grams."""
    return chr(_PRIVATE_USE + crc32(name.encode()) % _PRIVATE_USE_SIZE)


def _facts_told(facts: Facts) -> list[str]:
    loaded = len(facts.loads.by_lift)
    told = [f"told {slot}" for slot in _SLOT_MARKS if slot in facts.values]
    return told + ["loaded"] * (loaded > 0) + ["several loads"] * (loaded > 1)
