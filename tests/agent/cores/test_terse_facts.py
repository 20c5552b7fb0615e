"""Facts in the short forms of Korean and Chinese messages, and an exercise that takes another's place."""

from __future__ import annotations

import pytest

from agent.cores.embedded.person_slots import personal
from agent.cores.embedded.picture_slots import picture_size
from agent.cores.embedded.slots import nutrition
from agent.cores.embedded.training_slots import training
from bootstrap import Spotter
from tests.agent.cores.turns import decide, last_calls


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("여, 만 47세, 159, 61", "female"),
        ("남 / 28 / 175", "male"),
        ("28살 남, 175", "male"),
        ("175cm 72kg 남", "male"),
        ("시간이 좀 남", None),
        ("남 눈치 보여", None),
    ],
)
def test_a_letter_for_the_sex_stands_alone(spotter: Spotter, text: str, sex: str | None) -> None:
    """Korean writes 남 and 여 between commas and behind units; the same letters also begin other words."""
    assert personal(spotter.facts.read(text)).get("sex") == sex


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("男 30 想减脂", 30),
        ("26，男，一周练4次", 26),
        ("남자 서른셋 주6일 운동", 33),
        ("여자 25", 25),
        ("여자 58", None),
    ],
)
def test_a_number_beside_the_sex_is_an_age_where_it_is_no_weight(spotter: Spotter, text: str, age: int | None) -> None:
    """Nobody weighs 26 kg; 58 may be either, and is not guessed."""
    assert personal(spotter.facts.read(text)).get("age_years") == age


@pytest.mark.parametrize("text", ["벌크업 말고 감량 식단", "不是增肌是减脂"])
def test_a_goal_that_is_set_aside_is_none(spotter: Spotter, text: str) -> None:
    """The other one is meant."""
    assert nutrition(spotter.facts.read(text))["goal"] == "lose_fat"


def test_a_goal_goes_before_being_healthy(spotter: Spotter) -> None:
    """People say that they are or want to be healthy beside any other goal."""
    told = training(spotter.facts.read("건강 때문에 시작했고 체지방 감량 목적으로 주 4일"))
    assert (told["goal"], told["days_per_week"]) == ("fat_loss", 4)


def test_the_stricter_diet_stands(spotter: Spotter) -> None:
    """A vegetarian cook may be a vegan."""
    assert nutrition(spotter.facts.read("我是做素食的厨师，自己纯素"))["diet"] == "vegan"


@pytest.mark.parametrize("text", ["我现在一天练两次", "一天两练", "我是快递小哥"])
def test_words_of_the_lexicon_hold_numerals(spotter: Spotter, text: str) -> None:
    """A message is read with its numerals as digits, and so is the lexicon."""
    assert personal(spotter.facts.read(text))["activity"] == "very_active"


@pytest.mark.parametrize("text", ["175에 72 남자", "175, 72 남자", "175/72 남자", "175 72 남자"])
def test_the_number_behind_a_height_is_the_weight(spotter: Spotter, text: str) -> None:
    """Whatever joins them."""
    assert personal(spotter.facts.read(text))["weight_kg"] == 72


@pytest.mark.parametrize(
    ("text", "avoid"),
    [
        ("무릎, 목에 무리 가는 거 제외", ["knee", "neck"]),
        ("목이랑 허리 안 좋아요", ["neck", "lower_back"]),
        ("종목은 무릎 아픈 거 빼고", ["knee"]),
        ("화목은 무릎 아파서 못 해", ["knee"]),
    ],
)
def test_the_neck_is_no_part_of_other_words(spotter: Spotter, text: str, avoid: list[str]) -> None:
    """목 is the neck, and a syllable of 종목 and of 화목."""
    assert spotter.facts.read(text).avoid == avoid


@pytest.mark.parametrize("text", ["768乘512", "768x512", "宽768 高512"])
def test_the_size_of_a_picture(spotter: Spotter, text: str) -> None:
    """Width before height, with any sign of multiplication."""
    assert picture_size(spotter.facts.read(text)) == {"width": 768, "height": 512}


