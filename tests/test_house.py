"""The house keeps its order: imports run one way, nothing is in a circle, and every package is ours."""

from __future__ import annotations

import ast
import importlib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each room and the rooms below it that it may import; DESIGN.md draws the same picture in docs/.
ROOMS = ["domain", "knowledge", "retrievers", "tools", "agent", "bootstrap", "serving", "ui", "eval"]
TOP_ROOMS = {"serving", "ui", "eval"}
ONLY_HERE = {
    "lagent": "agent/lagent",
    "lmdeploy": "serving/lmdeploy",
    "streamlit": "ui",
    "llama_index": "retrievers",
    "skia": "tools/pictures",
    "fastapi": "serving/http",
    "mcp": "serving/mcp",
    "huey": "knowledge/jobs",
    "httpcore": "tools/pages/fetching",
    "sqlalchemy": "knowledge/storage, knowledge/ingestion, knowledge/jobs, retrievers/vector_stores, agent/conversations, "
    "agent/logbook, agent/plans",
}


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    named = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {name.removesuffix(".__init__"): file for name, file in named.items()}


MODULES = modules()


def imports_of(file: Path) -> set[str]:
    """The dotted names that a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room_of(name: str) -> str:
    return name.split(".")[0]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_room_imports_only_the_rooms_below_it(name: str) -> None:
    """domain imports nothing of ours; a program (`__main__`) stands above the room it lies in, and may bootstrap."""
    imported = {room_of(target) for target in imports_of(MODULES[name])} & set(ROOMS) - {room_of(name)}
    place = ROOMS.index(room_of(name))
    allowed = set(ROOMS[:place]) - TOP_ROOMS
    if name.endswith("__main__"):
        allowed |= set(ROOMS) - TOP_ROOMS
    assert imported <= allowed, f"{name} must not import {imported - allowed}"


def test_no_module_is_part_of_a_circle() -> None:
    """Modules can be read in an order in which every import is already known."""
    graph = {name: {t for t in imports_of(file) if t in MODULES and t != name} for name, file in MODULES.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import circle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize(("framework", "folder"), ONLY_HERE.items())
def test_a_framework_stays_in_its_folder(framework: str, folder: str) -> None:
    """Replacing a framework touches one folder."""
    users = {name for name, file in MODULES.items() if framework in {room_of(target) for target in imports_of(file)}}
    folders = tuple(folder.replace("/", ".").split(", "))
    outside = {name for name in users if not name.startswith(folders)}
    assert not outside


@pytest.mark.parametrize("room", ["domain", "knowledge", "retrievers", "tools", "agent", "serving", "ui", "eval"])
def test_a_package_of_ours_is_not_shadowed(room: str) -> None:
    """No dependency's package of the same plain name stands before ours."""
    file = importlib.import_module(room).__file__
    assert file is not None
    assert Path(file).is_relative_to(ROOT)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_files_and_functions_stay_small(name: str) -> None:
    """No file has more than 400 lines, no function more than 60, and no public one goes undocumented."""
    source = MODULES[name].read_text("utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 60, f"{name}.{node.name} is too long"
