"""A learned linear model over texts gives what scikit-learn gives, without it."""

from __future__ import annotations

import pickle
from functools import partial

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from domain.learning.linear_text import LinearText, characters, learned_terms, phrases

TEXTS = [
    "show me a squat",
    "plan my food",
    "how do i squat",
    "深蹲怎么做",
    "给我做饭计划",
    "my knee hurts",
    "plan a squat day",
]
LABELS = ["show", "plan", "show", "show", "plan", "other", "plan"]
BESIDE = np.linspace(-1, 1, 2 * len(TEXTS), dtype=np.float32).reshape(-1, 2)
KINDS = ((partial(characters, 3), 2), (phrases, 1))


def learned() -> tuple[LinearText, LogisticRegression]:
    terms, matrix = learned_terms(KINDS, TEXTS)
    model = LogisticRegression(C=10).fit(hstack([matrix, csr_matrix(BESIDE)]), LABELS)
    return LinearText(terms, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)), model


LEARNED, MODEL = learned()


@given(st.text(alphabet="squatplanfoodme 深蹲做饭?", max_size=40), st.floats(-2, 2))
def test_scores_are_those_of_scikit_learn(text: str, number: float) -> None:
    """Any text, words never seen among them, and whatever is known beside it."""
    rows = []
    for analyzer, seen in KINDS:
        vectorizer = TfidfVectorizer(analyzer=analyzer, min_df=seen, sublinear_tf=True).fit(TEXTS)
        rows.append(vectorizer.transform([text]))
    beside = np.array([[number, 1.0]], dtype=np.float32)
    expected = MODEL.decision_function(hstack([*rows, csr_matrix(beside)]))
    assert np.allclose(LEARNED.scores([text], beside), expected, atol=1e-4)


def test_a_stored_model_scores_as_before() -> None:
    """The functions that take a text apart are stored by name."""
    again = pickle.loads(pickle.dumps(LEARNED))
    assert np.array_equal(again.scores(TEXTS, BESIDE), LEARNED.scores(TEXTS, BESIDE))


def test_what_occurs_in_a_text() -> None:
    """Runs end at the borders of words; Chinese characters are words."""
    assert characters(2, "Ab c") == [" ", "a", "b", " ", " a", "ab", "b ", " ", "c", " ", " c", "c "]
    assert phrases("a 深蹲") == ["a", "深", "蹲", "a 深", "深 蹲", "a 深 蹲"]
    assert phrases("") == []


def test_a_text_without_known_terms_has_the_offsets_alone() -> None:
    """Nothing is divided by its length of 0."""
    assert np.array_equal(LEARNED.scores([""])[0], LEARNED.offsets)
