"""Answers about single foods, in the four languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import agent.answers
from agent.answers.writer import AnswerWriter
from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.messages import AssistantMessage, ToolCall, ToolMessage
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from retrievers.foods import FoodSearch
from tools.nutrition.look_up_food import LookUpFood
from tools.registry import ToolRegistry

FOODS = FoodTable()
WRITER = AnswerWriter(Translator([TEXTS_DIR, Path(agent.answers.__file__).parent / "texts"]))
REGISTRY = ToolRegistry([LookUpFood(FoodSearch(FOODS, RecipeBook(FOODS)))])


def answer(food: str, language: Language) -> str:
    """The answer about a food; every sentence of it must pass the certificate."""
    call = ToolCall(id="1", name="look_up_food", arguments={"food": food})
    result = REGISTRY.run(call.name, call.arguments).model_dump(mode="json")
    message = ToolMessage(call_id=call.id, name=call.name, result=result)
    text = WRITER.answer([call], [message], language)
    gate = SentenceGate(Certifier().over([AssistantMessage(calls=(call,)), message]))
    assert "".join([*gate.feed(text), *gate.finish()]) == text
    assert gate.left_out == []
    return text


@pytest.mark.parametrize(
    ("language", "food", "words"),
    [
        (Language.EN, "a cup of rice", ["white rice (1 cup)", "158 g", "for the cooked food"]),
        (Language.ZH, "三个鸡蛋", ["鸡蛋（3个）", "150克", "按生重计算"]),
        (Language.KO, "현미 한 공기", ["현미밥 (1그릇)", "210g", "익힌 상태의 수치예요"]),
        (Language.BN, "২টা ডিম", ["ডিম (২টি)", "100 গ্রাম", "রান্নার আগের ওজনের"]),
    ],
)
def test_the_amount_and_the_state_are_told(language: Language, food: str, words: list[str]) -> None:
    """A bowl of rice is cooked rice, and three eggs are weighed raw; both change the figures."""
    text = answer(food, language)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", Language)
def test_a_stand_in_is_named(language: Language) -> None:
    """USDA has no hilsa: the answer says whose figures it gives."""
    assert "shad" in answer("ilish", language)


@pytest.mark.parametrize("language", Language)
def test_a_home_dish_is_told_with_its_parts(language: Language) -> None:
    """A stew of the kitchen is ours: what it was added up from stands beside the figures."""
    kimchi = {Language.EN: "kimchi", Language.ZH: "泡菜", Language.KO: "배추김치", Language.BN: "কিমচি"}
    parts = answer("kimchi jjigae", language).split("\n\n")[1]
    assert kimchi[language] in parts
    assert "30" in parts
