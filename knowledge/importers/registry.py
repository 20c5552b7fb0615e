"""The importers there are, by name."""

from __future__ import annotations

from knowledge.importers.free_exercise_db import FreeExerciseDbImporter
from knowledge.importers.port import Importer
from knowledge.importers.usda import UsdaImporter
from knowledge.importers.wger import WgerImporter

_ALL: tuple[Importer, ...] = (UsdaImporter(), FreeExerciseDbImporter(), WgerImporter())
IMPORTERS: dict[str, Importer] = {importer.name: importer for importer in _ALL}
