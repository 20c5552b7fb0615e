"""What the words of a language mean in training plans: the schema of `words/*.yaml`."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from domain.vocabulary import Equipment


class TokenKind(StrEnum):
    """What a word means inside an amount; the value is its letter in the shape of a line (shapes.py)."""

    SET = "S"
    REP = "R"
    SECOND = "s"
    MINUTE = "m"
    METRE = "q"
    DISTANCE = "d"
    KG = "K"
    LB = "L"
    PERCENT = "%"
    MAX = "M"
    RPE = "E"
    RIR = "I"
    REST = "T"
    SIDE = "B"
    FAILURE = "F"
    BODYWEIGHT = "b"
    CIRCUIT = "C"
    TEMPO = "t"
    FILLER = "o"
    TIMES = "x"
    PER_SET = "A"
    WARMUP_SET = "W"
    AND = "&"


class Section(StrEnum):
    """A part of a day, or of the text around the days."""

    WARMUP = "warmup"
    COOLDOWN = "cooldown"
    CARDIO = "cardio"
    PART = "part"
    NOTE = "note"


class Column(StrEnum):
    """What a column of a table holds."""

    WEEK = "week"
    DAY = "day"
    DATE = "date"
    EXERCISE = "exercise"
    SETS = "sets"
    SET_INDEX = "set_index"
    SET_TYPE = "set_type"
    REPS = "reps"
    AMOUNT = "amount"
    LOAD = "load"
    PERCENT = "percent"
    RPE = "rpe"
    RIR = "rir"
    INTENSITY = "intensity"
    REST = "rest"
    SECONDS = "seconds"
    OTHER = "other"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Headings(_Data):
    """Templates of headings; {n} is a number, {letter} one of A to F, {label} either."""

    day: list[str]
    week: list[str]
    block: list[str]


class Frequency(_Data):
    """How often the days come back."""

    times_a_week: list[str]
    repeat: list[str]


class Modifiers(_Data):
    """Words beside the name of an exercise."""

    neutral: list[str] = Field(description="They leave the exercise what it is, for counting")
    equipment: dict[Equipment, list[str]] = Field(description="They fit the exercises that use it")
    short: dict[str, str] = Field(description="Short forms and what they stand for")


class Words(_Data):
    """The words of one language."""

    tokens: dict[str, list[str]]
    sections: dict[Section, list[str]]
    day_kinds: list[list[str]] = Field(description="What a day is called after: split, muscles, effort")
    day_words: list[str]
    place_words: list[str] = Field(description="Single letters that number the days")
    weekdays: dict[int, list[str]] = Field(description="1 is Monday")
    weekday_groups: dict[str, list[int]] = {}
    weekday_prefixes: list[str] = []
    weekday_letters: str = Field(description="One character a weekday from Monday, or nothing")
    headings: Headings
    rest_day: list[str]
    frequency: Frequency
    progression: list[str]
    deload: list[str]
    prose: list[str] = Field(default=[], description="Words that show that a line talks, and lists nothing")
    modifiers: Modifiers
    columns: dict[Column, list[str]]
    numerals: dict[str, int]
