"""Whether search knows what it does not know: questions outside the corpus, and answerable ones in everyday words.

`python -m eval.abstention` measures on the part of eval/cases/abstention.jsonl that nothing was chosen on (`--part`);
`--calibrate` fits the weights of `retrievers.confidence` on another part first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from pydantic import BaseModel, ConfigDict

from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from eval.report import print_table, record, write_json
from retrievers.confidence import CALIBRATION_FILE, Calibration

CASES = Path(__file__).parent / "cases" / "abstention.jsonl"
HEADER = ["language", "outside", "confident", "answerable", "not confident"]
_STRENGTH = 30.0
"""How freely the weights may grow (the inverse of the L2 penalty): the halves are small, the features few."""


class Case(BaseModel):
    """A question, whether our articles answer it, and what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    lang: Language
    answerable: bool
    part: str
    question: str


def read_cases(file: Path, *parts: str) -> list[Case]:
    """The cases of these parts."""
    lines = file.read_text("utf-8").splitlines()
    return [case for case in map(Case.model_validate_json, lines) if case.part in parts]


def calibrated(cases: Sequence[Case], features: Callable[[str], Sequence[float]]) -> Calibration:
    """The weights of a logistic regression over the features, with an intercept for each language."""
    from sklearn.linear_model import LogisticRegression

    languages = list(Language)
    rows = [[*features(case.question), *(case.lang is language for language in languages)] for case in cases]
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=10_000)
    model.fit(np.array(rows, dtype=float), [case.answerable for case in cases])
    names = [name for name in Calibration.model_fields if name != "bias"]
    weights = [round(float(weight), 3) for weight in model.coef_[0]]
    of_features = dict(zip(names, weights, strict=False))
    return Calibration(**of_features, bias=dict(zip(languages, weights[len(names) :], strict=True)))


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
    calibrate: Annotated[bool, typer.Option(help="Fit the weights on the calibration half and keep them")] = False,
    show: Annotated[bool, typer.Option(help="Print the questions that were judged wrong")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Judge every question of the measured half."""
    spotter = Spotter(Settings())
    if calibrate:
        weights = calibrated(read_cases(file, "development"), spotter.confidence.features)
        CALIBRATION_FILE.write_text(json.dumps(weights.model_dump(mode="json"), indent=2) + "\n", "utf-8")
    cases = read_cases(file, "measured")
    judged = [(case, spotter.confidence(case.question, spotter.retriever.search(case.question))) for case in cases]
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


if __name__ == "__main__":
    typer.run(main)
