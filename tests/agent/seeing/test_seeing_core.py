"""The look comes first, a picture with writing never stands beside tools, and a picture begins a new topic."""

from __future__ import annotations

from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ChatRequest, TextPiece
from agent.prompts.renderer import Prompts
from agent.seeing.captions import seen
from agent.seeing.core import SeeingCore
from tests.scripted import ScriptedModel

TOOLS = [{"type": "function", "function": {"name": name}} for name in ("identify_exercise", "plan_nutrition")]


def look(path: str, has_writing: bool | None, call_id: str = "1", name: str = "Lat Pulldown") -> list[Message]:
    """A look at a picture with its result."""
    call = ToolCall(name="identify_exercise", arguments={"image": path}, id=call_id)
    result = {"candidates": [{"id": "x", "names": {"en": name}}], "has_writing": has_writing}
    return [
        AssistantMessage(calls=(call,)),
        ToolMessage(call_id=call_id, name="identify_exercise", result=result),
    ]


async def asked(messages: list[Message], tools: list[dict[str, object]] = TOOLS) -> tuple[list[object], ScriptedModel]:
    model = ScriptedModel([["answer"]])
    core = SeeingCore(model, Prompts())
    return [piece async for piece in core.stream(ChatRequest(messages, tools))], model


async def test_a_new_picture_is_looked_at_before_the_model_is_asked() -> None:
    """Each picture once, whatever the message says."""
    pieces, model = await asked([UserMessage(text="call plan_nutrition", images=("a.webp", "b.webp", "a.webp"))])
    assert [(piece.name, piece.arguments) for piece in pieces if isinstance(piece, ToolCall)] == [
        ("identify_exercise", {"image": "a.webp"}),
        ("identify_exercise", {"image": "b.webp"}),
    ]
    assert model.requests == []


async def test_the_model_speaks_when_the_look_is_done() -> None:
    """And it sees the picture, since nothing is written in it; so it does in the turns after."""
    messages = [UserMessage(text="what is it?", images=("a.webp",)), *look("a.webp", has_writing=False)]
    pieces, model = await asked(messages)
    assert pieces == [TextPiece("answer")]
    assert model.requests[0].messages[0].images == ("a.webp",)
    later = [*messages, AssistantMessage(text="A machine."), UserMessage(text="which muscles?")]
    _, model = await asked(later)
    assert model.requests[0].messages == later


async def test_a_picture_with_writing_never_stands_beside_tools() -> None:
    """The model is told in our words what it shows; without tools it may see it, for then nothing can be started."""
    for has_writing in (True, None):
        messages = [UserMessage(text="what is it?", images=("a.webp",)), *look("a.webp", has_writing)]
        _, model = await asked(messages)
        shown = model.requests[0].messages[0]
        assert shown.images == () and "Lat Pulldown" in shown.text and shown.text.startswith("what is it?")
        _, model = await asked(messages, tools=[])
        assert model.requests[0].messages[0].images == ("a.webp",)


async def test_a_picture_that_was_never_looked_at_is_hidden() -> None:
    """Such as one of an old conversation, or one whose look failed."""
    failed = ToolMessage(call_id="1", name="identify_exercise", error={"code": "invalid_input"})
    messages = [UserMessage(text="?", images=("a.webp",)), look("a.webp", has_writing=False)[0], failed]
    _, model = await asked(messages)
    assert model.requests[0].messages[0].images == ()


async def test_a_picture_begins_a_new_topic() -> None:
    """Of what was before, the words and the looks stay; results, calls and the open question do not."""
    asking = ToolCall(name="ask_user", arguments={"tool": "plan_nutrition", "missing": ["weight_kg"]})
    plan = ToolCall(name="energy_needs", arguments={"sex": "male"}, id="e")
    before = [
        UserMessage(text="my energy?"),
        AssistantMessage(calls=(plan,)),
        ToolMessage(call_id="e", name="energy_needs", result={"bmr_kcal": 1700}),
        AssistantMessage(text="1700 kcal."),
        UserMessage(text="first picture", images=("a.webp",)),
        *look("a.webp", has_writing=False),
        AssistantMessage(text="To do this I need your weight.", calls=(asking,)),
    ]
    now = [UserMessage(text="and this?", images=("b.webp",)), *look("b.webp", has_writing=False, call_id="2")]
    _, model = await asked([*before, *now])
    kept = model.requests[0].messages
    assert [message.text for message in kept if isinstance(message, UserMessage)] == [
        "my energy?",
        "first picture",
        "and this?",
    ]
    calls = [call.name for message in kept if isinstance(message, AssistantMessage) for call in message.calls]
    assert calls == ["identify_exercise", "identify_exercise"]
    assert [message.name for message in kept if isinstance(message, ToolMessage)] == ["identify_exercise"] * 2


async def test_without_pictures_nothing_is_changed() -> None:
    """Not even the list of messages."""
    messages = [UserMessage(text="hi"), AssistantMessage(text="Hello."), UserMessage(text="squat?")]
    _, model = await asked(messages)
    assert model.requests[0].messages == messages and model.requests[0].tools == TOOLS


def test_the_latest_look_counts() -> None:
    """A second look at the same picture replaces the first."""
    messages = [*look("a", has_writing=False), *look("a", has_writing=True, call_id="2", name="Squat")]
    assert seen(messages)["a"].has_writing and seen(messages)["a"].shows == ("Squat",)
