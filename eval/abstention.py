"""Whether search knows what it does not know: questions outside the corpus, and answerable ones in everyday words.

`python -m eval.abstention` measures on the part of eval/cases/abstention.jsonl that nothing was chosen on.
`--calibrate` first fits the weights of `retrievers.confidence` on the development part, each author's questions judged
as new ones by what is learned from everything else; `--as-new` measures that part in the same way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from pydantic import BaseModel, ConfigDict

from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from eval.report import print_table, record, write_json
from retrievers.confidence import CALIBRATION_FILE, Calibration, Features

CASES = Path(__file__).parent / "cases" / "abstention.jsonl"
HEADER = ["language", "outside", "confident", "answerable", "not confident"]
_STRENGTH = 30.0
"""How freely the weights may grow (the inverse of the L2 penalty): the cases are hundreds, the features few."""


class Case(BaseModel):
    """A question, who wrote it, whether our articles answer it, and what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    lang: Language
    answerable: bool
    question: str
    author: str = ""
    part: str = "measured"


def read_cases(file: Path, *parts: str) -> list[Case]:
    """The cases of these parts."""
    lines = file.read_text("utf-8").splitlines()
    return [case for case in map(Case.model_validate_json, lines) if case.part in parts]


def calibrated(cases: Sequence[Case], features: Sequence[Sequence[float]]) -> Calibration:
    """The weights of a logistic regression over the cases' features, with an intercept for each language.

    The outside and the answerable questions of every language count alike, however many there are of each.
    """
    from sklearn.linear_model import LogisticRegression

    languages = list(Language)
    rows = [
        [*of_case, *(case.lang is language for language in languages)]
        for case, of_case in zip(cases, features, strict=True)
    ]
    kinds = [(case.lang, case.answerable) for case in cases]
    counts = Counter(kinds)
    counted = [len(cases) / len(counts) / counts[kind] for kind in kinds]
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=10_000)
    model.fit(np.array(rows, dtype=float), [case.answerable for case in cases], sample_weight=counted)
    names = [name for name in Calibration.model_fields if name != "bias"]
    weights = [round(float(weight), 3) for weight in model.coef_[0]]
    of_features = dict(zip(names, weights, strict=False))
    return Calibration(**of_features, bias=dict(zip(languages, weights[len(names) :], strict=True)))


def features_as_new(spotter: Spotter, cases: Sequence[Case]) -> list[Features]:
    """Each case's features as if nothing had been learned from its author."""
    found: dict[str, Features] = {}
    for author in dict.fromkeys(case.author for case in cases):
        theirs = [case for case in cases if case.author == author]
        field_score = spotter.field_reader.without([case.question for case in theirs])
        judge = spotter.confidence_by(field_score)
        found |= {case.id: judge.features(case.question) for case in theirs}
    return [found[case.id] for case in cases]


def judged_as_new(cases: Sequence[Case], features: Sequence[Features]) -> list[tuple[Case, bool]]:
    """Each case with the verdict of weights that are fitted to the other authors' cases."""
    judged = []
    for author in dict.fromkeys(case.author for case in cases):
        pairs = [pair for pair in zip(cases, features, strict=True) if pair[0].author != author]
        weights = calibrated(*map(list, zip(*pairs, strict=True)))
        for case, of_case in zip(cases, features, strict=True):
            if case.author == author:
                judged.append((case, float(np.dot(weights.of_features, of_case)) + weights.bias[case.lang] > 0))
    return judged


def shares(judged: Iterable[tuple[Case, bool]]) -> dict[str, tuple[int, float, int, float]]:
    """By language and for all: outside questions, share confident, answerable ones, share not confident."""
    every = list(judged)
    figures = {}
    for group in ["all", *(language.value for language in Language)]:
        members = [(case, sure) for case, sure in every if group in ("all", case.lang.value)]
        outside = [sure for case, sure in members if not case.answerable]
        inside = [not sure for case, sure in members if case.answerable]
        figures[group] = (len(outside), float(np.mean(outside)), len(inside), float(np.mean(inside)))
    return figures


def main(
    file: Annotated[Path, typer.Argument(help="Questions, one JSON object a line")] = CASES,
    calibrate: Annotated[bool, typer.Option(help="Fit the weights on the development part and keep them")] = False,
    as_new: Annotated[bool, typer.Option(help="The development part, each author learned from the others")] = False,
    show: Annotated[bool, typer.Option(help="Print the questions that were judged wrong")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Judge every question of a part."""
    spotter = Spotter(Settings())
    learned = read_cases(file, "development") if calibrate or as_new else []
    features = features_as_new(spotter, learned)
    if calibrate:
        weights = calibrated(learned, features)
        CALIBRATION_FILE.write_text(json.dumps(weights.model_dump(mode="json"), indent=2) + "\n", "utf-8")
    cases = learned if as_new else read_cases(file, "measured")
    judged = judged_as_new(learned, features) if as_new else [(case, _is_sure(spotter, case)) for case in cases]
    figures = shares(judged)
    rows = [
        (group, outside, f"{confident:.3f}", inside, f"{unsure:.3f}")
        for group, (outside, confident, inside, unsure) in figures.items()
    ]
    print_table("Abstention", HEADER, rows)
    if show:
        wrong = [(case.id, case.question) for case, sure in judged if sure is not case.answerable]
        print_table("Judged wrong", ["case", "question"], wrong)
    flat = {f"{group}.outside_confident": confident for group, (_, confident, _, _) in figures.items()}
    flat |= {f"{group}.answerable_unsure": unsure for group, (_, _, _, unsure) in figures.items()}
    write_json(json_file, flat, cases=len(cases), retriever=spotter.settings.retriever)
    if record_results:
        record("Abstention", "python -m eval.abstention", HEADER, rows, f"{len(cases)} questions, measured once")


def _is_sure(spotter: Spotter, case: Case) -> bool:
    result = spotter.tools.run("search_knowledge", {"query": case.question})
    return bool(result.model_dump()["confident"])


if __name__ == "__main__":
    typer.run(main)
