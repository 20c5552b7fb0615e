"""How good each retriever is on a BEIR folder: nDCG@10, Recall@100, milliseconds a query, and these against raw search.

`python -m eval.retrieval DIR --split dev` reads corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv (Thakur et al., 2021).
nDCG has linear gain, as trec_eval computes it. Times are of the processor: others who use the machine do not count. A
corpus' vectors are kept in the data folder; the first run encodes it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from bootstrap import Spotter
from domain.evidence import Source
from domain.settings import Settings
from domain.vocabulary import Language, Topic
from eval.report import percentile, print_table, record, write_json
from eval.retrieval_raw import raw_search
from knowledge.articles.library import Passage
from retrievers.auto_merging import AutoMergingRetriever, single_sentences
from retrievers.bm25 import Bm25Retriever
from retrievers.feedback import FeedbackRetriever
from retrievers.hybrid import HybridRetriever
from retrievers.port import ScoringRetriever
from retrievers.vector import VectorRetriever
from retrievers.windows import whole_and_windows

HEADER = ["retriever", "nDCG@10", "Recall@100", "p50 ms", "p95 ms", "× raw"]
_FORMS = [".4f", ".4f", ".1f", ".1f", ".2f"]
NDCG_DEPTH, RECALL_DEPTH = 10, 100
_UNSOURCED = (
    Source(title="a document of the collection", year=2000, url_or_doi="https://github.com/beir-cellar/beir"),
)
Judged = Mapping[str, Mapping[str, int]]


def passages_of(folder: Path) -> list[Passage]:
    """The documents of a BEIR folder as passages of their own."""
    return [
        Passage(
            id=document["_id"],
            article_id=document["_id"],
            title=document["title"],
            topic=Topic.NUTRITION,
            language=Language.EN,
            text=document["text"],
            search_text=f"{document['title']}. {document['text']}",
            sources=_UNSOURCED,
        )
        for document in _lines(folder / "corpus.jsonl")
    ]


def judgements(folder: Path, split: str) -> Judged:
    """For each query of a split its relevant documents with their grades."""
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    rows = (folder / "qrels" / f"{split}.tsv").read_text("utf-8").splitlines()[1:]
    for query, document, grade in (row.split("\t") for row in rows):
        if int(grade) > 0:
            judged[query][document] = int(grade)
    return judged


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0–1 (Järvelin and Kekäläinen, 2002)."""
    gains = [relevant.get(document, 0) for document in ranked[:NDCG_DEPTH]]
    return _discounted(gains) / _discounted(sorted(relevant.values(), reverse=True)[:NDCG_DEPTH])


def recall(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """The share of the relevant documents among the first hundred, 0–1."""
    return len(set(ranked[:RECALL_DEPTH]) & relevant.keys()) / len(relevant)


def _discounted(gains: Sequence[int]) -> float:
    return float(sum(gain / np.log2(place + 2) for place, gain in enumerate(gains)))


def retrievers_over(passages: Sequence[Passage], spotter: Spotter, folder: Path) -> dict[str, ScoringRetriever]:
    """Every retriever over the same passages."""
    terms = Bm25Retriever(passages)
    dense = _whole(passages, spotter, folder)
    fine = VectorRetriever(passages, spotter.embedder, folder / "windows", whole_and_windows)
    sentences = VectorRetriever(passages, spotter.embedder, folder / "sentences", single_sentences)
    return {
        "bm25": terms,
        "vector": dense,
        "sentence_window": fine,
        "auto_merging": AutoMergingRetriever(passages, sentences),
        "hybrid": HybridRetriever(passages, dense, terms),
        "feedback": FeedbackRetriever(passages, fine, terms),
    }


def _whole(passages: Sequence[Passage], spotter: Spotter, folder: Path) -> VectorRetriever:
    return VectorRetriever(passages, spotter.embedder, folder / "whole")


@dataclass(frozen=True)
class Measured:
    """Mean nDCG@10 and Recall@100, the milliseconds of each query, and those of a raw search right after each."""

    ndcg: float
    recall: float
    times_ms: list[float]
    raw_ms: list[float]

    def figures(self) -> dict[str, float]:
        """The figures by name; `against_raw` is the median query's time as a multiple of the median raw search's."""
        p50, p95 = percentile(self.times_ms, 0.5), percentile(self.times_ms, 0.95)
        against_raw = p50 / percentile(self.raw_ms, 0.5)
        return {
            "ndcg_at_10": self.ndcg,
            "recall_at_100": self.recall,
            "p50_ms": p50,
            "p95_ms": p95,
            "against_raw": against_raw,
        }

    def row(self) -> tuple[str, ...]:
        """The same as the table shows them."""
        return tuple(f"{value:{form}}" for value, form in zip(self.figures().values(), _FORMS, strict=True))


def measure(
    retriever: ScoringRetriever, raw: Callable[[str], None], texts: Mapping[str, str], judged: Judged
) -> Measured:
    """Ask all queries, each followed by its raw search, so that a busy machine slows both alike."""
    gains, recalls, times, raw_times = [], [], [], []
    for query, relevant in judged.items():
        started = time.process_time()
        ranked = [hit.passage.id for hit in retriever.search(texts[query], RECALL_DEPTH)]
        found = time.process_time()
        raw(texts[query])
        times.append((found - started) * 1000)
        raw_times.append((time.process_time() - found) * 1000)
        gains.append(ndcg(ranked, relevant))
        recalls.append(recall(ranked, relevant))
    return Measured(float(np.mean(gains)), float(np.mean(recalls)), times, raw_times)


def _lines(file: Path) -> Iterable[Any]:
    return map(json.loads, file.read_text("utf-8").splitlines())


def main(
    folder: Annotated[Path, typer.Argument(help="A BEIR folder")],
    split: Annotated[str, typer.Option(help="Which queries")] = "dev",
    only: Annotated[str | None, typer.Option(help="Which retrievers, with commas between; default: all")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Run all retrievers over all queries of the split."""
    spotter = Spotter(Settings())
    passages = passages_of(folder)
    judged = judgements(folder, split)
    texts = {query["_id"]: query["text"] for query in _lines(folder / "queries.jsonl")}
    kept = hashlib.sha256((folder / "corpus.jsonl").read_bytes()).hexdigest()[:16]
    folder_of_vectors = spotter.settings.data_dir / "beir" / kept
    retrievers = retrievers_over(passages, spotter, folder_of_vectors)
    raw = raw_search(passages, spotter.embedder, _whole(passages, spotter, folder_of_vectors).vectors)
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}
    for name in only.split(",") if only else retrievers:
        retrievers[name].search("warm up")
        measured = measure(retrievers[name], raw, texts, judged)
        rows.append((name, *measured.row()))
        figures |= {f"{name}.{key}": value for key, value in measured.figures().items()}
    print_table(f"{folder.name}, {split}", HEADER, rows)
    write_json(json_file, figures, cases=len(judged), split=split)
    if record_results:
        command = f"python -m eval.retrieval {folder.name} --split {split}"
        record("Retrieval", command, HEADER, rows, f"{len(judged)} queries, {len(passages)} documents")


if __name__ == "__main__":
    typer.run(main)
