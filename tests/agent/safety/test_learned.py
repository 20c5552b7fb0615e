"""The learned reader: what it adds to the patterns, what it leaves alone, and the data that it learns from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from agent.safety.examples import Standing, load_examples
from agent.safety.flags import CONDITIONAL, Flag
from agent.safety.gate import SafetyGate
from agent.safety.second_opinion import PREGNANCY_WARNING
from domain.learning.learned_model import LearnedModel
from domain.profile import Profile

NOBODY = Profile.model_validate({})
LANGUAGES = ("en", "zh", "ko", "bn")
_FOLDER = Path(__file__).parents[3] / "agent" / "safety" / "examples"


@pytest.fixture
def gate(learned_gate: SafetyGate) -> SafetyGate:
    return learned_gate


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ("they found my arteries are all narrowed. bench plan please", Flag.HEART_CONDITION),
        ("my pressure laughs at the tablets, legs today?", Flag.UNCONTROLLED_BLOOD_PRESSURE),
        ("夜里老想着把药片都吞了，不想醒", Flag.SELF_HARM),
        ("세트 끝나고 뭐 안 잡으면 픽 넘어가요", Flag.DIZZINESS_FAINTING),
        ("rater khabar ulte dei roj, tao ojon kome na", Flag.EATING_DISORDER),
    ],
)
def test_it_finds_what_no_pattern_names(gate: SafetyGate, message: str, flag: Flag) -> None:
    """Oblique words refer, and the patterns alone would have let them pass."""
    assert SafetyGate().before([message], NOBODY) is None
    assert gate.before([message], NOBODY) is flag


@pytest.mark.parametrize(
    "message",
    [
        "my pecs are so sore after flyes, what else can I train",
        "want to lose weight, 34m 82kg 180cm",
        "burpees nearly killed me lol, next exercise?",
        "我妈肾不好，我做饭，鸡胸肉热量多少",
        "가슴 근육통이 심한데 등 운동 뭐 있어요",
        "হাঁটুতে শব্দ হয়, ব্যথা নেই, স্কোয়াট দেখান",
        "thanks a lot!",
    ],
)
def test_harmless_messages_pass(gate: SafetyGate, message: str) -> None:
    """Soreness, wishes, jokes and relatives are no red flag to it."""
    assert gate.before([message], NOBODY) is None


@pytest.mark.parametrize(
    "message",
    [
        "head spins? no. show me a squat",
        "头晕？没有。深蹲怎么做",
        "어지럽냐고? 아니. 스쿼트 알려줘",
        "মাথা ঘোরে? না। স্কোয়াট দেখান",
    ],
)
def test_a_question_answered_with_no_is_a_denial(gate: SafetyGate, message: str) -> None:
    """The answer stands in the next sentence."""
    assert gate.before([message], NOBODY) is None


def test_what_it_finds_holds_until_taken_back(gate: SafetyGate) -> None:
    """A learned statement counts as much as one that a pattern found."""
    said = "i've got a dodgy ticker, the doc says blocked arteries"
    assert gate.before([said, "ok make me a strength plan"], NOBODY) is Flag.HEART_CONDITION
    assert gate.before([said, "just kidding, my heart is fine", "ok make me a strength plan"], NOBODY) is None


def test_figures_are_left_to_the_rules(gate: SafetyGate) -> None:
    """Numbers look alike to it: 185 refers and 118 does not."""
    assert gate.before(["my blood pressure is 185/100, strength plan"], NOBODY) is Flag.UNCONTROLLED_BLOOD_PRESSURE
    assert gate.before(["my blood pressure is 118/74, strength plan"], NOBODY) is None


def test_a_conditional_flag_still_needs_its_request(gate: SafetyGate) -> None:
    """Being pregnant is no red flag by itself."""
    assert gate.before(["got a bun in the oven, show me a squat"], NOBODY) is None
    assert gate.before(["got a bun in the oven, i want to lose weight"], NOBODY) is Flag.PREGNANCY


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_examples(language: str) -> None:
    """Every flag that words can state has examples, 120 in all, and as many again that are meant otherwise."""
    examples = load_examples(_FOLDER / language)
    stated = [one for one in examples if one.standing is Standing.STATED]
    assert {one.topic for one in stated} == {*(flag.value for flag in Flag), PREGNANCY_WARNING}
    assert all(sum(one.topic == flag for one in stated) >= 25 for flag in set(Flag) - CONDITIONAL)
    assert len(stated) >= 120
    assert len(examples) - len(stated) >= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_a_grammar_is_filled(language: str) -> None:
    """A pattern leaves no gap, and every phrase that is listed is used by some pattern."""
    raw = yaml.safe_load((_FOLDER / language / "grammar.yaml").read_text("utf-8"))
    patterns = [text for by in raw["sentences"].values() for texts in by.values() for text in texts]
    named = {name for pattern in patterns for name in re.findall("<([a-z0-9]+)>", pattern)}
    assert named == set(raw["slots"])
    assert not [one.text for one in load_examples(_FOLDER / language) if "<" in one.text and ">" in one.text]


@pytest.mark.parametrize(
    "message",
    [
        "5/3/1 squat 150 bench 110 kg, TM test in the 7th week",
        "deload in week 7",
        "3 week cycle, jokers",
        "531 squat 150 bench 110 kg, use fsl instead",
        "7주차 디로드, 스쿼트 150 벤치 110",
        "第七周测TM，深蹲150卧推110",
        "৭ম সপ্তাহে ডিলোড, স্কোয়াট ১৫০ বেঞ্চ ১১০",
        "I don't eat pork or shellfish. 3 meals a day, one week meal plan",
    ],
)
def test_weeks_of_a_cycle_and_foods_left_out_pass(gate: SafetyGate, message: str) -> None:
    """The seventh week of a strength cycle is no pregnancy, and no pork is no disorder."""
    assert gate.before([message], NOBODY) is None


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ("my dad had a bypass in january, make him a dumbbell routine", Flag.HEART_CONDITION),
        ("公公去年搭了桥，想让他在家练练哑铃，帮忙写个计划", Flag.HEART_CONDITION),
        ("my neighbour had a bypass in january. dumbbell routine for me please", None),
        ("옆집 아줌마가 수영장에서 기절하셔서 놀랐네요. 식빵 한 장 칼로리가?", None),
        ("took a cut, bp always been chill, 110/70. strength block please", None),
    ],
)
def test_whose_it_is_decides(gate: SafetyGate, message: str, flag: Flag | None) -> None:
    """What is told of another person counts if the plan is for them; a normal reading outweighs words."""
    assert gate.before([message], NOBODY) is flag


def test_no_example_is_both_stated_and_not() -> None:
    """A sentence cannot teach both."""
    stated = {one.text.lower() for one in load_examples() if one.standing is Standing.STATED}
    otherwise = {one.text.lower() for one in load_examples() if one.standing is not Standing.STATED}
    assert stated & otherwise == set()


def test_a_model_is_learned_once_for_the_same_data(tmp_path: Path) -> None:
    """It is read back while the data stay, and replaced when they change."""
    learned: list[str] = []

    def model(data: str) -> LearnedModel:
        def learn() -> str:
            learned.append(data)
            return data

        return LearnedModel("words", tmp_path, lambda: [data.encode()], learn)

    assert model("a").value == model("a").value == "a"
    assert learned == ["a"]
    assert not model("b").is_prepared
    assert model("b").value == "b"
    assert model("b").is_prepared
    assert len(list(tmp_path.iterdir())) == 1
