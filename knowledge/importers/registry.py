"""The importers there are, by name."""

from __future__ import annotations

from knowledge.importers.port import Importer
from knowledge.importers.usda import UsdaImporter

IMPORTERS: dict[str, Importer] = {importer.name: importer for importer in (UsdaImporter(),)}
