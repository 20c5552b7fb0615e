"""A second reader beside the patterns: what a sentence states, learned from examples of how people write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.safety.concepts import concept_features, concept_files
from agent.safety.examples import Example, Standing, everyday_files, example_files, load_examples, requests_in
from agent.safety.flags import CONDITIONAL
from agent.safety.lexicon import lexica_for, lexicon_files
from agent.safety.text import normalise, passages
from domain.learning.learned_model import BuiltOnModel, LearnedModel
from domain.learning.linear_text import Analyzer, LinearText, characters, learned_terms, phrases

_VERSION = b"8"
"""Raise it when the model or `prepared` changes, so that a stored model is learned anew."""
_DIGITS = re.compile(r"\d+")
_TYPE_ONE = re.compile(r"(?<=type )1(?!\d)|(?<=টাইপ )1(?!\d)|(?<!\d)1(?=型| ?형)")
"""The first type of diabetes, which always needs insulin, is no figure."""
_LONGEST_RUN = 5
"""Characters in a row."""
_DOUBTS = (Standing.OVER, Standing.DENIED, Standing.FIGURE)


_FACTS = frozenset(CONDITIONAL)
"""Topics that a message which passes may well state."""


@dataclass(frozen=True)
class Opinion:
    """What one piece of text seems to say, as probabilities."""

    topics: Mapping[str, float]
    """That it states this flag (or `pregnancy_warning`) of the speaker, now."""
    doubts: Mapping[Standing, float]
    """That what it names is over, denied or only a figure of speech."""

    @property
    def doubt(self) -> float:
        """The strongest doubt."""
        return max(self.doubts.values())


class LearnedReader(BuiltOnModel):
    """Linear models over character and word n-grams, one for each topic and one for each doubt."""

    def __init__(self, folder: Path, request_files: Sequence[Path] = (), mask: Callable[[str], str] = str) -> None:
        """`mask` takes out names whose words say something else: nobody jumps off a glute bridge."""
        self._request_files = sorted([*request_files, *everyday_files()])
        self._mask = mask
        self._stored = LearnedModel("safety", folder, self._parts, self._learn)

    def opinions(self, texts: Sequence[str]) -> list[Opinion]:
        """One opinion for each of the normalised `texts`."""
        import numpy as np

        if not texts:
            return []
        model, names = self._stored.value
        shares = 1 / (1 + np.exp(-model.scores(list(map(self._mask, texts)))))
        return [_opinion(dict(zip(names, row, strict=True))) for row in shares.tolist()]

    def _parts(self) -> Iterator[bytes]:
        yield _VERSION
        for file in (*example_files(), *lexicon_files(), *concept_files(), *self._request_files):
            yield file.read_bytes()

    def _learn(self) -> Any:
        import numpy as np

        told = load_examples()
        examples = [one for one in told if one.standing is not Standing.PASSES]
        passing = [piece for one in told if one.standing is Standing.PASSES for piece in _pieces(one.text)]
        requests = [piece for file in self._request_files for text in requests_in(file) for piece in _pieces(text)]
        told_texts = [*(normalise(one.text) for one in examples), *requests, *passing]
        kinds, matrix = learned_terms(KINDS, list(map(self._mask, told_texts)))
        about, without_passing = matrix[: len(examples)], matrix[: len(examples) + len(requests)]
        topics = sorted({one.topic for one in examples if one.standing is Standing.STATED})
        models = []
        for topic in topics:
            shown = without_passing if topic in _FACTS else matrix
            models.append(_fit(shown, _states(examples, topic, shown.shape[0])))
        models += [_fit(about, [one.standing is doubt for one in examples]) for doubt in _DOUBTS]
        weights = np.column_stack([model.coef_[0] for model in models]).astype(np.float32)
        offsets = np.array([model.intercept_[0] for model in models], dtype=np.float32)
        return LinearText(kinds, weights, offsets), [*topics, *_DOUBTS]


def prepared(text: str) -> str:
    """A normalised text with every number as 0: figures are for the rules to judge."""
    return _DIGITS.sub("0", _TYPE_ONE.sub("i", text))


def _characters(text: str) -> list[str]:
    return characters(_LONGEST_RUN, prepared(text))


def _phrases(text: str) -> list[str]:
    return phrases(prepared(text))


KINDS: tuple[tuple[Analyzer, int], ...] = ((_characters, 2), (_phrases, 2), (concept_features, 2))
"""N-grams of the text and, beside them, its ideas, which are the same in every language; each in two examples."""


def _pieces(text: str) -> list[str]:
    """A request whole and in all the pieces that a message is read in."""
    plain = normalise(text)
    return sorted({span.text for span, _ in passages(lexica_for(plain), plain)})


def _opinion(shares: dict[str, float]) -> Opinion:
    doubts: dict[Standing, float] = {doubt: shares.pop(doubt) for doubt in _DOUBTS}
    return Opinion(topics=shares, doubts=doubts)


def _states(examples: Sequence[Example], topic: str, rows: int) -> list[bool]:
    stated = [one.topic == topic and one.standing is Standing.STATED for one in examples]
    return stated + [False] * (rows - len(stated))


def _fit(matrix: Any, labels: list[bool]) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2, random_state=0)
    return model.fit(matrix, labels)
