"""Which of the exercises that look alike are listed: together they are to cover what the posture may train.

The nearest exercises are often five names of one movement, and if the first is wrong, so are all. After the first, the
next places therefore go to the muscles that are likeliest among what is not covered yet, each by its nearest exercise:
greedy diversification of search results (Agrawal et al., 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TEMPERATURE = 0.04
"""How much less alike (cosine) an exercise is whose share is e times smaller; chosen on half of the photos."""
_COVERING = range(1, 4)
"""The places, from 0, that cover muscles; the first and those behind are the nearest."""
Likenesses = NDArray[np.floating]
Kinds = NDArray[np.intp]


def spread(alike: Likenesses, kinds: Kinds, count: int) -> list[int]:
    """The places of `count` exercises, or of all, in the order in which they are listed.

    `alike` says how alike each exercise is, `kinds` numbers its main muscle from 0.
    """
    share = np.exp((alike - alike.max(initial=-np.inf)) / TEMPERATURE)
    share /= max(float(share.sum()), 1e-9)
    uncovered = np.bincount(kinds, weights=share)
    nearest = np.argsort(-alike, kind="stable").tolist()
    listed: list[int] = []
    while nearest and len(listed) < count:
        place = nearest[0]
        if len(listed) in _COVERING:
            wanted = uncovered.argmax()
            place = next((one for one in nearest if kinds[one] == wanted), place)
        listed.append(place)
        nearest.remove(place)
        # The muscle counts as covered unless it is this very exercise that is right: then the others have to show it.
        uncovered[kinds[place]] *= share[place]
    return listed


def numbered(muscles: Sequence[str]) -> Kinds:
    """Muscles as numbers from 0."""
    _, numbers = np.unique(np.array(muscles, dtype=str), return_inverse=True)
    return numbers
