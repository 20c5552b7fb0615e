"""The documents name everything that there is to set, run and call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bootstrap import Spotter
from domain.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = "\n".join(file.read_text("utf-8") for file in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    """docs/settings.md names it as people set it."""
    assert f"`SPOTTER_{name.upper()}`" in (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_no_setting_is_documented_that_does_not_exist() -> None:
    """A setting that does nothing is a lie."""
    named = {name.lower() for name in re.findall(r"`SPOTTER_(\w+)`", DOCUMENTS)}
    assert named <= set(Settings.model_fields)


def test_every_tool_and_make_target_is_documented(spotter: Spotter) -> None:
    """README or docs name each."""
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    missing = [tool.name for tool in spotter.tools if f"`{tool.name}`" not in DOCUMENTS]
    missing += [target for target in targets if f"make {target}" not in DOCUMENTS]
    assert not missing


def test_links_between_documents_resolve() -> None:
    """Every relative link and picture exists."""
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
