"""Training plans that are pasted into a message: where the request ends and the plan begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from domain.languages import ascii_digits
from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.headings import HeadingReader
from tools.training.linter.reading.writing import prepare

_SETS = re.compile(
    r"\d ?[x×✕*] ?(?:\d|amrap|max|f\b)|\d ?(?:sets?\b|组|組|세트|সেট)|\d ?(?:reps?\b|次|회|বার)"
    r"|[|\t;,] ?\d+ ?[|\t;,] ?\d|\d(?:/\d+){2}|\d+ ?% ?x|@ ?\d"
)
"""Sets and repetitions in any of the ways that lists of exercises show them."""
_ENDS_SENTENCE = re.compile(r"[:：?？!！.。।][\s\"']*$")
_SAME_LINE = re.compile(r"[:：](?=\s*\S)")
_SAME_LINE_WITH_SETS = re.compile(r"[:：?？](?=\s*\S)")
"""Behind it a plan begins on the line of its request; a question needs sets behind it."""
_LONG_SENTENCE = 40
"""Characters from which a line before the plan is part of the request, not a title."""
PLAN_AMOUNTS = 3
"""Sets and repetitions from which a message is a plan although nothing is asked about it."""


@dataclass(frozen=True)
class Pasted:
    """A message with a plan in it: what is asked, the plan, and how many of its lines show sets or repetitions."""

    request: str
    plan: str
    amounts: int


def split_pasted(message: str) -> Pasted | None:
    """The request and the plan of a message; None where it holds no lines with sets or repetitions."""
    lines = message.splitlines()
    counts = [len(_SETS.findall(ascii_digits(line).lower())) for line in lines]
    if not any(counts):
        return None
    head = (_SAME_LINE_WITH_SETS if counts[0] else _SAME_LINE).search(lines[0])
    if head and not _begins_plan(lines[0]) and not _SETS.search(ascii_digits(lines[0][: head.start()]).lower()):
        return Pasted(lines[0][: head.start()], message[head.end() :].strip(), sum(counts))
    begin = _end_of_request(lines[: next(number for number, count in enumerate(counts) if count)])
    if begin:
        request = "\n".join(lines[:begin])
        # A title such as "My routine (6 days a week)" reads like a request, but belongs to the plan.
        plan = "\n".join(lines[begin:]).strip("\n") if _ENDS_SENTENCE.search(request) else message
        return Pasted(request, plan, sum(counts))
    if len(lines) > 1 and not counts[-1] and _ENDS_SENTENCE.search(lines[-1]):
        return Pasted(lines[-1], "\n".join(lines[:-1]).strip("\n"), sum(counts))
    return Pasted(message if len(lines) == 1 else "", message, sum(counts))


def request_of(message: str) -> str:
    """A message without the plan that is pasted into it: the figures of a plan say nothing about the person."""
    pasted = split_pasted(message)
    return pasted.request if pasted and pasted.amounts >= PLAN_AMOUNTS else message


def _end_of_request(before: list[str]) -> int:
    """How many of the lines before the first sets belong to the request.

    It ends at a blank line and at the heading of a week or day; a further line is part of it if it is a sentence.
    """
    end = 0
    for number, line in enumerate(before, start=1):
        if not line.strip():
            return end
        is_sentence = len(line) > _LONG_SENTENCE or _ENDS_SENTENCE.search(line)
        if _begins_plan(line) or (number > 1 and not is_sentence):
            return end
        end = number
    return end


def _begins_plan(line: str) -> bool:
    heading = _headings().read(line, prepare(line), lambda text: False)
    return heading is not None and bool(heading.names_place or heading.weeks or heading.label)


@cache
def _headings() -> HeadingReader:
    return HeadingReader(Grammar())