@pytest.mark.parametrize(
    ("turns", "name"),
    [
        (["教我做引体向上", "太难了，换成高位下拉吧"], "lat pulldown"),
        (["卧推怎么做", "卧推换成俯卧撑吧"], "push-up"),
        (["스쿼트 보여줘", "그거 말고 데드리프트로 바꿔줘"], "deadlift"),
    ],
)
async def test_another_exercise_named_behind_one_that_was_shown(spotter: Spotter, turns: list[str], name: str) -> None:
    """It is shown; a stand-in is looked for where only the exercise itself is named, or why it cannot be done."""
    assert await last_calls(spotter, turns) == [("find_exercises", {"query": name})]


async def test_a_reason_still_asks_for_a_stand_in(spotter: Spotter) -> None:
    """The rack is taken: what was named is what has to be replaced."""
    ((tool, arguments),) = await last_calls(spotter, ["深蹲怎么做", "卧推架被占了，卧推换个动作"])
    assert (tool, arguments["exercise"]) == ("swap_exercise", "bench press")


@pytest.mark.parametrize("text", ["杠铃划船怎么做", "바벨로우 자세 보여줘"])
async def test_the_equipment_that_was_said_is_in_the_name(spotter: Spotter, text: str) -> None:
    """A bent-over row is found by its own name and by the barbell that the person named."""
    ((tool, arguments),) = await last_calls(spotter, [text])
    assert (tool, arguments["query"]) == ("find_exercises", "bent over barbell row")


@pytest.mark.parametrize(
    ("turns", "grams"),
    [
        (["一碗米饭多少卡", "那两碗呢"], 2),
        (["밥 한 공기 몇 칼로리", "두 공기는?"], 2),
        (["사과 한 개 칼로리", "세 개면?"], 3),
    ],
)
async def test_another_amount_of_the_same_food(spotter: Spotter, turns: list[str], grams: int) -> None:
    """An amount alone goes on with the food that was looked up last."""
    ((_, once),) = await last_calls(spotter, turns[:1])
    ((tool, more),) = await last_calls(spotter, turns)
    assert (tool, more["food"]) == ("look_up_food", once["food"])
    assert more["grams"] == pytest.approx(grams * once["grams"], rel=0.01)


@pytest.mark.parametrize(
    ("text", "muscle", "limit"),
    [
        ("胸肌昨天卧推练酸了哈哈 给我两个哑铃练肱二头的动作", "biceps", 2),
        ("어제 벤치해서 가슴 알배겼어요 오늘은 등 할건데 광배 운동 2개 추천", "lats", 2),
        ("종아리 운동을 하나만 알려주시면 고맙겠습니다", "calves", 1),
        ("爷爷75岁了想在家锻炼腿，推荐2个简单徒手动作", "quadriceps", 2),
    ],
)
async def test_a_number_of_exercises_for_a_muscle(spotter: Spotter, text: str, muscle: str, limit: int) -> None:
    """What was trained yesterday is no exercise to show, and a story around the request is no plan."""
    ((tool, arguments),) = await last_calls(spotter, [text])
    assert (tool, arguments["muscle"], arguments["limit"]) == ("find_exercises", muscle, limit)


async def test_a_food_with_its_amount_is_looked_up_whatever_it_stands_for(spotter: Spotter) -> None:
    """Without an amount the same words ask what to eat instead."""
    ((tool, arguments),) = await last_calls(spotter, ["빅맥세트 말고 그냥 두부 한모 300그램 칼로리 ㄱㄱ"])
    assert (tool, arguments["grams"]) == ("look_up_food", 300)


async def test_a_picture_shows_what_stands_beside_the_exercise(spotter: Spotter) -> None:
    """The panda is not lost to the plank."""
    message = "판다가 플랭크하는 그림 그려줘"
    decision = decide(spotter, [message])
    prompt = decision.calls[0].arguments["prompt"]
    assert "plank" in prompt and "판다" in prompt


def test_a_weight_before_days_of_training_is_a_weight(spotter: Spotter) -> None:
    """ "80kg 每周练3次" lifts nothing three times."""
    person = personal(spotter.facts.read("减脂食谱 男28 175 80kg 每周练3次"))
    assert (person["weight_kg"], person["activity"]) == (80, "light")
