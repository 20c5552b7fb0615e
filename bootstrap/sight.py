"""The eyes of a vision core; imported where there is one."""

from __future__ import annotations

from agent.ports import ChatModel
from agent.prompts.renderer import Prompts
from agent.seeing.eye import Eye
from agent.seeing.recogniser import VisionRecogniser
from knowledge.equipment.things import Things
from retrievers.exercises import ExerciseSearch
from retrievers.names import NameIndex


def sight_of(core: ChatModel, things: Things, names: NameIndex, search: ExerciseSearch) -> VisionRecogniser:
    """The recogniser that asks this core."""
    return VisionRecogniser(Eye(core, Prompts(), things), things, names, search)
