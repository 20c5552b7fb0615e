"""How often a vision core names the exercise of a photo rightly, and how often it is right when it says it is sure.

The photos are those of free-exercise-db whose exercise is also one of ours. `python -m eval.seeing --photos DIR` needs
a core with eyes (SPOTTER_CORE=lmdeploy or transformers). Each photo is looked at once, without the fallback by posture.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from bootstrap import Spotter
from domain.errors import ModelError, Unavailable
from domain.settings import Settings
from eval.recognition_photos import pictured_in
from eval.report import percentile, print_table, record, write_json
from tools.recognition.photo import read_photo
from tools.recognition.recogniser import Recogniser, Recognition, Sureness

HEADER = ("said", "photos", "first", "in three")
COMMAND = "python -m eval.seeing"
_LISTED = 3
_SEED = 531


@dataclass(frozen=True)
class Looked:
    """One photo: which exercise it is of, what was seen (None: no answer), and how long that took."""

    exercise_id: str
    recognition: Recognition | None
    seconds: float

    @property
    def said(self) -> str:
        """How sure the model said it is of its first name; or why there is none."""
        if self.recognition is None:
            return "no answer"
        if not self.recognition.candidates:
            return str(self.recognition.nothing)
        return str(self.recognition.candidates[0].said or "equipment only")

    def is_right(self, within: int) -> bool:
        """Whether the right exercise is among the first so many."""
        candidates = self.recognition.candidates[:within] if self.recognition else ()
        return self.exercise_id in [candidate.exercise_id for candidate in candidates]


def photos_of_ours(folder: Path | None, spotter: Spotter, limit: int) -> list[tuple[str, Path]]:
    """Photos, each with the id of our exercise, in an order that is always the same."""
    ours = {source: exercise.id for exercise in spotter.catalogue for source in exercise.source_ids}
    pictured = pictured_in(folder, spotter.settings.data_dir)
    photos = [(ours[one.source_id], photo) for one in pictured if one.source_id in ours for photo in one.photos]
    random.Random(_SEED).shuffle(photos)
    return photos[:limit]


def looked_at(photos: Sequence[tuple[str, Path]], eyes: Recogniser) -> Iterator[Looked]:
    """What the eyes see in each photo."""
    for exercise_id, photo in photos:
        began = time.perf_counter()
        try:
            recognition = eyes.recognise(read_photo(photo.read_bytes()), _LISTED)
        except (ModelError, Unavailable):
            recognition = None
        yield Looked(exercise_id, recognition, time.perf_counter() - began)


def shares(looked: Sequence[Looked]) -> dict[str, tuple[int, float, float]]:
    """By what was said, the most certain first, and for all: photos, share right first and within three."""
    order = [*map(str, Sureness), *sorted({one.said for one in looked} - set(map(str, Sureness)))]
    groups = {said: [one for one in looked if one.said == said] for said in order} | {"all": list(looked)}
    return {said: (len(group), _share(group, 1), _share(group, _LISTED)) for said, group in groups.items() if group}


def _share(group: Sequence[Looked], within: int) -> float:
    return sum(one.is_right(within) for one in group) / len(group)


def main(
    photos: Annotated[Path | None, typer.Option(help="Folder of free-exercise-db; default: the import")] = None,
    limit: Annotated[int, typer.Option(help="At most so many photos, chosen by chance but always the same")] = 200,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures here")] = None,
    keep: Annotated[bool, typer.Option("--record", help="Write them into docs/results.md")] = False,
) -> None:
    """Measure the vision core that the settings name."""
    spotter = Spotter(Settings())
    eyes = spotter.sight
    if eyes is None:
        raise typer.BadParameter("This core has no eyes. Set SPOTTER_CORE and SPOTTER_MODEL_URL or SPOTTER_MODEL_NAME.")
    chosen = photos_of_ours(photos, spotter, limit)
    looked = list(track(looked_at(chosen, eyes), "looking", total=len(chosen)))
    found = shares(looked)
    rows = [(said, count, f"{first:.3f}", f"{three:.3f}") for said, (count, first, three) in found.items()]
    print_table(f"Seeing: {spotter.core.name}", HEADER, rows)
    median_s = percentile([one.seconds for one in looked], 0.5)
    print(f"median {median_s:.2f} s a photo")
    flat: dict[str, float] = {"median_s": median_s}
    for said, (count, first, three) in found.items():
        flat |= {f"{said}.photos": count, f"{said}.first": first, f"{said}.three": three}
    write_json(json_file, flat, cases=len(looked), core=spotter.core.name)
    if keep:
        record(f"Seeing: {spotter.core.name}", COMMAND, HEADER, rows, cases=f"{len(looked)} photos")


if __name__ == "__main__":
    typer.run(main)
