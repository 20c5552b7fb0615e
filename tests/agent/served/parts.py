"""A core over a server, with tools that need nothing else."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.answers.writer import AnswerWriter
from agent.cores.served.building import served_core
from agent.cores.served.client import ChatClient, Endpoint, Patience
from agent.cores.served.core import ServedCore
from agent.cores.served.model import ModelWish
from agent.messages import Message, ToolMessage, UserMessage
from agent.ports import ChatRequest
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from tools.base import Tool, ToolArguments, ToolResult
from tools.registry import ToolRegistry

QUICK = Patience(connect_s=1.0, read_s=0.4, tries=3, first_pause_s=0.01, longest_pause_s=0.2)


class LiftArguments(ToolArguments):
    """A set."""

    load: float = Field(gt=0, le=600)
    reps: int = Field(ge=1, le=20)
    unit: Literal["kg", "lb"] = "kg"
    weight_kg: float | None = None


class LiftResult(ToolResult):
    """A maximum."""

    max_kg: float


class OneRepMax(Tool[LiftArguments, LiftResult]):
    """Estimate a maximum; the sum stands for a formula."""

    name = "one_rep_max"
    arguments = LiftArguments
    result = LiftResult

    def run(self, args: LiftArguments) -> LiftResult:
        """Load and repetitions."""
        return LiftResult(max_kg=args.load + args.reps)


class LookArguments(ToolArguments):
    """A picture."""

    image: str


class LookResult(ToolResult):
    """Its path."""

    seen: str


class Look(Tool[LookArguments, LookResult]):
    """Say which picture it is."""

    name = "identify_exercise"
    arguments = LookArguments
    result = LookResult

    def run(self, args: LookArguments) -> LookResult:
        """The path."""
        return LookResult(seen=args.image)


class PlanArguments(ToolArguments):
    """A plan."""

    plan: str


class PlanResult(ToolResult):
    """Its length."""

    lines: int


class CheckPlan(Tool[PlanArguments, PlanResult]):
    """Check a pasted plan."""

    name = "check_training_plan"
    arguments = PlanArguments
    result = PlanResult

    def run(self, args: PlanArguments) -> PlanResult:
        """Its lines."""
        return PlanResult(lines=len(args.plan.splitlines()))


TOOLS = ToolRegistry([OneRepMax(), Look(), CheckPlan()])


class PlainWriter(AnswerWriter):
    """Writes the results of the tools above, which have no templates."""

    def answer(self, calls: object, results: object, language: object) -> str:
        """Every result as it is."""
        return " ".join(f"Template: {message.result}" for message in results)  # type: ignore[attr-defined]

    def part(self, message: ToolMessage, arguments: object, results: object, language: object) -> str:
        """The result as it is."""
        return f"{message.result}"


def core_over(url: str, wish: ModelWish | None = None, patience: Patience = QUICK) -> ServedCore:
    """A served core that does not wait long."""
    writer = PlainWriter(Translator([DOMAIN_TEXTS, ANSWER_TEXTS]))
    return served_core(ChatClient(Endpoint(url, None, patience)), wish or ModelWish(), TOOLS, writer)


def asked(
    text: str, *, images: tuple[str, ...] = (), before: tuple[Message, ...] = (), **fields: object
) -> ChatRequest:
    """A request with the tools above."""
    messages = [*before, UserMessage(text=text, images=images)]
    return ChatRequest(messages, **{"tools": TOOLS.openai_tools(), **fields})  # type: ignore[arg-type]
