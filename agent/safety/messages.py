"""A reader of whole messages: how likely all that one says, taken together, is to be referred.

Words that name a red flag may be a song, a machine, somebody else's illness or long over. What tells is all around
them, in the whole message, and this is learned from whole messages: those that refer and, most of all, those that only
seem to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from agent.safety.concepts import concept_files
from agent.safety.examples import (
    Standing,
    everyday_files,
    example_files,
    load_conversations,
    load_examples,
    requests_in,
)
from agent.safety.figures import bodies_of, is_high, is_normal, pressures_in
from agent.safety.flags import CONDITIONAL
from agent.safety.learned import KINDS
from agent.safety.lexicon import lexica_for, lexicon_files
from agent.safety.text import normalise, sentences
from domain.learning.learned_model import BuiltOnModel, LearnedModel
from domain.learning.linear_text import Analyzer, LinearText, learned_terms
from retrievers.embedding.meanings import meanings_of
from retrievers.embedding.port import Embedder

_VERSION = "1"
"""Raise it when the model changes, so that a stored one is learned anew."""
_WEIGHT_OF_MESSAGE = 12.0
"""What a message that somebody wrote weighs against a sentence made to show something: anything from 6 on does."""
_FREEDOM = 10.0
_LONGEST_PART = 400
"""Characters of a long message that are judged at a time: one sentence in it may be what matters."""


class Likelihood(NamedTuple):
    """Log-odds that a message has to be referred."""

    alone: float
    """For what it says itself."""
    following: float
    """For a flag that an earlier message has raised: it asks for what the flag forbids, and takes nothing back."""


class _Told(NamedTuple):
    text: str
    refers: bool
    weight: float = 1.0


class MessageReader(BuiltOnModel):
    """A linear model over n-grams, ideas, figures and, where the embedding reads the language, meaning."""

    def __init__(
        self, folder: Path, embedder: Embedder, request_files: Sequence[Path] = (), mask: Callable[[str], str] = str
    ) -> None:
        """`mask` takes out names whose words say something else: nobody jumps off a glute bridge."""
        self._embedder = embedder
        self._request_files = sorted([*request_files, *everyday_files()])
        self._mask = mask
        self._stored = LearnedModel("messages", folder, self._parts, self._learn)

    def likelihood(self, text: str) -> Likelihood:
        """What a normalised message amounts to; of a long one the most that any part of it does."""
        parts = [self._mask(part) for part in _parts_of(text)]
        scores = self._stored.value.scores(parts, meanings_of(self._embedder, parts))
        return Likelihood(*map(float, scores.max(axis=0)))

    def _learn(self) -> LinearText:
        import numpy as np
        from scipy.sparse import csr_matrix, hstack

        alone, following = list(self._alone()), list(_following())
        texts = [self._mask(normalise(one.text)) for one in (*alone, *following)]
        kinds, grams = learned_terms(_KINDS, texts)
        matrix = hstack([grams, csr_matrix(meanings_of(self._embedder, texts))]).tocsr()
        models = [_fit(matrix[: len(alone)], alone), _fit(matrix[len(alone) :], following)]
        weights = np.column_stack([model.coef_[0] for model in models]).astype(np.float32)
        return LinearText(kinds, weights, np.array([model.intercept_[0] for model in models], dtype=np.float32))

    def _alone(self) -> Iterator[_Told]:
        """All but facts that are told without the request that makes them refer."""
        for one in load_examples():
            refers, weight = one.standing is Standing.STATED, _WEIGHT_OF_MESSAGE if one.is_message else 1.0
            if one.is_message or not refers or one.topic not in CONDITIONAL:
                yield _Told(one.text, refers, weight)
        yield from (_Told("\n".join(turns), refers, _WEIGHT_OF_MESSAGE) for turns, refers in load_conversations())
        yield from (_Told(text, False) for file in self._request_files for text in requests_in(file))

    def _parts(self) -> Iterator[bytes]:
        yield f"{_VERSION} {self._embedder.name}".encode()
        for file in (*example_files(), *lexicon_files(), *concept_files(), *self._request_files):
            yield file.read_bytes()


def _following() -> Iterator[_Told]:
    yield from (_Told(turns[-1], refers) for turns, refers in load_conversations())


def _fit(matrix: Any, told: Sequence[_Told]) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_FREEDOM, solver="liblinear", dual=True, tol=1e-2, random_state=0)
    return model.fit(matrix, [one.refers for one in told], sample_weight=[one.weight for one in told])


def _figures(text: str) -> list[str]:
    """What the figures in a text say of each person, since the n-grams show a number only as a number."""
    lexica = lexica_for(text)
    told = [f"{owner} minor {body.minor}" for owner, body in bodies_of(lexica, text).items() if body.minor is not None]
    told += [f"{owner} underweight" for owner, body in bodies_of(lexica, text).items() if body.is_underweight]
    pressures = pressures_in(lexica, text) if lexica.found("pressure_words", text) else []
    told += ["high pressure" for match in pressures if is_high(match)]
    return told + ["normal pressure" for match in pressures if is_normal(match)]


_KINDS: tuple[tuple[Analyzer, int], ...] = (*KINDS, (_figures, 2))


def _parts_of(text: str) -> list[str]:
    """The text, or, if it is long, every run of its sentences that is as long as a part may be."""
    if len(text) <= _LONGEST_PART:
        return [text]
    found = sentences(text)
    parts = []
    for index, first in enumerate(found):
        within = [one for one in found[index:] if one.end - first.start <= _LONGEST_PART]
        parts.append(text[first.start : within[-1].end] if within else first.text)
    return parts or [text]
