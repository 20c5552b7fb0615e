"""What a vision model says of a photo, read tolerantly: a form of four fields, or nothing at all."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from domain.errors import ModelError
from tools.recognition.recogniser import Sureness

MOST_NAMES = 3
_LONGEST_NAME = 80
_LONGEST_ANSWER = 4000
"""Characters that are read; more is no answer to what was asked."""
_NOTHING = {"", "none", "no", "n/a", "null", "-"}
_SENTENCE_LETTERS = 24
"""A brand and a weight are shorter; an instruction is not. A sign of Chinese or Korean counts as three letters."""
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Shown(StrEnum):
    """What a photo is of."""

    EXERCISE = "exercise"
    EQUIPMENT = "equipment"
    OTHER = "other"


class NamedExercise(BaseModel):
    """An exercise as the model calls it, and how sure it says it is."""

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra={"additionalProperties": False})

    name: str = Field(max_length=_LONGEST_NAME)
    sure: Sureness

    @field_validator("sure", mode="before")
    @classmethod
    def _unsure_if_unsaid(cls, said: object) -> Sureness:
        """A word that is none of ours is a guess."""
        word = str(said).strip().lower()
        return Sureness(word) if word in list(Sureness) else Sureness.GUESS


class Look(BaseModel):
    """The form that a vision model fills in."""

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra={"additionalProperties": False})

    kind: Shown
    exercises: list[NamedExercise] = Field(max_length=MOST_NAMES)
    equipment: list[str] = Field(max_length=MOST_NAMES)
    writing: str

    @field_validator("kind", mode="before")
    @classmethod
    def _lower(cls, said: object) -> object:
        return said.strip().lower() if isinstance(said, str) else said

    @field_validator("exercises", mode="before")
    @classmethod
    def _as_named(cls, said: object) -> list[object]:
        """Names alone, or one instead of a list, are read as well."""
        named = [{"name": one} if isinstance(one, str) else one for one in _listed(said)]
        return [{"sure": Sureness.GUESS, **one} for one in named if isinstance(one, dict) and _is_name(one.get("name"))]

    @field_validator("equipment", mode="before")
    @classmethod
    def _as_names(cls, said: object) -> list[object]:
        return [one for one in _listed(said) if _is_name(one)]

    @field_validator("writing", mode="before")
    @classmethod
    def _as_text(cls, said: object) -> str:
        """Several lines are one text; "none" is no writing."""
        text = " ".join(str(part) for part in _listed(said, most=None)).strip()
        return "" if text.lower() in _NOTHING else text

    @property
    def has_sentence(self) -> bool:
        """Whether so much is written in the photo that it may say something to its reader."""
        letters = sum(1 for sign in self.writing if unicodedata.category(sign).startswith(("L", "M")))
        return letters + 2 * len(_SIGN.findall(self.writing)) > _SENTENCE_LETTERS


LOOK_SCHEMA: dict[str, Any] = Look.model_json_schema()
"""For servers that can hold a model to a form."""


def read_look(answer: str) -> Look:
    """The form in an answer, with or without words and fences around it; raises ModelError where there is none."""
    fields = _object_in(answer[:_LONGEST_ANSWER])
    try:
        return Look.model_validate({"exercises": [], "equipment": [], "writing": ""} | fields)
    except ValidationError as error:
        raise _unreadable() from error


def _object_in(text: str) -> dict[str, Any]:
    start, end = text.find("{"), text.rfind("}")
    body = text[start : end + 1] if 0 <= start < end else ""
    for read in (json.loads, _loosely):
        try:
            found = read(body)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    raise _unreadable()


def _loosely(text: str) -> Any:
    """JSON with single quotes, bare names or a comma too many."""
    import json5

    return json5.loads(text)


def _unreadable() -> ModelError:
    return ModelError("The model did not say what the picture shows.", field="image", hint="Send the picture again.")


def _listed(said: object, most: int | None = MOST_NAMES) -> list[Any]:
    if said is None:
        return []
    return (said if isinstance(said, list) else [said])[:most]


def _is_name(said: object) -> bool:
    return isinstance(said, str) and 0 < len(said.strip()) <= _LONGEST_NAME and said.strip().lower() not in _NOTHING
