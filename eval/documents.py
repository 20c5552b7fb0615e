"""Whether search is sure of what stands in a document just added, and of nothing else.

`python -m eval.documents` puts the documents of eval/cases/document_questions.yaml into a library of its own, asks what
one would ask of them, and then the questions of eval/cases/abstention.jsonl that nothing here answers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from eval.abstention import CASES as OUTSIDE
from eval.abstention import read_cases
from eval.report import print_table, record, write_json
from knowledge.ingestion.models import IncomingDocument
from tools.registry import ToolRegistry

CASES = Path(__file__).parent / "cases" / "document_questions.yaml"
HEADER = ["language", "of documents", "confident", "document first", "outside", "confident outside"]


def read_documents(file: Path) -> list[dict[str, Any]]:
    """The documents: name, text, and questions by language."""
    import yaml

    documents: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return documents


def asked(documents: list[dict[str, Any]], tools: ToolRegistry) -> Iterator[tuple[str, bool, bool]]:
    """For each question its language, whether search is sure, and whether its document stands first."""
    for document in documents:
        for language, questions in document["questions"].items():
            for question in questions:
                found = tools.run("search_knowledge", {"query": question}).model_dump()
                first = found["passages"][0]["document"] if found["passages"] else None
                yield language, found["confident"], first is not None and first["name"] == document["name"]


def outside(tools: ToolRegistry) -> Iterator[tuple[str, bool]]:
    """For each question that nothing answers its language, and whether search is sure all the same."""
    for case in read_cases(OUTSIDE, "measured", "development"):
        if not case.answerable:
            yield case.lang.value, tools.run("search_knowledge", {"query": case.question}).model_dump()["confident"]


def main(
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Ask everything once."""
    documents = read_documents(CASES)
    with tempfile.TemporaryDirectory() as folder:
        spotter = Spotter(Settings(database_url=f"sqlite:///{folder}/documents.db"))
        for one in documents:
            spotter.documents.accept(IncomingDocument(one["name"], None, one["text"].encode()))
        inside, others = list(asked(documents, spotter.tools)), list(outside(spotter.tools))
    rows: list[tuple[object, ...]] = []
    flat: dict[str, float] = {}
    for group in ["all", *(language.value for language in Language)]:
        own = [(sure, first) for language, sure, first in inside if group in ("all", language)]
        far = [sure for language, sure in others if group in ("all", language)]
        sure, first = np.mean(own, axis=0)
        rows.append((group, len(own), f"{sure:.3f}", f"{first:.3f}", len(far), f"{np.mean(far):.3f}"))
        flat |= {f"{group}.confident": float(sure), f"{group}.document_first": float(first)}
        flat |= {f"{group}.outside_confident": float(np.mean(far))}
    print_table("Documents", HEADER, rows)
    write_json(json_file, flat, cases=len(inside) + len(others))
    if record_results:
        detail = f"{len(documents)} documents, {len(inside)} questions about them, {len(others)} outside"
        record("Documents", "python -m eval.documents", HEADER, rows, detail)


if __name__ == "__main__":
    typer.run(main)
