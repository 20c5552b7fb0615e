"""Prompts are files and rendered strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment as JinjaEnvironment
from jinja2 import TemplateNotFound, UndefinedError, meta

from agent.prompts.renderer import PROMPTS_DIR, Prompts

FILES = sorted(PROMPTS_DIR.rglob("*.jinja"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_value_that_is_missing_is_an_error(file: Path) -> None:
    """Never an empty place in what a model reads."""
    name = file.relative_to(PROMPTS_DIR).with_suffix("").as_posix()
    wanted = meta.find_undeclared_variables(JinjaEnvironment(autoescape=True).parse(file.read_text("utf-8")))
    if wanted:
        with pytest.raises(UndefinedError):
            Prompts().render(name)
    else:
        assert Prompts().render(name)


def test_a_prompt_that_is_not_there_is_an_error() -> None:
    """A misspelt name is found at once."""
    with pytest.raises(TemplateNotFound):
        Prompts().render("chat/sistem")


def test_values_stay_as_they_are() -> None:
    """A prompt is no web page; and what a value holds is not rendered again."""
    shown = Prompts().render("chat/result", error="<b>{{ secret }}</b> 데드리프트")
    assert shown == "The tool refused: <b>{{ secret }}</b> 데드리프트"
