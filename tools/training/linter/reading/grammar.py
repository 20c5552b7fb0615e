"""The words of all languages, merged into tables.

Every language is applied to every line: people write "벤치 4x8 RPE 8" and "深蹲 5x5 rest 3 min".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import yaml

from domain.vocabulary import Language
from tools.training.linter.reading.phrases import PhraseBook
from tools.training.linter.reading.words import Column, TokenKind, Words
from tools.training.linter.reading.writing import prepare

WORDS_DIR = Path(__file__).parent / "words"
_FIGURES = r"(?<!\d)\d{1,3}(?: ?(?:-|to|,|&|and|/) ?\d{1,3}){0,6}(?!\d)"
_PLACEHOLDERS = ("{n}", "{label}", "{letter}")
_MOST_NUMERAL = 12
"""Numbers up to here are understood as words in headings: 第三天, "day two"."""
_PRIVATE_USE = 0xE000


class Grammar:
    """The words of all languages as tables."""

    def __init__(self, folder: Path = WORDS_DIR) -> None:
        self._folder = folder

    @cached_property
    def by_language(self) -> dict[Language, Words]:
        """Each language's words."""
        files = {language: self._folder / f"{language}.yaml" for language in Language}
        return {
            language: Words.model_validate(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
            for language, file in files.items()
            if file.exists()
        }

    @cached_property
    def tokens(self) -> PhraseBook:
        """Words of amounts: the value is the letter of the kind."""
        return PhraseBook(
            (phrase, TokenKind[kind.upper()])
            for words in self._all
            for kind, phrases in words.tokens.items()
            for phrase in phrases
        )

    @cached_property
    def numerals(self) -> dict[str, int]:
        """Numbers as words."""
        return {prepare(word): number for words in self._all for word, number in words.numerals.items()}

    @cached_property
    def sections(self) -> PhraseBook:
        """Names of the parts of a day."""
        return PhraseBook((p, section) for w in self._all for section, ps in w.sections.items() for p in ps)

    @cached_property
    def day_kinds(self) -> PhraseBook:
        """What days are called after."""
        return PhraseBook((p, p) for w in self._all for group in w.day_kinds for p in group)

    @cached_property
    def day_words(self) -> PhraseBook:
        """Words for a day of training, and the letters that number days."""
        return PhraseBook((p, p) for w in self._all for p in (*w.day_words, *w.place_words))

    @cached_property
    def weekdays(self) -> PhraseBook:
        """Weekdays and groups of them: the value is their numbers, 1 for Monday, with commas."""
        entries = [(p, str(day)) for w in self._all for day, ps in w.weekdays.items() for p in ps]
        groups = [(p, ",".join(map(str, days))) for w in self._all for p, days in w.weekday_groups.items()]
        return PhraseBook([*entries, *groups])

    @cached_property
    def weekday_letters(self) -> list[tuple[re.Pattern[str], str]]:
        """Runs of one-character weekdays such as 周一三五 and 월수금, each with the letters in their order."""
        found = []
        for words in self._all:
            if words.weekday_letters:
                prefix = f"(?:{'|'.join(words.weekday_prefixes)})" if words.weekday_prefixes else ""
                one = f"[{words.weekday_letters}]"
                end = "" if prefix else r"(?= ?(?:[:\-(/,|.]|$))"
                pattern = rf"{prefix}({one}(?: ?[/,、&·] ?(?:{prefix})?{one}|{one})*){end}"
                found.append((re.compile(pattern), words.weekday_letters))
        return found

    @cached_property
    def rest_days(self) -> PhraseBook:
        """What stands on a day without training."""
        return PhraseBook((p, p) for w in self._all for p in w.rest_day)

    @cached_property
    def day_headings(self) -> re.Pattern[str]:
        """A numbered or lettered day at the start of a line."""
        return self._templates(t for w in self._all for t in w.headings.day)

    @cached_property
    def week_headings(self) -> re.Pattern[str]:
        """A numbered week at the start of a line."""
        return self._templates(t for w in self._all for t in w.headings.week)

    @cached_property
    def block_headings(self) -> re.Pattern[str]:
        """A numbered block of weeks at the start of a line."""
        return self._templates(t for w in self._all for t in w.headings.block)

    @cached_property
    def times_a_week(self) -> re.Pattern[str]:
        """ "3 days a week", anywhere."""
        return self._templates((t for w in self._all for t in w.frequency.times_a_week), anywhere=True)

    @cached_property
    def repeat(self) -> PhraseBook:
        """Words that say that the days come twice a week."""
        return PhraseBook((p, p) for w in self._all for p in w.frequency.repeat)

    @cached_property
    def progression(self) -> re.Pattern[str]:
        """Words that say how to move on."""
        return self._templates((t for w in self._all for t in w.progression), anywhere=True)

    @cached_property
    def deload(self) -> PhraseBook:
        """Words for an easy week."""
        return PhraseBook((p, p) for w in self._all for p in w.deload)

    @cached_property
    def prose(self) -> PhraseBook:
        """Words that no line of a plan holds beside an exercise."""
        return PhraseBook((p, p) for w in self._all for p in w.prose)

    @cached_property
    def neutral(self) -> PhraseBook:
        """Words that leave an exercise what it is."""
        return PhraseBook((p, p) for w in self._all for p in w.modifiers.neutral)

    @cached_property
    def equipment(self) -> PhraseBook:
        """Words for equipment beside a name."""
        return PhraseBook((p, e) for w in self._all for e, ps in w.modifiers.equipment.items() for p in ps)

    @cached_property
    def short(self) -> Mapping[str, str]:
        """Short forms inside names."""
        return {prepare(short): prepare(long) for w in self._all for short, long in w.modifiers.short.items()}

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Headings of columns."""
        return {prepare(name): column for w in self._all for column, names in w.columns.items() for name in names}

    def number_of(self, text: str) -> list[int]:
        """The numbers of what stood for {n} or {label}; none for a letter."""
        numeral = self.numerals.get(text)
        return [numeral] if numeral is not None else [int(figure) for figure in re.findall(r"\d+", text)]

    @property
    def _all(self) -> list[Words]:
        return list(self.by_language.values())

    def _templates(self, templates: Iterable[str], anywhere: bool = False) -> re.Pattern[str]:
        """One pattern for all templates, the longest first; each has at most one number or label."""
        words = [word for word, number in self.numerals.items() if number <= _MOST_NUMERAL]
        # A whole word: "weighted" is not "w" and "eight", as in "w8".
        numeral = "|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in sorted(words, key=len, reverse=True))
        number = rf"({_FIGURES}|{numeral})"
        filled = (number, rf"({_FIGURES}|[a-f]|{numeral})", "([a-f])")
        patterns = [_pattern_of(t, filled) for t in sorted(set(templates), key=len, reverse=True)]
        joined = "|".join(patterns) or r"(?!)"
        return re.compile(joined if anywhere else rf"^(?:{joined})")


def _pattern_of(template: str, filled: Sequence[str]) -> str:
    """A template as a regular expression; Latin letters and digits at its ends stand at the ends of words."""
    for place, placeholder in enumerate(_PLACEHOLDERS):
        template = template.replace(placeholder, chr(_PRIVATE_USE + place))
    text = re.escape(prepare(template)).replace("\\ ", " ?")
    for place, pattern in enumerate(filled):
        text = text.replace(chr(_PRIVATE_USE + place), pattern)
    latin = rf"[a-z0-9{chr(_PRIVATE_USE)}-{chr(_PRIVATE_USE + len(_PLACEHOLDERS))}]"
    before = "(?<![a-z0-9])" if re.match(latin, template) else ""
    after = "(?![a-z0-9])" if re.search(rf"{latin}$", template) else ""
    after = "(?![0-9])" if template.endswith(chr(_PRIVATE_USE)) else after
    return f"{before}{text}{after}"
