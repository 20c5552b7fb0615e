"""Headings: weeks, days, rest days and the parts of a day, alone on a line or in front of exercises.

"Week 2, Day 1 (Monday) - Push: bench 4x8" is a week, a day, a weekday, a name and an exercise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.phrases import PhraseBook
from tools.training.linter.reading.words import Section

_MARKUP_BEFORE, _MARKUP_BEHIND = " #>*_=~[]`•◆■●▶-【", " #*_=~[]`:-】"
_MARKED = ("#", "**", "__", "==", "【", "[")
_GAP = re.compile(r"[\s:|,.()\[\]【】–—>=·-]*")
_CONNECTOR = re.compile(r" ?(?:/|,|&|\+|and|·|和|및|ও|와|과) ?")
_UNTIL = re.compile(r" ?(?:-|to|至|到) ?")
_JOINTS = (_CONNECTOR, _UNTIL, re.compile(" "))
_HYPHENATED = re.compile(r"^\W*[^\W\d_]+[-–—][^\W\d_]+")
_LABEL_END = re.compile(r"[:|(]| - ")
_FILLER_WORDS = re.compile(r"[\s/,&+()#:.·|-]+|\band\b|\d{1,2}(?![\d%x.])|和|및|ও|\bof\b|\bthe\b|\bbody\b")
_PARTS = re.compile(r"[(,:;]| - ")
_LONGEST_LABEL = 60
_DAYS = 7


@dataclass
class Heading:
    """What the beginning of a line names, and the `rest` of the line behind it."""

    weeks: tuple[int, int] | None = None
    block: int | None = None
    weekdays: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    letter: str = ""
    label: str = ""
    section: Section | None = None
    is_rest: bool = False
    is_deload: bool = False
    is_marked: bool = False
    is_hyphenated: bool = False
    """Whether a hyphen joins the first two words, as in "Mon-Fri": prepared lines hold none between letters."""
    only_muscles: bool = False
    """Named after muscles alone, such as "Back": a day, or a part of one."""
    rest: str = field(default="")

    @property
    def names_place(self) -> bool:
        """Whether a weekday, a number or a letter says which day it is."""
        return bool(self.weekdays or self.numbers or self.letter)

    @property
    def opens_day(self) -> bool:
        """Whether a day begins here for certain."""
        return self.names_place or self.is_rest or bool(self.label and not self.only_muscles and not self.section)


class HeadingReader:
    """Reads the beginnings of lines."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._muscles = PhraseBook((p, p) for w in grammar.by_language.values() for p in w.day_kinds[1])
        self._with_day_word = PhraseBook((p, p) for w in grammar.by_language.values() for p in w.day_kinds[2])

    def read(self, raw: str, line: str, lists: Callable[[str], bool]) -> Heading | None:
        """The heading that a line begins with, or None; `lists` says whether a text holds exercises."""
        text = line.lstrip(_MARKUP_BEFORE).rstrip(_MARKUP_BEHIND)
        heading = Heading(is_marked=is_marked(raw), is_hyphenated=_HYPHENATED.match(raw) is not None)
        text = self._places(text, heading)
        if heading.weeks and not heading.names_place and self._grammar.deload.finds(text):
            heading.is_deload = True
        self._name(text, heading, lists)
        found = heading.names_place or heading.weeks or heading.block or heading.section or heading.label
        return heading if found or heading.is_rest else None

    def _places(self, text: str, heading: Heading) -> str:
        """Take weeks, numbered days and weekdays off the front."""
        while True:
            before = text
            for take in (self._take_week, self._take_weekdays, self._take_day):
                text = _GAP.sub("", take(text, heading), count=1)
            if text == before or not text:
                return text

    def _take_week(self, text: str, heading: Heading) -> str:
        week = self._grammar.week_headings.match(text)
        if week and not heading.weeks:
            numbers = self._numbers_of(week)
            if numbers:
                heading.weeks = (min(numbers), max(numbers))
                return text[week.end() :]
        block = self._grammar.block_headings.match(text)
        if block and not heading.block:
            heading.block = (self._numbers_of(block) or [1])[0]
            heading.weeks = heading.weeks or self._weeks_inside(text[block.end() :])
            return text[block.end() :]
        return text

    def _take_day(self, text: str, heading: Heading) -> str:
        day = self._grammar.day_headings.match(text)
        if not day or heading.numbers or heading.letter:
            return text
        if self._grammar.times_a_week.match(text):
            return text
        label = next(group for group in day.groups() if group)
        numbers = self._grammar.number_of(label)
        if not numbers:
            heading.letter = label
            return text[day.end() :]
        if not all(1 <= number <= _DAYS for number in numbers) and len(numbers) > 1:
            return text
        heading.numbers = tuple(range(numbers[0], numbers[-1] + 1)) if "-" in label else tuple(numbers)
        return text[day.end() :]

    def _weeks_inside(self, text: str) -> tuple[int, int] | None:
        """The weeks of a block: "Phase 1: Base (weeks 1-4)"."""
        for part in _PARTS.split(text):
            week = self._grammar.week_headings.match(part.strip())
            if week:
                numbers = self._numbers_of(week)
                return min(numbers), max(numbers)
        return None

    def _numbers_of(self, match: re.Match[str]) -> list[int]:
        return [number for group in match.groups() if group for number in self._grammar.number_of(group)]

    def _take_weekdays(self, text: str, heading: Heading) -> str:
        days: list[int] = []
        position, is_range = 0, False
        while True:
            found = self._weekday_at(text, position)
            if not found:
                break
            numbers, end = found
            days += range(days[-1] + 1, numbers[0]) if is_range and days and numbers[0] > days[-1] else ()
            days += numbers
            position, is_range = end, False
            for joint in _JOINTS if heading.is_hyphenated else _JOINTS[:-1]:
                match = joint.match(text, end)
                if match and self._weekday_at(text, match.end()):
                    position, is_range = match.end(), joint is not _CONNECTOR
                    break
        if days and not heading.weekdays:
            heading.weekdays = tuple(dict.fromkeys(days))
            return text[position:]
        return text

    def _weekday_at(self, text: str, position: int) -> tuple[list[int], int] | None:
        """The weekdays that stand there, by name or as a run of letters such as 一三五, and where they end."""
        found: list[tuple[list[int], int]] = []
        phrase = self._grammar.weekdays.at(text, position)
        if phrase:
            found.append(([int(day) for day in phrase[1].split(",")], position + len(phrase[0])))
        for pattern, letters in self._grammar.weekday_letters:
            run = pattern.match(text, position)
            if run:
                found.append(([letters.index(c) % _DAYS + 1 for c in run[1] if c in letters], run.end()))
        return max(found, key=lambda days_and_end: days_and_end[1], default=None)

    def _name(self, text: str, heading: Heading, lists: Callable[[str], bool]) -> None:
        """What the day is called, whether it is one of rest, and what follows."""
        if self._is_rest(text):
            heading.is_rest = not lists(text)
            if heading.is_rest:
                return
        head, rest = _split_label(text)
        # "Back squat" is made of words for days, but an exercise; so is "Monday: squat (4x8)", with amounts behind it.
        may_list = not heading.names_place or rest[:1].isdigit()
        if may_list and not self._has_day_word(head) and lists(head):
            heading.rest = text
            return
        section, is_whole = self._section(head, bool(rest))
        if section and heading.names_place:
            # "Wednesday - mobility" is a day of it; the minutes of "Friday: swim 30 min" are read with the rest.
            heading.label = head
            heading.section, heading.rest = (section, text) if section is Section.CARDIO else (None, rest)
            return
        if section:
            heading.section, heading.rest = section, rest if is_whole else text
            return
        if self._is_label(head, heading):
            heading.label, heading.rest = head.rstrip(")】"), rest.rstrip(")】")
            heading.only_muscles = not heading.names_place and self._covered(head, self._muscles)
            return
        if (heading.names_place or heading.weeks) and not lists(text):
            heading.label = text[:_LONGEST_LABEL]
            return
        heading.rest = text

    def _is_rest(self, text: str) -> bool:
        phrase = self._grammar.rest_days.at(text, 0)
        if not phrase:
            return False
        behind = text[len(phrase[0]) :].lstrip(" :.-")
        return not behind[:1].isdigit()

    def _section(self, head: str, has_more: bool) -> tuple[Section | None, bool]:
        """A part of the day, and whether its name is the whole head: "warm-up 5 min" says all that there is to it."""
        phrase = self._grammar.sections.at(head, 0)
        amount = self._grammar.tokens.at(head, 0)
        if not phrase or (amount and len(amount[0]) > len(phrase[0])):
            return None, False  # "warm-up sets: 3" is no part of the day
        section = Section(phrase[1])
        if not head[len(phrase[0]) :].strip(" :-"):
            return section, True
        opens = section in (Section.WARMUP, Section.COOLDOWN, Section.CARDIO) or (section is Section.NOTE and has_more)
        return (section, False) if opens and not self._is_label(head, Heading(is_marked=False)) else (None, False)

    def _is_label(self, head: str, heading: Heading) -> bool:
        """Whether every word is one that days are called after."""
        if not head or len(head) > _LONGEST_LABEL or not self._covered(head, self._grammar.day_kinds):
            return False
        return heading.names_place or self._has_day_word(head) or not self._covered(head, self._with_day_word)

    def _has_day_word(self, head: str) -> bool:
        """Whether a word for a day stands there; a letter that numbers days is none."""
        return any(
            end - start > 1 or not head[start].isascii() for start, end, _ in self._grammar.day_words.spans(head)
        )

    def _covered(self, head: str, book: PhraseBook) -> bool:
        """Whether the phrases of the book, words for a day, numbers and connectors are all that there is."""
        rest, position, named = [], 0, False
        for start, end, _ in book.spans(head):
            rest.append(head[position:start])
            position, named = end, True
        left = " ".join([*rest, head[position:]])
        pieces, position = [], 0
        for start, end, _ in self._grammar.day_words.spans(left):
            pieces.append(left[position:start])
            position = end
        left = " ".join([*pieces, left[position:]])
        return named and not _FILLER_WORDS.sub("", left)


def is_marked(raw: str) -> bool:
    """Whether a line is set off as a heading: by Markdown, a colon at its end or capitals."""
    text = raw.strip()
    letters = [character for character in text if character.isalpha()]
    is_capitals = len(letters) > 2 and all(character.isupper() for character in letters)
    return text.startswith(_MARKED) or text.rstrip("*_ ").endswith((":", "：")) or is_capitals


def _split_label(text: str) -> tuple[str, str]:
    """The part before the first colon, bracket or dash, and what follows."""
    end = _LABEL_END.search(text)
    return (text[: end.start()].strip(), text[end.end() :].strip()) if end else (text.strip(), "")
