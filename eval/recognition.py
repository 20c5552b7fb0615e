"""How well a photo's pose tells its exercise: each photo is searched among those of all others and its own other frame.

The metric is learned, so each photo is searched with one that was learned from the other half of the exercises. How
much it is shrunk is chosen within the first half alone.

`--fit` learns the metric and the confidence that the project comes with, from all exercises, and writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from bootstrap import Spotter
from domain.settings import Settings
from eval.recognition_confidence import Judged, calibration_error, fit_confidence, judged_drawn, judged_photos
from eval.recognition_photos import PhotoPoses, first_half, folds, look_at, pictured_in
from eval.report import print_table, record, write_json
from tools.recognition.confidence import CONFIDENCE_FILE
from tools.recognition.metric import METRIC_FILE, Metric, fit_metric
from tools.recognition.pose import Poses
from tools.recognition.spread import numbered, spread

HEADER = ("searched", "photos", "first", "in five", "muscle among three others")
COMMAND = "python -m eval.recognition"
SHRINKAGES = (0.02, 0.05, 0.1, 0.2, 0.4)
FOLDS = 3
Likeness = NDArray[np.float64]
Mask = NDArray[np.bool_]
Order = NDArray[np.intp]
LISTED = 6
"""Five candidates, and one more for the count of others where the right one is among them."""


@dataclass(frozen=True)
class Shares:
    """Shares of the photos: the right exercise first, among five, and the right muscle among three others."""

    photos: int
    first: float
    five: float
    muscle: float

    def row(self, name: str) -> tuple[object, ...]:
        """As the table shows it."""
        return (name, self.photos, *(f"{share:.3f}" for share in (self.first, self.five, self.muscle)))


def learned(data: PhotoPoses, chosen: Mask, shrinkage: float) -> Metric:
    """The metric from the pairs of photos of the chosen exercises."""
    places = [np.flatnonzero(data.owner == number) for number in np.flatnonzero(chosen)]
    pairs = np.array([pair[:2] for pair in places if len(pair) > 1])
    return fit_metric(_picked(data.poses, pairs[:, 0]), _picked(data.poses, pairs[:, 1]), shrinkage)


def likeness(metric: Metric, poses: Poses) -> Likeness:
    """How alike all poses are to each other, as they are or in the mirror; a pose is not compared with itself."""
    straight, mirrored = metric.embed(poses), metric.embed(poses.mirrored())
    alike: Likeness = np.maximum(straight @ straight.T, straight @ mirrored.T).astype(np.float64)
    np.fill_diagonal(alike, -np.inf)
    return alike


def cross_fitted(data: PhotoPoses, part: NDArray[np.intp], among: Mask, shrinkage: float) -> Likeness:
    """Rows of each part of the exercises with the metric learned from the other parts, as far as these are `among`."""
    alike = np.full((len(data.owner), len(data.owner)), -np.inf)
    for one in np.unique(part[among]):
        rows = data.owned_by(among & (part == one))
        alike[rows] = likeness(learned(data, among & (part != one), shrinkage), data.poses)[rows]
    return alike


def by_exercise(data: PhotoPoses, alike: Likeness) -> Likeness:
    """The likeness of each photo to each exercise: that of its nearest photo."""
    best = np.full((len(alike), len(data.exercises)), -np.inf)
    np.maximum.at(best.T, data.owner, alike.T)
    return best


def nearest(best: Likeness) -> Order:
    """For each photo the exercises that are most alike."""
    order: Order = np.argsort(-best, axis=1)[:, :LISTED]
    return order


def listed(data: PhotoPoses, best: Likeness) -> Order:
    """For each photo the exercises as `identify_exercise` lists them."""
    muscles = numbered([exercise.muscle for exercise in data.exercises])
    return np.array([spread(row, muscles, LISTED) for row in best], dtype=np.intp)


def shares(data: PhotoPoses, order: Order, chosen: Mask) -> Shares:
    """Over the photos of the chosen exercises; one in which nobody was found counts as wrong."""
    muscles = np.array([exercise.muscle for exercise in data.exercises])
    hits = np.zeros(3)
    for row in np.flatnonzero(data.owned_by(chosen)):
        own, found = data.owner[row], order[row]
        others = found[found != own][:3]
        hits += (found[0] == own, own in found[:5], muscles[own] in muscles[others])
    photos = sum(len(exercise.photos) for exercise, is_chosen in zip(data.exercises, chosen, strict=True) if is_chosen)
    return Shares(photos, *(hits / photos).round(4).tolist())


def without_learning(data: PhotoPoses) -> Likeness:
    """The starting point: bone directions turned to face one way and the form in the picture, L1, both mirrors."""
    from sklearn.metrics import pairwise_distances

    from tools.recognition.features import BONES_AND_FORM, features

    straight, mirrored = features(data.poses)[:, BONES_AND_FORM], features(data.poses.mirrored())[:, BONES_AND_FORM]
    apart = [pairwise_distances(straight, other, metric="manhattan") for other in (straight, mirrored)]
    alike: Likeness = -np.minimum(*apart)
    np.fill_diagonal(alike, -np.inf)
    return alike


def _picked(poses: Poses, rows: NDArray[np.intp]) -> Poses:
    return Poses(poses.world[rows], poses.plane[rows], poses.visibility[rows])


def choose_shrinkage(data: PhotoPoses, half: Mask) -> float:
    """By cross-validation within the first half, the photos of the second being there to be confused with."""
    part = folds(data.exercises, FOLDS)

    def five(shrinkage: float) -> float:
        return shares(data, nearest(by_exercise(data, cross_fitted(data, part, half, shrinkage))), half).five

    return max(SHRINKAGES, key=five)


def main(
    photos: Annotated[Path | None, typer.Option(exists=True, help="free-exercise-db; default: the import")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    keep: Annotated[bool, typer.Option("--record", help="Write the figures into docs/results.md")] = False,
    fit: Annotated[bool, typer.Option("--fit", help="Write the metric and the confidence of the project")] = False,
) -> None:
    """Measure recognition by the pose."""
    spotter = Spotter(Settings())
    data = look_at(pictured_in(photos, spotter.settings.data_dir), spotter.settings.data_dir / "recognition")
    half, everyone = first_half(data.exercises), np.ones(len(data.exercises), dtype=bool)
    shrinkage = choose_shrinkage(data, half)
    alike = cross_fitted(data, half.astype(np.intp), everyone, shrinkage)
    best, plain = by_exercise(data, alike), by_exercise(data, without_learning(data))
    shown = listed(data, best)
    measured = {
        "second half": shares(data, shown, ~half),
        "first half": shares(data, shown, half),
        "all": shares(data, shown, everyone),
        "all, the nearest alone": shares(data, nearest(best), everyone),
        "all, without learning": shares(data, nearest(plain), everyone),
    }
    halves = [learned(data, ~half, shrinkage), learned(data, half, shrinkage)]
    drawn = judged_drawn(data, half, halves, spotter.known_poses)
    photographed = judged_photos(data, best, half)
    rows = [one.row(name) for name, one in measured.items()] + [_drawn_row(drawn)]
    print_table("Recognition", HEADER, rows)
    errors = {name: calibration_error(judged) for name, judged in (("drawn", drawn), ("photos", photographed))}
    print(f"shrinkage {shrinkage}, nobody found in {data.photos - len(data.owner)} of {data.photos} photos")
    print("expected calibration error: " + ", ".join(f"{name} {error:.3f}" for name, error in errors.items()))
    flat = {f"{name}.{key}": value for name, one in measured.items() for key, value in vars(one).items()}
    flat |= {f"calibration_error.{name}": error for name, error in errors.items()} | _drawn_figures(drawn)
    write_json(json_file, flat, cases=data.photos, shrinkage=shrinkage)
    if fit:
        learned(data, everyone, shrinkage).save(METRIC_FILE)
        written = fit_confidence(f"{COMMAND} --fit", drawn, photographed)
        CONFIDENCE_FILE.write_text(written.model_dump_json(indent=2) + "\n", "utf-8")
    if keep:
        record("Recognition", COMMAND, HEADER, rows, cases=f"{data.photos} photos of {len(data.exercises)} exercises")


def _drawn_figures(judged: Judged) -> dict[str, float]:
    return {"drawn.photos": judged.queries, "drawn.first": judged.share(1), "drawn.five": judged.share(5)}


def _drawn_row(judged: Judged) -> Sequence[object]:
    name = f"among the {judged.known} drawn movements, the nearest alone"
    return (name, judged.queries, f"{judged.share(1):.3f}", f"{judged.share(5):.3f}", "")


if __name__ == "__main__":
    typer.run(main)
