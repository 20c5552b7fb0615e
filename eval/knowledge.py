"""Whether the passages that are found hold the facts that were asked for, by language and topic.

`python -m eval.knowledge FILE.jsonl` takes lines such as
{"id", "lang", "topic", "question", "must": [["alternative", "re:pattern"], ..]}.
Each inner list is one fact, found if any of its alternatives stands in the top five passages
(lower case, dashes as "-").
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bootstrap import Spotter
from domain.settings import Settings
from eval.report import print_table, record, write_json
from tools.registry import ToolRegistry

TOP = 5
HEADER = ["group", "questions", "facts found", "questions with all facts"]
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


@dataclass(frozen=True)
class Case:
    """A question and the facts that its answer needs."""

    id: str
    lang: str
    topic: str
    question: str
    must: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Score:
    """How many of a question's facts were found."""

    case: Case
    found: tuple[bool, ...]


def fold(text: str) -> str:
    """Lower case, every dash as "-", single spaces."""
    return " ".join(_DASHES.sub("-", text).lower().split())


def holds(text: str, alternatives: Sequence[str]) -> bool:
    """Whether a folded text holds one of the alternatives: a plain string, or a pattern after "re:"."""
    return any(
        re.search(fold_pattern(wanted), text, re.IGNORECASE) is not None
        if wanted.startswith("re:")
        else fold(wanted) in text
        for wanted in alternatives
    )


def fold_pattern(wanted: str) -> str:
    """A pattern without its mark, its dashes as in folded text; its letters stay, since \\S is not \\s."""
    return _DASHES.sub("-", wanted.removeprefix("re:"))


def score(case: Case, tools: ToolRegistry) -> Score:
    """Ask, and look for each fact in what was found."""
    result = tools.run("search_knowledge", {"query": case.question, "limit": TOP}).model_dump()
    text = fold("\n".join(f"{passage['title']}\n{passage['text']}" for passage in result["passages"]))
    return Score(case, tuple(holds(text, alternatives) for alternatives in case.must))


def summary(scores: Iterable[Score]) -> dict[str, tuple[int, float, float]]:
    """For all, each language and each topic: questions, share of facts found, share of questions with all of them."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for one in scores:
        for group in ("all", one.case.lang, f"{one.case.lang} {one.case.topic}"):
            groups[group].append(one)
    return {
        group: (
            len(members),
            sum(sum(one.found) for one in members) / max(1, sum(len(one.found) for one in members)),
            sum(all(one.found) for one in members) / len(members),
        )
        for group, members in groups.items()
    }


def main(
    file: Annotated[Path, typer.Argument(help="Questions, one JSON object a line")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    show: Annotated[bool, typer.Option(help="Print the questions with facts that were not found")] = False,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Score every question of the file."""
    settings = Settings()
    tools = Spotter(settings).tools
    cases = [Case(**json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()]
    scores = [score(case, tools) for case in cases]
    figures = summary(scores)
    rows = [(group, count, f"{facts:.3f}", f"{whole:.3f}") for group, (count, facts, whole) in sorted(figures.items())]
    print_table("Knowledge", HEADER, rows)
    if show:
        missed = [(one.case.id, one.case.question, str(one.case.must[i])) for one in scores for i in _missing(one)]
        print_table("Not found", ["case", "question", "fact"], missed)
    flat = {f"{group}.facts": facts for group, (_, facts, _) in figures.items()}
    flat |= {f"{group}.questions": whole for group, (_, _, whole) in figures.items()}
    write_json(json_file, flat, cases=len(cases), retriever=settings.retriever)
    if record_results:
        record("Knowledge", f"python -m eval.knowledge {file}", HEADER, rows, f"{len(cases)} questions")


def _missing(one: Score) -> list[int]:
    return [index for index, found in enumerate(one.found) if not found]


if __name__ == "__main__":
    typer.run(main)
