"""The embedded core on messages that go on with the last question, in four languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bootstrap import Spotter
from domain.vocabulary import Language
from tests.agent.cores.turns import last_turn


@pytest.mark.parametrize(
    ("language", "question", "more"),
    [
        (Language.EN, "is creatine safe?", "tell me more"),
        (Language.EN, "is creatine safe?", "Why?"),
        (Language.EN, "how long should i rest between sets", "more details please"),
        (Language.ZH, "睡前吃东西会胖吗", "详细点"),
        (Language.KO, "크레아틴 먹어도 돼?", "더 자세히 알려줘"),
        (Language.BN, "ক্রিয়েটিন কি নিরাপদ?", "আরও বলো"),
    ],
)
async def test_more_is_told_of_the_same_matter(spotter: Spotter, language: Language, question: str, more: str) -> None:
    """The second answer is another part of what the sources say, not the first again."""
    _, first = await last_turn(spotter, [question], language)
    ((tool, arguments),), second = await last_turn(spotter, [question, more], language)
    assert (tool, arguments["query"], arguments["told"]) == ("search_knowledge", question, 1)
    assert second and second != first


async def test_an_end_is_said(spotter: Spotter) -> None:
    """Who goes on asking hears that there is no more, and is not told the same twice."""
    answers = [await last_turn(spotter, ["is creatine safe?", *["more"] * times], Language.EN) for times in range(8)]
    texts = [text for _, text in answers]
    end = texts.index(next(text for text in texts if "all my sources say" in text))
    assert end >= 3
    assert len(set(texts[:end])) == end
    assert set(texts[end:]) == {texts[end]}


@pytest.mark.parametrize(
    ("language", "turns", "words"),
    [
        (Language.EN, ["how many sets per week for chest", "and for legs?"], ["sets per week", "legs"]),
        (Language.EN, ["is coffee bad before training", "what about tea?"], ["before training", "tea"]),
        (Language.ZH, ["肌酸伤肾吗", "那女生呢？"], ["肌酸", "女生"]),
        (Language.KO, ["크레아틴 먹어도 돼?", "그럼 여자는?"], ["크레아틴", "여자"]),
        (Language.BN, ["ক্রিয়েটিন কি নিরাপদ?", "আর মেয়েদের বেলায়?"], ["ক্রিয়েটিন", "মেয়ে"]),
    ],
)
async def test_the_same_is_asked_about_another_matter(
    spotter: Spotter, language: Language, turns: Sequence[str], words: Sequence[str]
) -> None:
    """The rest of a question is understood with the question before it."""
    ((tool, arguments),), _ = await last_turn(spotter, turns, language)
    assert tool == "search_knowledge"
    assert all(word in arguments["query"] for word in words)


@pytest.mark.parametrize("other", ["show me a squat", "how many calories in 100 g of rice", "1rm for 100 kg x 5 reps"])
async def test_another_request_is_no_rest_of_a_question(spotter: Spotter, other: str) -> None:
    """What asks for something else by itself is answered by itself."""
    ((tool, _),), _ = await last_turn(spotter, ["is creatine safe?", other], Language.EN)
    assert tool != "search_knowledge"
