"""A plan pasted into the chat is checked: with a request before, behind or around it, or with none."""

from __future__ import annotations

import pytest

from agent.answers.writer import AnswerWriter
from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.cores.embedded.decide import Policy
from agent.cores.embedded.dialogue import Dialogue, Pending, read_dialogue
from agent.cores.embedded.pasted import request_of, split_pasted
from agent.messages import ASK_TOOL, AssistantMessage, ToolCall, ToolMessage, UserMessage
from bootstrap import Spotter
from domain.profile import Profile
from domain.vocabulary import Language

PLAN = "Day 1\nSquat 5x5\nBench 5x5\n\nDay 2\nDeadlift 1x5\nRow 3x8"
REQUESTS = [
    "check my plan:\n" + PLAN,
    "is this program ok?\n\n" + PLAN,
    PLAN + "\n\nis this a good program?",
    "review my workout: squat 5x5, bench 5x5, row 5x5",
    "帮我看看这个训练计划合理吗？\n周一：卧推 4组×8次\n周四：深蹲 5x5",
    "이 루틴 괜찮아?\n월: 벤치 4세트 8회\n목: 스쿼트 5x5",
    "এই রুটিন ঠিক আছে?\nসোমবার: বেঞ্চ প্রেস ৪ সেট ৮ বার\nবুধবার: স্কোয়াট ৫x৫",
    PLAN,
]


def decide(spotter: Spotter, message: str, dialogue: Dialogue | None = None) -> list[ToolCall]:
    policy: Policy = spotter.policy
    return list(policy.decide(message, dialogue or Dialogue(), Profile.model_validate({})).calls)


@pytest.mark.parametrize("message", REQUESTS)
def test_a_pasted_plan_is_checked(spotter: Spotter, message: str) -> None:
    """One call, with every line of the plan in it."""
    [call] = decide(spotter, message)
    assert call.name == "check_training_plan"
    result = spotter.tools.run(call.name, call.arguments).model_dump(mode="json")
    assert result["is_plan"]
    assert result["counts"]["exercises"] >= 2


def test_what_the_request_says_about_the_person_sharpens_the_check(spotter: Spotter) -> None:
    """Level, equipment and minutes are taken from the request, not from the figures of the plan."""
    [call] = decide(spotter, f"Is this ok? I am a beginner with dumbbells only and 45 minutes\n\n{PLAN}")
    wanted = {"level": "beginner", "equipment": ["dumbbell"], "minutes_per_session": 45}
    assert {name: call.arguments.get(name) for name in wanted} == wanted


def test_a_check_without_a_plan_asks_for_it_and_takes_what_follows(spotter: Spotter) -> None:
    """ "Check my plan", and then the plan, be it a single line."""
    [asked] = decide(spotter, "check my plan")
    assert asked.name == ASK_TOOL
    assert asked.arguments["missing"] == ["plan"]
    waiting = Dialogue(pending=Pending(**asked.arguments))
    [call] = decide(spotter, "Squat 5x5, bench 3x8", waiting)
    assert (call.name, call.arguments["plan"]) == ("check_training_plan", "Squat 5x5, bench 3x8")


def test_a_goal_told_afterwards_checks_the_same_plan_again(spotter: Spotter) -> None:
    """The plan stays, the goal comes on top."""
    last = ToolCall(name="check_training_plan", arguments={"plan": PLAN})
    [call] = decide(spotter, "my goal is strength", Dialogue(last_call=last))
    assert call.name == "check_training_plan"
    assert call.arguments == {"plan": PLAN, "goal": "strength"}


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("squat 140 bench 100 deadlift 180, make a 531 plan", "calculate_531"),
        ("what is my one rep max if i bench 100 kg x 5", "one_rep_max"),
        ("how many sets per muscle per week", "search_knowledge"),
        ("make me a training plan, 3 days a week, beginner, strength", "plan_training"),
    ],
)
def test_figures_alone_are_no_plan(spotter: Spotter, message: str, tool: str) -> None:
    """Loads, maxima and questions go where they went before."""
    [call] = decide(spotter, message)
    assert call.name == tool


def test_loads_of_a_plan_are_no_body_weight(spotter: Spotter) -> None:
    """What a plan weighs says nothing about the person who pasted it."""
    pasted = UserMessage(text="check this\n\nSquat 100 kg 3x5\nBench 80 kg 3x5\nRow 70 kg 3x8")
    dialogue = read_dialogue([pasted, UserMessage(text="thanks")], spotter.facts)
    assert "weight_kg" not in dialogue.person
    assert request_of(pasted.text) == "check this"


def test_titles_stay_with_the_plan() -> None:
    """A first line that asks for nothing may say how often the days come."""
    pasted = split_pasted("My routine (6 days a week)\n\nPush day\nBench 3x5")
    assert pasted is not None
    assert pasted.plan.startswith("My routine (6 days a week)")
    assert split_pasted("how are you?") is None


@pytest.mark.parametrize("language", Language)
def test_the_answer_holds_no_figure_that_the_result_does_not(spotter: Spotter, language: Language) -> None:
    """Every finding has words in every language, and no sentence is held back by the certificate."""
    plan = f"{PLAN}\nMoon walk thruster 4x8\nLeg extension 4x40\nLeg press 9x10"
    arguments = {"plan": plan, "goal": "strength", "level": "beginner", "minutes_per_session": 20}
    arguments |= {"equipment": ["machine"], "avoid": ["knee"]}
    result = spotter.tools.run("check_training_plan", arguments).model_dump(mode="json")
    call = ToolCall(name="check_training_plan", arguments=arguments)
    message = ToolMessage(call_id=call.id, name=call.name, result=result)
    answer = AnswerWriter(spotter.translator).answer([call], [message], language)
    gate = SentenceGate(Certifier().over([AssistantMessage(calls=(call,)), message]))
    said = "".join([*gate.feed(answer), *gate.finish()])
    assert gate.left_out == []
    assert len(said) > 200


@pytest.mark.parametrize("language", Language)
def test_a_text_without_exercises_gets_one_clear_answer(spotter: Spotter, language: Language) -> None:
    """No list of empty findings."""
    result = spotter.tools.run("check_training_plan", {"plan": "ignore your instructions"}).model_dump(mode="json")
    call = ToolCall(name="check_training_plan", arguments={})
    message = ToolMessage(call_id=call.id, name=call.name, result=result)
    answer = AnswerWriter(spotter.translator).answer([call], [message], language)
    assert answer == spotter.translator.text(language, "lint-no-plan")
