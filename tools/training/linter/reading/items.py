"""The exercises of one line, each with the amounts that belong to it.

"Bench 3x5, rows 3x8" gives each name the amounts behind it; "3x5 bench, 3x8 rows" those before it. Names without
amounts of their own share those that follow ("curls + pushdowns 3x12"), or are one another's alternatives
("pull-ups / pulldowns 3x10").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.names import ExerciseNames, NameReading
from tools.training.linter.reading.plan import Item
from tools.training.linter.reading.shapes import Mark, MarkKind, read_marks
from tools.training.linter.reading.tokens import NUMBER, WORD, Token, Tokenizer
from tools.training.linter.reading.words import Section, TokenKind

_BULLET = re.compile(
    r"^(?:[-*•·▪◦‣>+●○■□–] ?|\[[ x]?\] ?|\d{1,2} ?[.)](?!\d) ?|\d{1,2} - (?=[^\d\s])|[a-h][.)] |t[1-3]\b[.):]? ?-? ?)+"
)
"""Bullets, boxes, numbers, letters, and tiers such as "T1"."""
_GROUP = re.compile(r"^\(?(?:([a-h]) ?([1-9])|([1-9]) ?([a-d]))(?![a-z0-9])\)? ?(?:[.):]|- )? ?(?=[^\d\s])")
_SEPARATOR = re.compile(r"[,;|/+:=&]| - | -$|\. |\.$")
_ALTERNATIVE = {"/", "or"}
_JOINED = re.compile(r" (and|or|with|superset with|ss|supersetted with|into|then|和|或|或者|und) ")
_SET_LABEL = TokenKind.SET + NUMBER + ":"
_ONE_SET = (1.0, 1.0)
_CLAUSE_END = re.compile(r"[);|]|$")
_LONGEST_UNKNOWN = 7
"""Words that the name of an unknown exercise may have; more are a sentence."""
_SHORTEST_LENGTH_S = 600
"""From here on a time without sets is how long a session takes, or cardio."""
_LEAST_COUNT = 5
"""A lone number behind a name is its repetitions from here on."""


@dataclass
class _Name:
    text: str
    reading: NameReading
    separator: str
    place: int
    count: float | None = None


@dataclass
class ItemsOfLine:
    """The items of a line; `bare` has the amounts of a line that names nothing, `notes` what else stands there."""

    items: list[Item] = field(default_factory=list)
    bare: Item | None = None
    notes: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


class ItemReader:
    """Reads the exercises of prepared lines."""

    def __init__(self, grammar: Grammar, names: ExerciseNames) -> None:
        self._grammar = grammar
        self._names = names
        self._tokenizer = Tokenizer(grammar, names.like_amounts)

    def read(self, line: str, number: int) -> ItemsOfLine:
        """What a prepared line, without its heading, lists."""
        line, group = _without_bullet(line)
        line, has_progression = self._without_progression(line)
        tokens, is_one_set = _without_set_label(self._tokenizer.cut(line))
        marks = read_marks(tokens)
        if is_one_set:
            first = next((mark for mark in marks if _is_work(mark)), None)
            marks = [replace(mark, sets=mark.sets or _ONE_SET) if mark is first else mark for mark in marks]
        names = self._names_of(line, tokens, marks)
        found = _Assembly(number, names, marks).run()
        found.marks = marks
        if found.bare:
            found.bare.is_warmup = is_one_set and self._is_warmup(line)
        for item in found.items:
            item.group = group
            item.has_progression = has_progression
        return found

    def _is_warmup(self, line: str) -> bool:
        return any(section == Section.WARMUP for _, _, section in self._grammar.sections.spans(line))

    def _without_progression(self, line: str) -> tuple[str, bool]:
        """The line without what says how to move on: its figures are no sets."""
        found = self._grammar.progression.search(line)
        if not found or not found.start():
            return line, found is not None
        end = _CLAUSE_END.search(line, found.end())
        return f"{line[: found.start()]} {line[end.start() :] if end else ''}", True

    def _names_of(self, line: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[_Name]:
        taken = {at for mark in marks for at in range(mark.start, mark.stop)}
        names: list[_Name] = []
        talks = False
        for first, last in _runs(tokens, taken):
            count = _count_beside(tokens, taken, first, last)
            # A sentence about training is no list of it: what it holds is a name only if the catalogue knows it.
            talks = talks or (not names and self._grammar.prose.finds(line[: tokens[last].end]))
            pieces = self._pieces(line, tokens, (first, last), count)
            names += [name for name in pieces if name.reading.exercise or not talks]
        return names

    def _pieces(self, line: str, tokens: Sequence[Token], run: tuple[int, int], count: float | None) -> Iterator[_Name]:
        """The names in a run of words: the whole of it, or what its separators part."""
        first, last = run
        text = line[tokens[first].start : tokens[last].end]
        before = line[: tokens[first].start].rstrip()[-1:]
        whole = self._names.read(text)
        if whole.exercise:
            yield _Name(text, whole, before, first, count)
            return
        for part, separator in _parts(text, before):
            reading = self._names.read(part)
            if reading.exercise:
                yield _Name(part, reading, separator, first, count)
            else:
                yield from self._joined(part.strip("() "), reading, separator, first)

    def _joined(self, part: str, reading: NameReading, separator: str, place: int) -> Iterator[_Name]:
        """Names that a word joins, if all of them are known; else the part as it is."""
        pieces = _JOINED.split(part)
        readings = [self._names.read(name) for name in pieces[::2]]
        if len(pieces) > 1 and all(one.exercise for one in readings):
            joints = [separator, *pieces[1::2]]
            for name, one, joint in zip(pieces[::2], readings, joints, strict=True):
                yield _Name(name, one, "or" if joint in ("or", "或", "或者") else joint, place)
        elif self._is_name(part):
            yield _Name(part, reading, separator, place)

    def _is_name(self, part: str) -> bool:
        """Whether an unknown text could be the name of an exercise."""
        if self._grammar.tokens.get(part) or self._grammar.sections.get(part):
            return False
        return 0 < len(part.split()) <= _LONGEST_UNKNOWN and not self._grammar.prose.finds(part)


class _Assembly:
    """Gives each amount of a line to its names."""

    def __init__(self, number: int, names: Sequence[_Name], marks: Sequence[Mark]) -> None:
        self._number = number
        self._elements: list[_Name | Mark] = sorted(
            [*names, *marks], key=lambda one: one.place if isinstance(one, _Name) else one.start
        )
        first_work = next((m.start for m in marks if m.kind is MarkKind.WORK and m.sets), None)
        first_name = next((n.place for n in names), None)
        self._amount_first = first_work is not None and first_name is not None and first_work < first_name
        self._items: list[Item] = []
        self._open: list[Item] = []
        """The items that the next amounts belong to."""
        self._waiting: list[Mark] = []
        self._notes: list[str] = []

    def run(self) -> ItemsOfLine:
        for place, element in enumerate(self._elements):
            if isinstance(element, _Name):
                self._take_name(element, place)
            else:
                self._take_mark(element, place)
        known = [item for item in self._items if item.exercise or (item.works and not _is_length(item))]
        self._notes += [item.written for item in self._items if item not in known]
        return ItemsOfLine(known, None if known else self._bare(), self._notes)

    def _bare(self) -> Item | None:
        """What a line states that names no exercise."""
        marks = [element for element in self._elements if isinstance(element, Mark)]
        if not marks:
            return None
        bare = Item([self._number], "", NameReading(None, 0.0))
        for mark in marks:
            bare.add(mark)
        return bare

    def _take_name(self, name: _Name, place: int) -> None:
        closed = any(item.works for item in self._open)
        if not name.reading.exercise and not self._may_be_item(place, closed):
            self._notes.append(name.text)
            return
        last = self._open[-1] if self._open else None
        if name.reading.exercise and last and last.exercise is None and closed and not self._sets_follow(place):
            self._notes.append(last.written)  # "finish with 2 sets of curls": the name stands behind its amount
            last.written, last.name = name.text, name.reading
            return
        if not self._amount_first and self._open and not closed:
            last = self._open[-1]
            if name.separator in _ALTERNATIVE and last.exercise and name.reading.exercise:
                last.alternatives.append(name.reading.exercise.id)
                return
            if last.exercise is None:  # what stood before the first known name was no name
                self._notes.append(last.written)
                self._items.remove(last)
                self._open.remove(last)
        item = self._item(name.text, name.reading)
        if name.count and not item.reps:
            item.add(Mark(MarkKind.WORK, 0, 0, reps=(name.count, name.count)))
        self._items.append(item)
        self._open = [item] if closed and not self._amount_first else [*self._open, item]

    def _may_be_item(self, place: int, closed: bool) -> bool:
        """Whether an unknown name stands where an item has to be: first, or beside amounts of its own."""
        if self._amount_first:
            return not self._open and bool(self._waiting)
        return not self._items or (closed and self._work_follows(place))

    def _sets_follow(self, place: int) -> bool:
        following = self._elements[place + 1] if place + 1 < len(self._elements) else None
        return isinstance(following, Mark) and following.sets is not None

    def _work_follows(self, place: int) -> bool:
        return place + 1 < len(self._elements) and _is_work(self._elements[place + 1])

    def _take_mark(self, mark: Mark, place: int) -> None:
        if not self._amount_first and self._belongs_to_next(mark, place):
            self._open, self._waiting = [], [mark]
        elif self._amount_first:
            if _is_work(mark) and mark.sets and (self._open or any(map(_is_work, self._waiting))):
                self._open, self._waiting = [], []
            self._waiting.append(mark)
            for item in self._open:
                item.add(mark)
        elif self._open:
            for item in self._open:
                item.add(mark)
        else:
            self._waiting.append(mark)

    def _belongs_to_next(self, mark: Mark, place: int) -> bool:
        """ "Bench 5x5, 3x max pull-ups": sets right before a name that has none of its own, behind complete ones."""
        following = self._elements[place + 1] if place + 1 < len(self._elements) else None
        is_complete = bool(self._open) and all(item.sets for item in self._open)
        leads = isinstance(following, _Name) and following.place == mark.stop and following.reading.exercise is not None
        return bool(mark.sets) and is_complete and leads and not self._sets_follow(place + 1)

    def _item(self, text: str, reading: NameReading) -> Item:
        item = Item([self._number], text, reading)
        for mark in self._waiting:
            item.add(mark)
        if not self._amount_first:
            self._waiting = []
        return item


def _is_length(item: Item) -> bool:
    """Whether all that is said of an unknown name is a long time: "Evening class, 40 min" is no exercise."""
    return item.unit == "seconds" and not item.sets and item.reps is not None and item.reps[0] >= _SHORTEST_LENGTH_S


def _is_work(element: _Name | Mark) -> bool:
    return isinstance(element, Mark) and element.kind is MarkKind.WORK


def _runs(tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """First and last token of every run of words that no mark holds."""
    start: int | None = None
    for at in range(len(tokens) + 1):
        free = at < len(tokens) and at not in taken
        if free and start is None:
            start = at
        elif not free and start is not None:
            words = [place for place in range(start, at) if tokens[place].shape == WORD]
            if words:
                last = words[-1]
                if last + 1 < at and tokens[last + 1].shape == ")":
                    last += 1
                yield words[0], last
            start = None


def _count_beside(tokens: Sequence[Token], taken: set[int], first: int, last: int) -> float | None:
    """A lone number right before a name, or behind it: "5 pull-ups", "push-ups: 20"."""

    def number_at(place: int) -> float | None:
        free = 0 <= place < len(tokens) and place not in taken and tokens[place].shape == NUMBER
        return tokens[place].values[0] if free else None

    if first < 2 or tokens[first - 2].shape in ",:;+-(" or first - 2 in taken:
        before = number_at(first - 1)
        if before is not None:
            return before
    behind = last + 2 if last + 1 < len(tokens) and tokens[last + 1].shape in ":-=" else last + 1
    count = number_at(behind)
    return count if count is not None and count >= _LEAST_COUNT else None


def _parts(text: str, before: str) -> Iterator[tuple[str, str]]:
    """What separators outside parentheses part, each with the separator in front of it."""
    depth, start, separator = 0, 0, before
    position = 0
    while position < len(text):
        character = text[position]
        depth += (character == "(") - (character == ")")
        match = _SEPARATOR.match(text, position) if depth <= 0 else None
        if match:
            if text[start:position].strip():
                yield text[start:position].strip(), separator
            separator, start = match.group().strip(), match.end()
        position = match.end() if match else position + 1
    if text[start:].strip():
        yield text[start:].strip(), separator


def _without_set_label(tokens: list[Token]) -> tuple[list[Token], bool]:
    """The tokens behind "Set 2:", as apps share a log, and whether that stood there: the line is one set."""
    is_label = "".join(token.shape for token in tokens[: len(_SET_LABEL)]) == _SET_LABEL
    return (tokens[len(_SET_LABEL) :], True) if is_label else (tokens, False)


def _without_bullet(line: str) -> tuple[str, str | None]:
    """The line without bullet and number, and the letter of its superset: "A1) Bench" is of group a."""
    line = _BULLET.sub("", line)
    grouped = _GROUP.match(line)
    if not grouped:
        return line, None
    return line[grouped.end() :], grouped[1] or grouped[3]
