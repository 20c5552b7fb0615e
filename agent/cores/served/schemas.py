"""Tools as a model with a small window is told of them: everything that chooses a value, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

NARROW_FILE = Path(__file__).with_name("narrow.yaml")
_ALTERNATIVES = ("anyOf", "oneOf")
_KEPT = ("type", "enum", "const", "description")
_FIRST_SENTENCE = re.compile(r"^.*?[.;](?=\s|$)", re.DOTALL)


class Narrow(BaseModel):
    """What is left out for a small window: the contents of `narrow.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hidden: dict[str, tuple[str, ...]]
    wide_tokens: int


@cache
def narrow() -> Narrow:
    """The contents of the file."""
    return Narrow.model_validate(yaml.load(NARROW_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader))


def brief_tools(tools: Sequence[dict[str, Any]], session_tokens: int) -> list[dict[str, Any]]:
    """The same tools with short schemas, shorter still where a window holds few tokens.

    References are put in place; titles, defaults and bounds are left out, since the tool checks its arguments itself.
    So is `required`: a grammar that enforces it would make the model invent what nobody has said. What a tool needs
    stands in its description, and the app asks the person for it.
    """
    is_wide = session_tokens >= narrow().wide_tokens
    return [{"type": "function", "function": _brief_function(tool["function"], is_wide)} for tool in tools]


def _brief_function(function: dict[str, Any], is_wide: bool) -> dict[str, Any]:
    schema = function["parameters"]
    required = schema.get("required", [])
    described = " ".join(function["description"].split())
    if required:
        described += f" Needs: {', '.join(required)}."
    hidden = () if is_wide else narrow().hidden.get(function["name"], ())
    fields = {
        name: brief_schema(field, schema.get("$defs", {}))
        for name, field in schema.get("properties", {}).items()
        if name not in hidden
    }
    if not is_wide:
        fields = {name: _without_told_values(field) for name, field in fields.items()}
    return {"name": function["name"], "description": described, "parameters": {"type": "object", "properties": fields}}


def _without_told_values(field: dict[str, Any]) -> dict[str, Any]:
    """The field without a description where its values speak for themselves."""
    return {name: value for name, value in field.items() if name != "description" or "enum" not in field}


def brief_schema(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema with only types, values, and the first sentence of each description."""
    schema = _resolved(schema, definitions)
    brief: dict[str, Any] = {key: schema[key] for key in _KEPT if key in schema}
    if not brief.get("description"):
        brief.pop("description", None)
    else:
        brief["description"] = _first_sentence(brief["description"])
    if "enum" in brief:
        brief.pop("type", None)
    if "properties" in schema:
        brief["properties"] = {name: brief_schema(field, definitions) for name, field in schema["properties"].items()}
    if isinstance(schema.get("items"), dict):
        brief["items"] = brief_schema(schema["items"], definitions)
    for key in _ALTERNATIVES:
        if key in schema:
            brief["anyOf"] = [brief_schema(alternative, definitions) for alternative in schema[key]]
    return brief


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema with its reference put in place, and without the alternative null: an argument may be left out."""
    if "$ref" in schema:
        named = {
            key: value for key, value in definitions[schema["$ref"].split("/")[-1]].items() if key != "description"
        }
        schema = {**named, **{key: value for key, value in schema.items() if key != "$ref"}}
    for key in _ALTERNATIVES:
        alternatives = [one for one in schema.get(key, []) if one.get("type") != "null"]
        if len(alternatives) == 1:
            rest = {name: value for name, value in schema.items() if name != key}
            return _resolved({**alternatives[0], **rest}, definitions)
    return schema


def _first_sentence(text: str) -> str:
    found = _FIRST_SENTENCE.match(text)
    return (found.group() if found else text).rstrip(".;")
