"""The embedded core over real tools: what it decides in four languages, across turns, and what it answers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from agent.events import Asked, Citation, Event, Failed, Picture, Text, ToolFinished, ToolStarted
from agent.messages import ASK_TOOL
from bootstrap import Spotter
from domain.profile import Profile
from domain.vocabulary import Activity, Language, Sex
from tests.agent.cores.turns import decide

WOMAN = "I'm a 31 y/o woman, 168 cm, 64 kg, desk job. "


CALLS: list[tuple[list[str], str, dict[str, Any]]] = [
    (["Show me how to do a Romanian deadlift"], "find_exercises", {"query": "romanian deadlift"}),
    (["RDL 보여줘"], "find_exercises", {"query": "romanian deadlift"}),
    (["卧推怎么做"], "find_exercises", {"query": "bench press"}),
    (["পুশ আপ কীভাবে করব"], "find_exercises", {"query": "push-up"}),
    (["sqaut form"], "find_exercises", {"query": "barbell back squat"}),
    (["chest exercises with dumbbells"], "find_exercises", {"muscle": "chest", "equipment": "dumbbell", "query": ""}),
    (
        [WOMAN + "Vegan meal plan to lose fat for 3 days, no soy", "make it 5 days"],
        "plan_nutrition",
        {"sex": "female", "age_years": 31, "diet": "vegan", "exclude": ["soy"], "days": 5, "activity": "sedentary"},
    ),
    (
        [WOMAN + "meal plan to maintain", "make it vegetarian"],
        "plan_nutrition",
        {"diet": "vegetarian", "goal": "maintain"},
    ),
    (
        [WOMAN + "meal plan to lose fat, not vegan, no dairy", "another one"],
        "plan_nutrition",
        {"seed": 1, "diet": "omnivore"},
    ),
    (["plan my food", "female 168 cm 64 kg, 31", "office job, lose weight"], "plan_nutrition", {"age_years": 31}),
    (["m/28/180cm/80kg 5'11\" gain muscle meal plan, gym 4x a week"], "plan_nutrition", {"age_years": 28}),
    (
        ["meal plan gain muscle m 28 5'11\" 180 lbs, very active"],
        "plan_nutrition",
        {"height_cm": 180.34, "weight_kg": 81.65},
    ),
    (
        ["３１歳じゃない 女 31岁 身高168 体重64公斤 久坐 减脂食谱"],
        "plan_nutrition",
        {"height_cm": 168, "weight_kg": 64},
    ),
    (["5 day split, hypertrophy, advanced", "actually 4 days"], "plan_training", {"days_per_week": 4}),
    (
        ["3 days a week beginner strength plan, bad knee, dumbbells"],
        "plan_training",
        {"avoid": ["knee"], "equipment": ["dumbbell"]},
    ),
    (
        ["벤치 100, 스쿼트 140, 데드 180, 오버헤드프레스 60kg일 때 5/3/1 BBB 짜줘"],
        "calculate_531",
        {"bench_press": 100, "squat": 140, "deadlift": 180, "overhead_press": 60, "template": "boring_but_big"},
    ),
    (["bench/squat/dead/ohp 100/140/180/60 531"], "calculate_531", {"squat": 140, "overhead_press": 60}),
    (["531 squat 140 kg, bench 225 lb"], "calculate_531", {"unit": "kg", "squat": 140, "bench_press": 102.06}),
    (["531 squat 100 kg", "and in pounds"], "calculate_531", {"unit": "lb", "squat": 220.46}),
    (["531 squat 100 kg", "I meant 110"], "calculate_531", {"squat": 110}),
    (["I benched 100kg for 5, what's my 1rm"], "one_rep_max", {"load": 100, "reps": 5}),
    (["calories of 2 eggs"], "look_up_food", {"food": "egg", "grams": 100}),
    (["is creatine safe?"], "search_knowledge", {"query": "is creatine safe?"}),
    (["하체운동 추천해줘", "덤벨로 하는 걸로"], "find_exercises", {"equipment": "dumbbell"}),
    (["감량 중인데 닭가슴살 100g 칼로리 알려줘"], "look_up_food", {"food": "chicken breast", "grams": 100}),
    (["체중 80kg이고 스쿼트 140 벤치 100 데드 180 531 짜줘"], "calculate_531", {"squat": 140, "deadlift": 180}),
    (["calories in 100 g of chicken breast", "and 200 g?"], "look_up_food", {"food": "chicken breast", "grams": 200}),
    (
        ["I'm 1.60 m tall, 55kg, 27 y woman, tdee? desk job"],
        "energy_needs",
        {"sex": "female", "height_cm": 160, "age_years": 27},
    ),
    (["gimme 4 chest exercises with dumbbells"], "find_exercises", {"limit": 4, "muscle": "chest", "query": ""}),
    (["my knee hurts, what leg exercises are ok"], "find_exercises", {"avoid": ["knee"]}),
    (
        ["meal plan to lose fat", "male, 29, 180 cm, 80 kg, I train twice a week"],
        "plan_nutrition",
        {"age_years": 29, "activity": "light"},
    ),
    (["draw a tree pose"], "generate_image", {"prompt": "tree pose"}),
]


@pytest.mark.parametrize(("turns", "tool", "arguments"), CALLS, ids=[" | ".join(turns) for turns, _, _ in CALLS])
def test_the_right_call(spotter: Spotter, turns: list[str], tool: str, arguments: dict[str, Any]) -> None:
    """Tool and arguments as a careful reader would fill them."""
    call = decide(spotter, turns).calls[0]
    assert call.name == tool
    defaults = {name: info.default for name, info in spotter.tools.get(tool).arguments.model_fields.items()}
    given = defaults | call.arguments
    assert {name: given.get(name) for name in arguments} == arguments


def test_a_question_about_a_week_changes_no_load(spotter: Spotter) -> None:
    """The 3 of "week 3 squat" is no weight."""
    decision = decide(spotter, ["531 squat 140", "what weight do I lift on week 3 squat?"])
    assert all(call.arguments.get("squat", 140) == 140 for call in decision.calls)


@pytest.mark.parametrize(
    ("turns", "missing"),
    [
        (["give me a meal plan"], {"sex", "age_years", "height_cm", "weight_kg", "activity", "goal"}),
        (["给我做一个减脂食谱"], {"sex", "age_years", "height_cm", "weight_kg", "activity"}),
        (["plan my food", "31"], {"sex", "age_years", "height_cm", "weight_kg", "activity", "goal"}),
        (["5/3/1 please"], {"lifts"}),
        (["make me a training plan"], {"goal", "days_per_week", "level"}),
        (["what is my one rep max"], {"load", "reps"}),
    ],
)
def test_all_that_is_missing_is_asked_for_at_once(spotter: Spotter, turns: list[str], missing: set[str]) -> None:
    """Nothing is guessed: a lone number could be an age as well as a weight."""
    call = decide(spotter, turns).calls[0]
    assert call.name == ASK_TOOL
    assert set(call.arguments["missing"]) == missing


def test_the_profile_fills_what_the_message_leaves_open(spotter: Spotter) -> None:
    """What the message says beats what was saved."""
    saved = Profile(sex=Sex.FEMALE, age_years=40, height_cm=160, weight_kg=60, activity=Activity.LIGHT)
    call = decide(spotter, ["meal plan to lose fat, I'm 70 kg now"], saved).calls[0]
    assert call.name == "plan_nutrition"
    assert (call.arguments["weight_kg"], call.arguments["age_years"]) == (70, 40)


def test_what_was_said_earlier_is_not_asked_again(spotter: Spotter) -> None:
    """A topic change drops nothing."""
    call = decide(spotter, [WOMAN + "what's my tdee?", "show me a squat", "meal plan to lose fat"]).calls[0]
    assert call.name == "plan_nutrition"
    assert call.arguments["height_cm"] == 168


def test_two_requests_in_one_message_are_two_calls(spotter: Spotter) -> None:
    """Both are made."""
    names = {call.name for call in decide(spotter, ["calories of 2 eggs and show me a squat"]).calls}
    assert names == {"look_up_food", "find_exercises"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", "greet"),
        ("thanks!", "thanks"),
        ("what can you do?", "about"),
        ("what's the weather in Paris", "off_topic"),
    ],
)
def test_what_needs_no_tool_gets_none(spotter: Spotter, text: str, kind: str) -> None:
    """Greetings, thanks, questions about itself and what lies outside fitness."""
    decision = decide(spotter, [text])
    assert decision.say == kind
    assert decision.calls == ()


async def turn(spotter: Spotter, text: str, language: Language = Language.EN) -> list[Event]:
    assistant = spotter.assistant
    return [event async for event in assistant.send(assistant.new_conversation(), text, language)]


def said(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Text))


QUESTIONS = {
    Language.EN: [
        "Show me a squat",
        "5/3/1 squat 140 bench 100",
        WOMAN + "2 day meal plan to lose fat",
        "is creatine safe",
    ],
    Language.KO: [
        "스쿼트 보여줘",
        "5/3/1 스쿼트 140 벤치 100",
        "여자 31세 168cm 64kg 사무직인데 이틀치 다이어트 식단 짜줘",
        "크레아틴 안전해?",
    ],
    Language.ZH: ["深蹲怎么做", "5/3/1 深蹲140 卧推100", "女 31岁 168cm 64公斤 久坐 两天减脂食谱", "肌酸安全吗"],
    Language.BN: [
        "স্কোয়াট দেখাও",
        "৫/৩/১ স্কোয়াট ১৪০ বেঞ্চ ১০০",
        "মহিলা ৩১ বছর ১৬৮ সেমি ৬৪ কেজি ডেস্ক জব, ২ দিনের ওজন কমানোর ডায়েট চার্ট দাও",
        "ক্রিয়েটিন কি নিরাপদ",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang, texts in QUESTIONS.items() for text in texts])
async def test_whole_turns_are_answered_in_the_language_of_the_question(
    spotter: Spotter, language: Language, text: str
) -> None:
    """A tool ran without error, and no sentence of our own templates was stopped by the certificate."""
    events = await turn(spotter, text, language)
    finished = [event for event in events if isinstance(event, ToolFinished)]
    assert finished
    assert all(event.error is None for event in finished)
    assert not any(isinstance(event, Failed) for event in events)
    answer = said(events)
    assert spotter.translator.text(language, "left-out") not in answer
    script = {"ko": "\uac00", "zh": "\u4e00", "bn": "\u0980"}.get(language)
    assert script is None or sum(ord(character) >= ord(script) for character in answer) > 20


async def test_a_citation_marker_leads_to_its_source(spotter: Spotter) -> None:
    """Every marker in the text has a citation with a title and a way to find it; passages can be opened."""
    events = await turn(spotter, "how much protein do I need to build muscle")
    citations = [event for event in events if isinstance(event, Citation)]
    assert citations
    assert all(f"[{citation.number}]" in said(events) for citation in citations)
    assert all(citation.source.title and citation.source.url_or_doi and citation.passage for citation in citations)


async def test_words_beside_a_picture_are_answered_too(spotter: Spotter) -> None:
    """The picture is looked at, and the exercise that the words name is shown."""
    stream = BytesIO()
    Image.new("RGB", (40, 40), "grey").save(stream, "PNG")
    assistant = spotter.assistant
    images = [stream.getvalue()]
    events = [e async for e in assistant.send(assistant.new_conversation(), "show me a plank", images=images)]
    assert spotter.translator.text(Language.EN, "photo-no_person") in said(events)
    assert any(isinstance(event, Picture) for event in events)


async def test_an_exercise_comes_with_its_moving_picture(spotter: Spotter) -> None:
    """The picture event names a file that is there."""
    events = await turn(spotter, "show me a squat")
    picture = next(event for event in events if isinstance(event, Picture))
    assert picture.path.endswith(".gif")
    assert picture.exercise_id == "barbell-back-squat"


@pytest.mark.parametrize(
    "text",
    [
        "meal plan to lose fat: male, 300 years old, 180 cm, 80 kg, desk job",
        "meal plan to lose fat: male, 30 years old, 40 cm, 80 kg, desk job",
        "5/3/1 with squat -100",
        "12 day a week training plan, beginner, strength",
        "one rep max for 100 kg x 80 reps",
        "meal plan to lose fat: male, 30 years old, 180 cm, 80 kg, desk job, 400 days",
    ],
)
async def test_impossible_wishes_get_one_sentence_with_a_remedy(spotter: Spotter, text: str) -> None:
    """The error is said, nothing is invented, and the person may correct it."""
    events = await turn(spotter, text)
    assert any(isinstance(event, ToolStarted) for event in events)
    errors = [event.error for event in events if isinstance(event, ToolFinished)]
    assert errors[0] is not None
    assert errors[0]["hint"]
    assert spotter.translator.error(Language.EN, errors[0]) in said(events)
    assert spotter.translator.text(Language.EN, "left-out") not in said(events)


async def test_an_unknown_question_is_not_answered_from_nowhere(spotter: Spotter) -> None:
    """Without a fitting passage it says that its sources do not know."""
    events = await turn(spotter, "is it healthy to keep a horse in the garden shed?")
    assert any(isinstance(event, Asked | Text) for event in events)
    assert not any(isinstance(event, Citation) for event in events)
