"""A link in a message is read, with the question beside it, in every language."""

from __future__ import annotations

import pytest

from agent.cores.embedded.dialogue import Dialogue, read_dialogue
from agent.cores.embedded.pages import PageRequests
from agent.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from bootstrap import Spotter
from domain.profile import Profile

URL = "https://www.example.org/5x5-how-much-protein-180-cm"
REQUESTS = PageRequests()


@pytest.mark.parametrize(
    "message",
    [
        URL,
        f"read this {URL}",
        f"Can you summarise {URL} for me please?",
        f"what's this about? {URL}",
        f"tl;dr {URL}",
        f"{URL} 요약해줘",
        f"이 글 읽고 핵심만 정리해 주세요 {URL}",
        f"{URL} 이거 뭐라는 거야?",
        f"{URL}看看这篇文章讲了什么",
        f"帮我总结一下 {URL}",
        f"{URL} এই লেখাটা পড়ে সারাংশ দাও",
        f"এই লিংকে কী লেখা আছে? {URL}",
    ],
)
def test_a_link_alone_asks_for_a_summary(message: str) -> None:
    """Words that say no more than "read it" are no question."""
    (call,) = REQUESTS.of(message, Dialogue())
    assert call == ToolCall(name="read_page", arguments={"url": URL}, id=call.id)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        (f"How much protein a day? {URL}", "How much protein a day?"),
        (f"{URL} is this bad for my knees", "is this bad for my knees"),
        (f"{URL} 단백질은 하루에 얼마나 먹으라고 해?", "단백질은 하루에 얼마나 먹으라고 해?"),
        (f"{URL}这里说每天要吃多少蛋白质？", "这里说每天要吃多少蛋白质？"),
        (f"প্রোটিন কতটুকু খেতে বলেছে? {URL}", "প্রোটিন কতটুকু খেতে বলেছে?"),
    ],
)
def test_a_question_beside_it_goes_to_the_page(message: str, question: str) -> None:
    """As it was asked, without the link."""
    (call,) = REQUESTS.of(message, Dialogue())
    assert call.arguments == {"url": URL, "question": question}


def test_several_links_are_read_and_too_many_are_not() -> None:
    """Each once, three at most."""
    links = [f"https://example.org/{n}" for n in (1, 2, 1, 3, 4)]
    calls = REQUESTS.of(" ".join(links), Dialogue())
    assert [call.arguments["url"] for call in calls] == [links[0], links[1], links[3]]


@pytest.mark.parametrize(
    "message",
    [
        "what does the article say about sleep?",
        "그 글에서 수면은 뭐라고 해?",
        "这篇文章里怎么说睡眠？",
        "ওই লেখায় ঘুম নিয়ে কী আছে?",
    ],
)
def test_a_later_question_goes_to_the_page_that_was_read_last(message: str, spotter: Spotter) -> None:
    """And without such a page it is a question like any other."""
    call = ToolCall(name="read_page", arguments={"url": URL})
    history = [
        UserMessage(text=URL),
        AssistantMessage(calls=(call,)),
        ToolMessage(call_id=call.id, name="read_page", result={"passages": []}),
        AssistantMessage(text="It says a lot."),
        UserMessage(text=message),
    ]
    (asked,) = REQUESTS.of(message, read_dialogue(history, spotter.facts))
    assert asked.arguments == {"url": URL, "question": message}
    assert REQUESTS.of(message, Dialogue()) == []


def test_a_pasted_plan_with_a_link_is_a_plan(spotter: Spotter) -> None:
    """Where it was found is no page to read."""
    plan = f"Found at {URL}, is it any good?\nDay A\nSquat 5x5\nBench press 5x5\nBarbell row 5x5"
    decision = spotter.policy.decide(plan, Dialogue(), Profile())
    assert [call.name for call in decision.calls] == ["check_training_plan"]


def test_a_plan_that_is_asked_for_beside_the_link_is_made(spotter: Spotter) -> None:
    """If the message tells all that it needs."""
    message = f"I'm a 30 y/o male, 180 cm, 80 kg, desk job: vegan meal plan to lose fat. Saw {URL}"
    decision = spotter.policy.decide(message, Dialogue(), Profile())
    assert [call.name for call in decision.calls] == ["read_page", "plan_nutrition"]


def test_what_an_address_says_is_nobodys_statement(spotter: Spotter) -> None:
    """A link to an article about chest pain is no chest pain, and its figures are nobody's height."""
    link = "https://www.example.org/i-have-chest-pain-when-i-train-180cm-80kg"
    assert spotter.gate.before([link], Profile()) is None
    assert spotter.facts.read(f"{link} what does it say?").quantities == []
    assert spotter.gate.before([f"{link} I have chest pain when I train"], Profile()) is not None
