"""SR Legacy is imported whole, once, resumably, and from nothing but SR Legacy."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from pathlib import Path

import pytest

from domain.errors import InvalidInput, NotFound
from knowledge.foods.food import State
from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.foods.usda import DATABASE, UsdaFoods, described_state
from knowledge.importers.registry import IMPORTERS
from knowledge.importers.usda import BATCH, UsdaImporter
from knowledge.importers.usda_files import FOOD_COLUMNS, FOODS_NAME, PORTIONS_NAME
from knowledge.importers.usda_portions import UsdaPortion, known_portions, unit_of

FOODS = BATCH + 7
IMPORTER = UsdaImporter(min_foods=FOODS)


def no_progress(done: int, of: int) -> None:
    """Nobody is watching."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder in USDA's layout with more foods than one batch holds."""
    folder = tmp_path / "usda"
    folder.mkdir()
    write(folder / FOODS_NAME, FOODS)
    with (folder / PORTIONS_NAME).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["fdc_id", "seq_num", "amount", "unit", "modifier", "gram_weight"])
        rows.writerows([[1, 1, 1.0, "", "cup, chopped", 140.0], [1, 2, 0.5, "", "breast, bone removed", 86.0]])
    return folder


def write(file: Path, foods: int, energy: float = 100.0) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, FOOD_COLUMNS, restval="")
        writer.writeheader()
        for number in range(1, foods + 1):
            writer.writerow(
                {
                    "fdc_id": number,
                    "description": f"Food {number}, raw",
                    "category": "Beef Products",
                    "energy_kcal": energy,
                }
            )


def test_everything_is_imported_and_missing_stays_missing(source: Path, tmp_path: Path):
    """Every row, its portions in our units, and an empty cell as unknown."""
    report = IMPORTER.run(source, tmp_path, no_progress)
    assert report.counts["foods"] == report.counts["new"] == FOODS
    foods = UsdaFoods(tmp_path)
    assert foods.is_there
    assert len(foods.all) == FOODS
    food = foods.get(1)
    assert food.per_100_g.energy_kcal == 100
    assert food.per_100_g.protein_g is None
    assert food.contains is None
    assert {portion.unit: portion.grams for portion in food.portions} == {"cup": 140, "piece": 172}
    with pytest.raises(NotFound):
        foods.get(FOODS + 1)


def test_a_second_run_changes_nothing_and_new_figures_replace_the_old(source: Path, tmp_path: Path):
    """The same files are recognised; a file with other figures is taken over and counted."""
    IMPORTER.run(source, tmp_path, no_progress)
    before = (tmp_path / DATABASE).read_bytes()
    assert IMPORTER.run(source, tmp_path, no_progress).unchanged
    assert (tmp_path / DATABASE).read_bytes() == before
    write(source / FOODS_NAME, FOODS, energy=200)
    report = IMPORTER.run(source, tmp_path, no_progress)
    assert (report.counts["new"], report.counts["changed"], report.counts["gone"]) == (0, FOODS, 0)
    assert UsdaFoods(tmp_path).get(1).per_100_g.energy_kcal == 200


def test_an_interrupted_import_goes_on_where_it_stopped(source: Path, tmp_path: Path):
    """Until the import is complete no reader sees the table; the second run inserts only the rest."""

    def stop(done: int, of: int) -> None:
        if done == BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        IMPORTER.run(source, tmp_path, stop)
    assert not UsdaFoods(tmp_path).is_there
    steps: list[int] = []
    IMPORTER.run(source, tmp_path, lambda done, of: steps.append(done))
    assert steps == [BATCH, FOODS]
    assert len(UsdaFoods(tmp_path).all) == FOODS


def test_a_table_that_is_broken_is_built_again(source: Path, tmp_path: Path):
    """A file that is no database does not stop an import for good."""
    target = tmp_path / DATABASE
    target.parent.mkdir()
    target.write_text("no database", encoding="utf-8")
    IMPORTER.run(source, tmp_path, no_progress)
    assert len(UsdaFoods(tmp_path).all) == FOODS


