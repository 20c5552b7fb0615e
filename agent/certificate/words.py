"""The words by which the certificate reads a sentence: units, what figures are about, approximations, authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

WORDS_FILE = Path(__file__).with_name("words.yaml")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NO_LETTER_BEFORE = r"(?<![a-z\d\u0980-\u09ff\uac00-\ud7a3])"
_MULTIPLIER = "x"
_THOUSAND = 1000


class UnitWords(BaseModel):
    """One unit: how many of its dimension's first unit it is, and how it is written."""

    model_config = ConfigDict(extra="forbid")

    factor: float
    forms: list[str]


class NumberWords(BaseModel):
    """The number words of a language: what each adds ("7") or multiplies by ("x100"), and the least value to read."""

    model_config = ConfigDict(extra="forbid")

    least: int
    worth: dict[str, Annotated[str, BeforeValidator(str)]]


class Words(BaseModel):
    """The contents of `words.yaml`."""

    model_config = ConfigDict(extra="forbid")

    units: dict[str, dict[str, UnitWords]]
    fields: dict[str, str]
    ordinals: dict[str, str]
    ordinal_forms: dict[str, list[str]]
    in_result_unit: list[str]
    same_field: dict[str, str]
    silent: list[str]
    subjects: dict[str, dict[str, list[str]]]
    amounts: list[str]
    carried: list[str]
    parts: list[str]
    total_words: list[str]
    about: list[str]
    about_tolerance: float
    authorities: list[list[str]]
    numerals: list[NumberWords]

    @cached_property
    def dimension_of(self) -> dict[str, str]:
        """Each unit's dimension."""
        return {unit: dimension for dimension, units in self.units.items() for unit in units}

    def factor(self, unit: str) -> float:
        """How many of the dimension's first unit one `unit` is."""
        return self.units[self.dimension_of[unit]][unit].factor

    @cached_property
    def unit_of_form(self) -> dict[str, str]:
        """Each written form's unit."""
        return {
            form.casefold(): unit
            for units in self.units.values()
            for unit, words in units.items()
            for form in words.forms
        }

    @cached_property
    def unit_pattern(self) -> str:
        """A regular expression for any written unit, in one group."""
        return f"({either(self.unit_of_form)})"

    @cached_property
    def figure_pattern(self) -> re.Pattern[str]:
        """A number, with its unit or, as the first of a range, with that of the second."""
        unit = self.unit_pattern
        shared = rf"(?= ?(?:[-–—~]|to|或|至|到) ?(?:{_NUMBER})[ -]?{unit})"
        return re.compile(rf"({_NUMBER})(?:[ -]?{unit}|{shared})?", re.IGNORECASE)

    @cached_property
    def group_of(self) -> dict[str, str]:
        """Each subject's group."""
        return {subject: group for group, subjects in self.subjects.items() for subject in subjects}

    @cached_property
    def subject_of_form(self) -> dict[str, str]:
        """Each written form's subject."""
        return {
            form.casefold(): subject
            for subjects in self.subjects.values()
            for subject, forms in subjects.items()
            for form in forms
        }

    @cached_property
    def subject_pattern(self) -> re.Pattern[str]:
        """Any written subject."""
        return _standing(self.subject_of_form)

    def group(self, subject: str) -> str:
        """A subject's group: "week" for "week 2"."""
        return self.group_of.get(subject) or subject.split()[0]

    @cached_property
    def ordinal_patterns(self) -> dict[str, re.Pattern[str]]:
        """How "week 2" and its like are written, the number in a group."""
        return {
            kind: re.compile("|".join(form.replace("{n}", r"(\d+)") for form in forms), re.IGNORECASE)
            for kind, forms in self.ordinal_forms.items()
        }

    @cached_property
    def total_pattern(self) -> re.Pattern[str]:
        """Any word that makes a figure a sum."""
        return _standing(self.total_words)

    @cached_property
    def about_pattern(self) -> re.Pattern[str]:
        """Any word that makes a figure approximate."""
        return _standing(self.about)

    @cached_property
    def authority_pattern(self) -> re.Pattern[str]:
        """Any authority, as it is written."""
        return re.compile(rf"(?<![A-Za-z])(?:{either(self.same_authority)})")

    @cached_property
    def same_authority(self) -> dict[str, list[str]]:
        """All names of the body that a name stands for."""
        return {name: names for names in self.authorities for name in names}

    @cached_property
    def numeral_patterns(self) -> list[tuple[re.Pattern[str], NumberWords]]:
        """By language, number words in a row that a unit follows."""
        found = []
        for values in self.numerals:
            word = f"(?:{either(values.worth)})"
            row = rf"({word}(?:(?:[ -]|\band\b| and )?{word})*)[ -]?(?={self.unit_pattern})"
            found.append((re.compile(_NO_LETTER_BEFORE + row, re.IGNORECASE), values))
        return found


def load_words(path: Path = WORDS_FILE) -> Words:
    """The words as they stand in the file."""
    return Words.model_validate(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))


def either(forms: Iterable[str]) -> str:
    """An alternative of the forms, longest first; a form that ends in a Latin letter ends its word."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form) + (r"(?![A-Za-z])" if _ends_latin(form) else "") for form in ordered)


def _ends_latin(form: str) -> bool:
    return form[-1:].isascii() and form[-1:].isalpha()


def _standing(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{either(forms)})", re.IGNORECASE)


def value_of(text: str, worth: dict[str, str]) -> int:
    """The number that number words in a row make: two thousand four hundred, 两千四百, 이천사백, দুই হাজার."""
    total, below = 0, 0
    for word in re.findall("|".join(sorted(worth, key=len, reverse=True)), text.casefold()):
        value = worth[word]
        if not value.startswith(_MULTIPLIER):
            below += int(value)
            continue
        multiplier = int(value[1:])
        if multiplier < _THOUSAND:
            lead = below if below < multiplier else below % 10
            below += (lead or 1) * multiplier - lead
        else:
            whole = multiplier > _THOUSAND
            total = ((total if whole else 0) + (below or 1)) * multiplier + (0 if whole else total)
            below = 0
    return total + below
