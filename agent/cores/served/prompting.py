"""The whole prompt of a request, within the window of the model: what matters most is shown, the oldest folded away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.cores.served.conversation import Form, Level, TurnWriter, Written, turns_of
from agent.cores.served.faults import PromptTooLong
from agent.cores.served.model import ServedModel
from agent.cores.served.pictures import PictureCase
from agent.cores.served.schemas import brief_tools
from agent.cores.served.tokens import tokens_in, tokens_of
from agent.fencing import FENCE_RULE, defused, fenced
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, UserMessage
from agent.ports import ChatRequest
from agent.prompts.renderer import Prompts
from agent.protocol import encode_call
from domain.vocabulary import Language

ANSWER_TOKENS = 1024
"""Kept free for the answer."""
_EARLIER_TOKENS = 400
"""Of what is told of turns that were folded away."""
_SAID_CHARS = 160
_LEVELS = (Level(12_000, 2), Level(6_000, 1), Level(3_000, 1), Level(1_500, 0), Level(500, 0), Level(0, 0))
"""How the turn that is being answered is shown, the fullest first; the first that fits is taken."""
_LANGUAGES = {Language.EN: "English", Language.ZH: "Simplified Chinese", Language.KO: "Korean", Language.BN: "Bengali"}
_EXAMPLE = ToolCall(name="NAME", arguments={"ARGUMENT": "VALUE"}, id="example")


@dataclass(frozen=True)
class Prompt:
    """What is sent: messages, and the tools where the server takes them beside the messages."""

    messages: list[Written]
    tools: list[dict[str, Any]]
    """Brief; also where they went as text."""
    tools_in_text: bool

    def body(self) -> dict[str, Any]:
        """The fields of the request."""
        beside = {"tools": self.tools} if self.tools and not self.tools_in_text else {}
        return {"messages": self.messages, **beside}


class Prompter:
    """Writes prompts."""

    def __init__(self, prompts: Prompts, turns: TurnWriter, pictures: PictureCase) -> None:
        self._prompts = prompts
        self._turns = turns
        self._pictures = pictures

    def prompt(self, request: ChatRequest, model: ServedModel) -> Prompt:
        """The prompt of a request; raises PromptTooLong where even its shortest form does not fit.

        The system text and the tools always stay. Turns that do not fit are told in a few words.
        """
        abilities = model.abilities
        in_text = model.tools_in_text
        tools = brief_tools(request.tools, model.session_tokens)
        gallery = self._pictures.gallery(request.messages)
        if "pictures" in model.lacks:
            gallery = replace(gallery, most_shown=0)
        form = Form(gallery, tuple(abilities.details), abilities.takes_webp, in_text, request.language)
        beside = 0 if in_text else tokens_in(_json(tools))
        system = self._system(request, tools if in_text else [], "")
        room = model.session_tokens - ANSWER_TOKENS - tokens_of(system, abilities.details) - beside
        *before, current = turns_of(request.messages)
        room -= _EARLIER_TOKENS if before else 0
        last = self._current(current, form, room, abilities.details)
        room -= tokens_of(last, abilities.details)
        kept: list[list[Written]] = []
        while before:
            turn = self._turns.written(before[-1], form)
            room -= tokens_of(turn, abilities.details)
            if room < 0:
                break
            kept.insert(0, turn)
            before.pop()
        if before:
            system = self._system(request, tools if in_text else [], self._folded(before))
        return Prompt([*system, *(message for turn in kept for message in turn), *last], tools, in_text)

    def _current(self, turn: Sequence[Message], form: Form, room: int, details: dict[str, int]) -> list[Written]:
        for level in _LEVELS:
            written = self._turns.written(turn, form, level)
            if tokens_of(written, details) <= room:
                return written
        raise PromptTooLong

    def _system(self, request: ChatRequest, in_text: list[dict[str, Any]], earlier: str) -> list[Written]:
        """The system message; none where a form is wanted of the answer: then the request itself says all."""
        if request.answer_schema is not None:
            return []
        known = request.profile.known()
        text = self._prompts.render(
            "chat/system",
            tools_in_text=_json([tool["function"] for tool in in_text]) if in_text else "",
            call_form=encode_call(_EXAMPLE),
            fence_rule=FENCE_RULE,
            profile=fenced(_json(known), "profile") if known else "",
            earlier=fenced(earlier, "conversation") if earlier else "",
            may_call=bool(request.tools),
            language=_LANGUAGES[request.language],
        )
        return [{"role": "system", "content": text}]

    def _folded(self, turns: Sequence[Sequence[Message]]) -> str:
        """What was said in turns that do not fit, the latest of them that fit into a few words."""
        lines: list[str] = []
        room = _EARLIER_TOKENS
        for turn in reversed(turns):
            said = next((message.text for message in turn if isinstance(message, UserMessage)), "")
            used = sorted({call.name for m in turn if isinstance(m, AssistantMessage) for call in m.calls} - {ASK_TOOL})
            line = self._prompts.render("chat/earlier", said=defused(said)[:_SAID_CHARS], tools=used)
            room -= tokens_in(line)
            if room < 0:
                break
            lines.insert(0, line)
        return "\n".join(lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
