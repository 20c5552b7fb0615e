"""The part of an article that answers, and its sentences with their works."""

from __future__ import annotations

import pytest

from agent.answers.writer import AnswerWriter
from agent.messages import ToolCall, ToolMessage
from bootstrap import Spotter
from domain.vocabulary import Language
from knowledge.articles.library import ArticleLibrary
from tools.knowledge.search_knowledge import SearchKnowledgeResult


def asked(spotter: Spotter, query: str) -> SearchKnowledgeResult:
    result = spotter.tools.run("search_knowledge", {"query": query})
    assert isinstance(result, SearchKnowledgeResult)
    return result


def text_of(result: SearchKnowledgeResult) -> str:
    return " ".join(sentence.text for sentence in result.answer)


@pytest.mark.parametrize(
    ("query", "part", "says"),
    [
        ("does creatine cause hair loss", "creatine#s", "hair loss"),
        ("how much creatine a day", "creatine#", "3–5 g"),
        ("is the smith machine bad for you", "free-weights-or-machines#s", "Smith machine"),
        ("does lifting weights stunt growth", "children-and-teens-lifting#", "growth"),
        ("how much protein should i eat to build muscle", "protein-per-day#en", "1.6 g"),
    ],
)
def test_the_part_that_answers_is_chosen(spotter: Spotter, query: str, part: str, says: str) -> None:
    """A special question is answered by the section that says it, a plain one by the short answer."""
    result = asked(spotter, query)
    assert result.answer[0].id.startswith(part)
    assert says in text_of(result)


@pytest.mark.parametrize("query", ["단백질은 하루에 얼마나 먹어야 해?", "每天应该吃多少蛋白质", "দিনে কতটা প্রোটিন দরকার"])
def test_the_answer_is_in_the_question_s_language(spotter: Spotter, query: str) -> None:
    """Whoever asks in Korean, Chinese or Bengali reads no English."""
    answer = text_of(asked(spotter, query))
    assert answer and not any(word in answer for word in (" the ", " and ", " protein "))


@pytest.mark.parametrize("query", ["is creatine safe", "how long should i rest between sets", "睡前吃东西会胖吗"])
def test_it_is_short_and_every_sentence_is_one_of_ours_with_its_works(spotter: Spotter, query: str) -> None:
    """One to four sentences that stand in an article, word for word, in a row."""
    result = asked(spotter, query)
    assert 1 <= len(result.answer) <= 4
    own = {
        sentence.text
        for passage in ArticleLibrary().passages
        for language in Language
        for sentence in passage.said_in(language)
    }
    for sentence in result.answer:
        assert sentence.text in own
        assert sentence.source == sentence.sources[0]
        assert sentence.source.url_or_doi


def test_nothing_is_answered_outside_the_field(spotter: Spotter) -> None:
    """Where the passages do not answer, there are no sentences that look as if they did."""
    result = asked(spotter, "how do i renew a passport in two weeks")
    assert not result.confident
    assert result.answer == []


def test_every_written_sentence_ends_in_a_marker(spotter: Spotter) -> None:
    """The reader sees for each sentence where it comes from, counted from 1."""
    result = asked(spotter, "does creatine cause hair loss").model_dump(mode="json")
    written = written_answer(spotter, result)
    first = written.split("\n\n")[0]
    assert first.startswith(result["answer"][0]["text"] + " [1]")
    for sentence in result["answer"]:
        behind = first.split(sentence["text"], 1)[1].lstrip()
        assert behind.startswith("["), sentence["text"]


def written_answer(spotter: Spotter, result: dict[str, object]) -> str:
    """What the coach says for a result."""
    call = ToolCall(id="1", name="search_knowledge", arguments={"query": "hair"})
    message = ToolMessage(call_id="1", name="search_knowledge", result=result)
    return AnswerWriter(spotter.translator).answer([call], [message], Language.EN)
