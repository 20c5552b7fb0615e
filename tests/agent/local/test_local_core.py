"""The served core over a model in this process: the same machinery as over a server, and a picture through all of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from agent.answers.writer import AnswerWriter
from agent.cores.local.client import LocalClient
from agent.cores.served.building import served_core
from agent.cores.served.model import ModelWish
from agent.messages import UserMessage
from agent.ports import ChatRequest, TextPiece
from agent.protocol import encode_call
from bootstrap import Spotter
from bootstrap.cores import CoreChoice
from bootstrap.sight import sight_of
from domain.settings import Core, Settings
from tests.agent.local import tiny
from tests.agent.local.test_local_client import CALL
from tools.registry import ToolRegistry

FORM = {"kind": "exercise", "exercises": [{"name": "RDL", "sure": "likely"}], "equipment": ["barbell"], "writing": ""}


async def test_a_call_comes_checked_out_of_the_served_core(spotter: Spotter, tmp_path: Path) -> None:
    """Prompt, window and reading are those of the served core; the tools stand in the prompt."""
    folder = tiny.build(tmp_path, window=60_000)
    client = LocalClient(str(folder), steer=[tiny.Dictated(folder, encode_call(CALL))])
    tools = ToolRegistry([spotter.tools.get("find_exercises")])
    core = served_core(client, ModelWish(session_tokens=8192), tools, AnswerWriter(spotter.translator))
    pieces = [piece async for piece in core.stream(ChatRequest([UserMessage(text="pull-up?")], tools.openai_tools()))]
    assert [(piece.name, piece.arguments) for piece in pieces if not isinstance(piece, TextPiece)] == [
        (CALL.name, CALL.arguments)
    ]


def test_a_picture_is_recognised_through_tiles_prompt_and_form(spotter: Spotter, tmp_path: Path) -> None:
    """What the model writes is dictated here: this says nothing about what a model would see."""
    folder = tiny.build(tmp_path)
    client = LocalClient(str(folder), steer=[tiny.Dictated(folder, json.dumps(FORM))])
    core = served_core(client, ModelWish(), ToolRegistry([]), AnswerWriter(spotter.translator))
    sight = sight_of(core, spotter.things, spotter.exercise_names, spotter.own_exercise_search)
    frames = [np.full((60, 90, 3), 127, dtype=np.uint8)]
    recognition = sight.recognise(frames, 3)
    assert [one.exercise_id for one in recognition.candidates] == ["romanian-deadlift"]
    assert recognition.method == str(folder) and recognition.things == ["barbell"]


def test_the_setting_chooses_it_and_loads_nothing(spotter: Spotter, tmp_path: Path) -> None:
    """The start does not wait for the model; its files are looked for when it is first asked."""
    settings = Settings(core=Core.TRANSFORMERS, model_name="/no/such/folder", data_dir=tmp_path)
    choice = CoreChoice(settings, lambda: spotter.embedded_core, spotter.tools, AnswerWriter(spotter.translator))
    assert choice.core().name == "/no/such/folder"
