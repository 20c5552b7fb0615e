"""The vectors of the library's passages: each text is embedded once by each model, and its vector kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import select

from knowledge.ingestion.tables import Base, PassageRow, VectorRow
from knowledge.storage.database import Database
from knowledge.storage.inserting import insert_if_new

_AT_ONCE = 500
"""Hashes named in one question to the database."""
_STORED = np.dtype("<f4")


class PassageVectors:
    """Vectors of one model by the hash of their text (`DocumentPassage.search_hash`)."""

    def __init__(self, url: str, model: str) -> None:
        """`url`: the library's database; `model`: a name that changes with the vectors."""
        self._session = Database(url, Base.metadata).session
        self._model = model

    def known(self, hashes: Sequence[str]) -> dict[str, np.ndarray]:
        """The vectors, float32 [dimensions], of the texts that have been embedded."""
        found: dict[str, np.ndarray] = {}
        with self._session() as session:
            for some in _portions(hashes):
                query = select(VectorRow.search_hash, VectorRow.vector).where(
                    VectorRow.model == self._model, VectorRow.search_hash.in_(some)
                )
                found |= {
                    hash_: np.frombuffer(vector, dtype=_STORED).astype(np.float32)
                    for hash_, vector in session.execute(query).tuples()
                }
        return found

    def keep(self, vectors: Mapping[str, np.ndarray]) -> None:
        """Store vectors; those of passages that have gone meanwhile, or that are stored already, are passed over."""
        with self._session() as session:
            for some in _portions(list(vectors)):
                used = set(session.scalars(select(PassageRow.search_hash).where(PassageRow.search_hash.in_(some))))
                insert_if_new(
                    session,
                    VectorRow,
                    [  # in one order everywhere, so that two processes never wait for each other
                        {"search_hash": hash_, "model": self._model, "vector": vectors[hash_].astype(_STORED).tobytes()}
                        for hash_ in sorted(used)
                    ],
                )


def _portions(hashes: Sequence[str]) -> list[Sequence[str]]:
    return [hashes[start : start + _AT_ONCE] for start in range(0, len(hashes), _AT_ONCE)]