DOWNLOAD: dict[str, list[list[object]]] = {
    "food.csv": [
        ["fdc_id", "data_type", "description", "food_category_id", "publication_date"],
        [1, "sr_legacy_food", "Egg, whole, raw, fresh", 1, "2019-04-01"],
        [2, "branded_food", "Egg bites", 1, "2019-04-01"],
    ],
    "food_category.csv": [["id", "code", "description"], [1, "0100", "Dairy and Egg Products"]],
    "food_nutrient.csv": [
        ["id", "fdc_id", "nutrient_id", "amount", "data_points"],
        [10, 1, 1008, 143, 1],
        [11, 1, 1003, 12.56, 1],
        [12, 1, 9999, 5, 1],
        [13, 2, 1008, 200, 1],
    ],
    "food_portion.csv": [
        ["id", "fdc_id", "seq_num", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight"],
        [20, 1, 1, 1, 9999, "", "large", 50],
        [21, 2, 1, 1, 9999, "", "bite", 20],
    ],
}


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """A folder as FoodData Central offers it, with a food of another data set in it."""
    folder = tmp_path / "download"
    folder.mkdir()
    for name, rows in DOWNLOAD.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def test_the_download_of_fooddata_central_is_read_too(download: Path, tmp_path: Path):
    """Figures by USDA's nutrient numbers, categories by their names; other data sets in the folder are left out."""
    report = UsdaImporter(min_foods=1).run(download, tmp_path, no_progress)
    assert report.counts["foods"] == 1
    food = UsdaFoods(tmp_path).get(1)
    assert UsdaFoods(tmp_path).all[0].category == "Dairy and Egg Products"
    assert (food.per_100_g.energy_kcal, food.per_100_g.protein_g, food.per_100_g.fat_g) == (143, 12.56, None)
    assert [(portion.unit, portion.grams) for portion in food.portions] == [("large", 50)]


def test_a_download_without_one_of_its_files_is_refused(download: Path, tmp_path: Path):
    """Figures that lie in no file are no unknown figures."""
    (download / "food_nutrient.csv").unlink()
    with pytest.raises(InvalidInput, match="no file"):
        UsdaImporter(min_foods=1).run(download, tmp_path, no_progress)


def broken_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are not a whole SR Legacy, with what the one sentence about each says."""
    other = folder / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    binary = folder / "binary.csv"
    binary.write_bytes(bytes(range(128, 256)))
    short = folder / "short.csv"
    write(short, 3)
    cut = folder / "cut.csv"
    write(cut, FOODS)
    cut.write_text(cut.read_text("utf-8")[:-40], encoding="utf-8")
    words = folder / "words.csv"
    write(words, FOODS)
    words.write_text(words.read_text("utf-8").replace("100.0", "lots", 1), encoding="utf-8")
    packed = folder / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "a")
    return {
        "another table": (other, "no column fdc_id"), "bytes": (binary, "not a CSV file"), "too few": (short, "cut off"),
        "half a row": (cut, "broken"), "no number": (words, "Line 2"), "zip": (packed, "unpack"),
        "nothing": (folder / "none.csv", "no file"), "an empty folder": (folder, "no file"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["another table", "bytes", "too few", "half a row", "no number", "zip", "nothing", "an empty folder"]
)
def test_a_file_that_is_no_whole_sr_legacy_is_refused_in_one_sentence(kind: str, tmp_path: Path):
    """Nothing is written, and the sentence names the file's fault and the remedy."""
    path, words = broken_files(tmp_path)[kind]
    with pytest.raises(InvalidInput, match=words) as caught:
        IMPORTER.run(path, tmp_path / "data", no_progress)
    assert FOODS_NAME in caught.value.hint
    assert not (tmp_path / "data").exists()


def test_the_registry_names_every_importer():
    """What the command line offers."""
    assert IMPORTERS["usda"].description.startswith("USDA")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("cup, chopped or diced", "cup"), ('medium (2-1/2" dia)', "medium"), ("tbsp", "tablespoon"), ("slice, thin", None),
        ("cup, dry, yields", None), ("NLEA serving", None), ("cubic inch", None), ("fillet", "piece"),
        ("unit (yield from 1 lb ready-to-cook chicken)", None), ("ear, large", "large"), ("can (303 x 406)", "can"),
    ],
)  # fmt: skip
def test_usdas_portions_in_our_units(text: str, unit: str | None):
    """What cannot be said in our units is left out rather than guessed."""
    assert unit_of(text) == unit


def test_half_a_breast_makes_a_whole_one():
    """USDA's amounts are divided out, and nothing weighs nothing."""
    assert known_portions([UsdaPortion("breast", 0.5, 86), UsdaPortion("cup", 0, 10)]) == [("piece", 172)]


@pytest.mark.parametrize(
    ("description", "state"),
    [
        ("Chicken, breast, meat only, raw", State.RAW), ("Rice, white, raw, dry", State.DRY), ("Milk, dry, whole", State.DRY),
        ("Beans, cooked, boiled", State.COOKED), ("Cheese, cheddar", State.READY), ("Pasta, dry, cooked", State.COOKED),
    ],
)  # fmt: skip
def test_the_state_is_read_off_the_description(description: str, state: State):
    """Raw, cooked, dry or ready."""
    assert described_state(description) is state


def test_the_columns_of_the_table_are_our_nutrients(source: Path, tmp_path: Path):
    """A nutrient that is added to the model is added to the import."""
    IMPORTER.run(source, tmp_path, no_progress)
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(foods)")]
    connection.close()
    assert set(NUTRIENT_NAMES) <= set(columns)
