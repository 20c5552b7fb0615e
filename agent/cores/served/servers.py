"""The kinds of servers, and what each can be asked for: the contents of `servers.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from domain.errors import UnknownName

SERVERS_FILE = Path(__file__).with_name("servers.yaml")
_OTHER = "other"
Constraint = Literal["json_schema", "required", "words"]
"""How a call is forced into form: by a grammar of the server, by its tool_choice, or by asking."""


class Abilities(BaseModel):
    """What one kind of server can be asked for; the file explains each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    owned_by: tuple[str, ...]
    constrain: Constraint
    tools_in: Literal["parameter", "text"]
    details: dict[str, int] = Field(min_length=1)
    takes_webp: bool
    session_tokens: int = Field(ge=2048)
    extra: dict[str, Any]


@cache
def kinds() -> dict[str, Abilities]:
    """Every kind by its name."""
    contents = yaml.load(SERVERS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {name: Abilities.model_validate(fields) for name, fields in contents.items()}


def abilities_of(kind: str) -> Abilities:
    """What servers of this kind can do; raises UnknownName."""
    if kind not in kinds():
        known = ", ".join(kinds())
        raise UnknownName(f"There is no kind of server {kind!r}.", field="model_server", hint=f"Kinds: {known}.")
    return kinds()[kind]


def kind_owning(owner: str) -> str:
    """The kind of server whose models say that they are owned by `owner`."""
    return next((name for name, abilities in kinds().items() if owner in abilities.owned_by), _OTHER)
