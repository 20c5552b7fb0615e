"""A served core with all that it works with."""

from __future__ import annotations

from agent.answers.writer import AnswerWriter
from agent.cores.served.checking import CallChecker
from agent.cores.served.conversation import TurnWriter
from agent.cores.served.core import ServedCore, Workshop
from agent.cores.served.digest import ResultDigest
from agent.cores.served.model import ModelClient, ModelWish, ServedModel
from agent.cores.served.pictures import PictureCase
from agent.cores.served.prompting import Prompter
from agent.cores.served.repair import RepairRequests
from agent.prompts.renderer import Prompts
from tools.registry import ToolRegistry


def served_core(
    client: ModelClient, wish: ModelWish, tools: ToolRegistry, writer: AnswerWriter, model: ServedModel | None = None
) -> ServedCore:
    """The core over a client; `model` is what the client serves, where it has been asked already."""
    prompts, pictures = Prompts(), PictureCase()
    turns = TurnWriter(prompts, ResultDigest(writer, prompts), pictures)
    workshop = Workshop(
        Prompter(prompts, turns, pictures), RepairRequests(prompts), CallChecker(tools, pictures), writer
    )
    return ServedCore(client, wish, workshop, model)
