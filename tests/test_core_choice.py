"""Which core decides: as the settings say, and without a model where its server does not answer at the start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.cores.embedded.core import EmbeddedCore
from agent.lagent.loop import AgentLoop
from agent.turn import DirectLoop
from bootstrap import Spotter
from domain.errors import InvalidInput
from domain.settings import Core, Settings
from domain.vocabulary import Language
from tests.served_server import MODEL, ServedServer, refused

Choose = Callable[..., Spotter]


@pytest.fixture
def choose(prepared_data_dir: Path) -> Choose:
    def made(**settings: Any) -> Spotter:
        return Spotter(Settings(data_dir=prepared_data_dir, database_url="sqlite://", **settings))

    return made


def test_without_a_server_the_embedded_core_decides(choose: Choose) -> None:
    """In a loop of our own; nothing stands in for it."""
    spotter = choose()
    assert isinstance(spotter.core, EmbeddedCore)
    assert isinstance(spotter.cores.loop(spotter.core), DirectLoop)


def test_a_server_that_answers_decides(choose: Choose) -> None:
    """As a Lagent agent, under the model's name; the embedded core can stand in."""
    with ServedServer() as server:
        spotter = choose(model_url=server.url)
        assert not isinstance(spotter.core, EmbeddedCore)
        assert isinstance(spotter.cores.loop(spotter.core), AgentLoop)
        assert spotter.assistant.core_name == MODEL


@pytest.mark.parametrize("is_up", [True, False])
def test_where_it_does_not_answer_at_the_start_the_embedded_core_decides(choose: Choose, is_up: bool) -> None:
    """Nobody there, or somebody who refuses."""
    with ServedServer() as server:
        server.models = refused(503)
        if not is_up:
            server.close()
        assert isinstance(choose(model_url=server.url).core, EmbeddedCore)


def test_the_served_core_by_name_never_falls_back_in_silence(choose: Choose) -> None:
    """Who names it wants it: a server that is down is said in the conversation."""
    with ServedServer() as server:
        server.close()
        assert not isinstance(choose(core=Core.LMDEPLOY, model_url=server.url).core, EmbeddedCore)
    with pytest.raises(InvalidInput, match="not set") as error:
        _ = choose(core=Core.LMDEPLOY).core
    assert error.value.hint == "Set SPOTTER_MODEL_URL."


def test_the_settings_of_the_model_are_read() -> None:
    """Empty is not set; a language that there is not is refused."""
    settings = Settings(model_url=" ", model_name="", model_writes="en, ko")
    assert (settings.model_url, settings.model_name) == (None, None)
    assert settings.model_languages == {Language.EN, Language.KO}
    assert Settings(model_writes="").model_languages == frozenset()
    with pytest.raises(ValueError, match="model_writes"):
        Settings(model_writes="xx")


def test_the_key_is_not_shown() -> None:
    """Settings are logged."""
    assert "sk-1" not in repr(Settings(model_api_key="sk-1"))
