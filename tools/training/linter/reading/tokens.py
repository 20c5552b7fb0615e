"""A prepared line as tokens: numbers, words that mean something inside an amount, other words, and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.words import TokenKind

NUMBER, RANGE, LIST, CLOCK, PLUS, WORD, SEPARATOR, OTHER = "n", "r", "l", "k", "p", "w", "|", "z"
"""Letters of the tokens that are no `TokenKind`; signs stand for themselves."""
_SIGNS = set("@+,/():;|-.=&")
_AFTER_NUMBER = frozenset(
    [TokenKind.SECOND, TokenKind.MINUTE, TokenKind.METRE, TokenKind.DISTANCE, TokenKind.KG, TokenKind.LB]
    + [TokenKind.PERCENT]
)
"""Units: elsewhere they are words, as in "m" or "k"."""
_BESIDE_NUMBER = frozenset([TokenKind.SET, TokenKind.REP])
_MINUTES_AND_SECONDS = NUMBER + TokenKind.MINUTE + NUMBER + TokenKind.SECOND
_NUMBER = r"\d+(?:\.\d+)?"
_FIGURES = re.compile(
    r"(?P<k>\d{1,2}:\d{2}(?![\d:]))"
    r"|(?P<l>\d{1,3}\+?(?: ?/ ?\d{1,3}\+?){2,}(?![\d.])|\d{1,3}(?:-\d{1,3}\+?){2,}(?![\d.])"
    r"|\d{1,3}\+?(?:, ?\d{1,3}\+?){2,}(?! ?[x%\d]| ?kg| ?lb)"
    r"|(?P<twice>\d{1,2}), ?(?P=twice)(?![\d,.]| ?[x%]| ?kg| ?lb))"
    rf"|(?P<r>{_NUMBER} ?(?:-|to|或|至|到|থেকে|에서) ?{_NUMBER}(?![\d:]))"
    rf"|(?P<n>{_NUMBER})"
)
_PLUS = re.compile(r"(?<=\d)\+")
"""Right behind a number: as many repetitions as possible, but at least so many."""
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+(?:['.][a-z]+)*")
_BENGALI = re.compile(r"[\u0980-\u09ff\u200c\u200d]+")
_UNSPACED = re.compile(r"[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
_ANY_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Token:
    """A piece of a line; `shape` is one letter for what it is, `values` its numbers."""

    shape: str
    text: str
    start: int
    end: int
    values: tuple[float, ...] = ()
    plus: bool = False


class Tokenizer:
    """Cuts lines with the words of a grammar and the few names of exercises that look like amounts."""

    def __init__(self, grammar: Grammar, names_like_amounts: Sequence[str] = ()) -> None:
        self._grammar = grammar
        names = sorted(names_like_amounts, key=len, reverse=True)
        joined = "|".join(re.escape(name) for name in names) or r"(?!)"
        self._named = re.compile(rf"(?<![a-z0-9])(?:{joined})s?(?![a-z0-9%])")

    def cut(self, line: str) -> list[Token]:
        """The tokens of a prepared line, in its order."""
        whole = {match.start(): match.end() for match in self._named.finditer(line)}
        return _with_whole_times(self._settled(list(self._pieces(line, whole))))

    def _pieces(self, line: str, whole: Mapping[int, int]) -> Iterator[Token]:
        position = 0
        while position < len(line):
            if position in whole:
                yield Token(WORD, line[position : whole[position]], position, whole[position])
                position = whole[position]
                continue
            if line[position] == " ":
                position += 1
                continue
            token = self._next(line, position)
            yield token
            position = token.end

    def _next(self, line: str, at: int) -> Token:
        figures = _FIGURES.match(line, at)
        if figures:
            return _figures(figures)
        phrase = self._grammar.tokens.at(line, at)
        if phrase:
            return Token(TokenKind(phrase[1]).value, phrase[0], at, at + len(phrase[0]))
        unspaced = _UNSPACED.match(line, at)
        if unspaced:
            return self._run(line, at, unspaced.end())
        for letters in (_LATIN, _BENGALI, _ANY_LETTERS):
            word = letters.match(line, at)
            if word:
                return self._word(word.group(), at)
        sign = line[at]
        shape = PLUS if _PLUS.match(line, at) else sign if sign in _SIGNS else OTHER
        if line[at - 1 : at + 2] == " / ":
            shape = SEPARATOR
        return Token(shape, sign, at, at + 1)

    def _word(self, text: str, at: int) -> Token:
        number = self._grammar.numerals.get(text)
        if number is None:
            return Token(WORD, text, at, at + len(text))
        return Token(NUMBER, text, at, at + len(text), (float(number),))

    def _run(self, line: str, at: int, end: int) -> Token:
        """Chinese and Korean letters up to the next word of an amount inside them."""
        for size in (3, 2, 1):
            number = self._grammar.numerals.get(line[at : at + size])
            if number is not None and at + size <= end and self._counts(line, at + size):
                return Token(NUMBER, line[at : at + size], at, at + size, (float(number),))
        stop = at + 1
        while stop < end and not self._grammar.tokens.at(line, stop) and not self._numeral_at(line, stop):
            stop += 1
        return Token(WORD, line[at:stop], at, stop)

    def _numeral_at(self, line: str, at: int) -> bool:
        return any(line[at : at + size] in self._grammar.numerals and self._counts(line, at + size) for size in (2, 1))

    def _counts(self, line: str, at: int) -> bool:
        """Whether a unit follows, so that what stands before it is a number."""
        at += line[at : at + 1] == " "
        phrase = self._grammar.tokens.at(line, at)
        return phrase is not None and TokenKind(phrase[1]) in (_AFTER_NUMBER | _BESIDE_NUMBER)

    def _settled(self, tokens: list[Token]) -> list[Token]:
        """Units without a number beside them, and numerals without a unit, are words."""
        settled = []
        for place, token in enumerate(tokens):
            before = tokens[place - 1].shape if place else ""
            after = tokens[place + 1].shape if place + 1 < len(tokens) else ""
            numbers = (NUMBER, RANGE, LIST, CLOCK)
            lone = (token.shape in _AFTER_NUMBER and before not in numbers) or (
                token.shape in _BESIDE_NUMBER
                and not {before, after, _second(tokens, place)} & {*numbers, TokenKind.FAILURE, TokenKind.CIRCUIT}
            )
            if token.shape == NUMBER and not token.text[0].isdigit():
                units = _AFTER_NUMBER | _BESIDE_NUMBER
                lone = after not in units and before not in (TokenKind.FILLER, TokenKind.TIMES, TokenKind.PER_SET)
            settled.append(Token(WORD, token.text, token.start, token.end) if lone else token)
        return settled


def _with_whole_times(tokens: list[Token]) -> list[Token]:
    """ "1 min 30 s" as one time, like 1:30."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        shape = "".join(one.shape for one in joined[-len(_MINUTES_AND_SECONDS) :])
        if shape == _MINUTES_AND_SECONDS:
            minutes, _, seconds, last = joined[-len(shape) :]
            text = f"{minutes.text}:{seconds.text}"
            joined[-len(shape) :] = [Token(CLOCK, text, minutes.start, last.end, minutes.values + seconds.values)]
    return joined


def _second(tokens: list[Token], place: int) -> str:
    """What stands behind the sign after this token: "sets: 4"."""
    if place + 2 < len(tokens) and tokens[place + 1].shape in (":", "=", "x", "o", "w"):
        return tokens[place + 2].shape
    return ""


def _figures(match: re.Match[str]) -> Token:
    shape = match.lastgroup or NUMBER
    text = match.group()
    values = tuple(float(number) for number in re.findall(_NUMBER, text))
    if shape == RANGE and values[0] >= values[1]:
        first = re.match(_NUMBER, text)
        assert first is not None
        return Token(NUMBER, first.group(), match.start(), match.start() + first.end(), values[:1])
    return Token(shape, text, match.start(), match.end(), values, plus=text.endswith("+"))
