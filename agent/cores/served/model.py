"""Which model is asked, and what may be asked of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from agent.cores.served.faults import Lack, ServerFault
from agent.cores.served.servers import Abilities, abilities_of, kind_owning
from domain.vocabulary import Language

_LEAST_SESSION_TOKENS = 2048


class ModelClient(Protocol):
    """Something that answers chat requests in OpenAI's form: a server, or a model in this process."""

    async def models(self) -> list[dict[str, Any]]:
        """The models that there are; raises Unavailable."""
        ...

    def stream(self, body: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """The choices of an answer's chunks; closing this ends the request. Raises Unavailable."""
        ...


@dataclass(frozen=True)
class ModelWish:
    """What the settings say of the model; None: the server is asked."""

    name: str | None = None
    kind: str | None = None
    session_tokens: int | None = None
    languages: frozenset[Language] = frozenset({Language.EN, Language.ZH})
    """In these the model writes its answers itself; in the others it decides, and our templates write."""


@dataclass(frozen=True)
class ServedModel:
    """A model behind a server."""

    name: str
    kind: str
    session_tokens: int
    lacks: frozenset[Lack] = frozenset()
    """What this server cannot do although its kind can: it said so, or it refused."""

    @property
    def tools_in_text(self) -> bool:
        """Whether tools have to go as text of the prompt."""
        return self.abilities.tools_in == "text" or "tools" in self.lacks

    def without(self, lack: Lack) -> ServedModel:
        """The same without an ability."""
        return replace(self, lacks=self.lacks | {lack})

    @property
    def abilities(self) -> Abilities:
        """What its server can be asked for."""
        return abilities_of(self.kind)

    def narrowed(self, share: float) -> ServedModel:
        """The same with a smaller window, where a guess of tokens was too low."""
        return replace(self, session_tokens=round(self.session_tokens * share))


async def introduce(client: ModelClient, wish: ModelWish) -> ServedModel:
    """Ask the server what it serves. A server without a list of models is taken at its word; raises ServerFault."""
    try:
        listed = await client.models()
    except ServerFault as fault:
        if fault.params.get("kind") != "name" or wish.name is None:  # no such address: some proxies have no list
            raise
        listed = []
    return described(listed, wish)


def described(listed: list[dict[str, Any]], wish: ModelWish) -> ServedModel:
    """The model that is wished for, else the first of the list; raises ServerFault where there is none."""
    found = next((one for one in listed if one.get("id") == wish.name), listed[0] if listed else {})
    name = wish.name or found.get("id")
    if not name:
        raise ServerFault("The server names no model.", "name", "Set SPOTTER_MODEL_NAME.")
    kind = wish.kind or kind_owning(str(found.get("owned_by", "")))
    window = wish.session_tokens or _window(found) or abilities_of(kind).session_tokens
    return ServedModel(str(name), kind, window, frozenset() if _sees(found) else frozenset({"pictures"}))


def _sees(model: dict[str, Any]) -> bool:
    """Whether a server leaves it open that its model takes pictures: llama.cpp lists what goes in."""
    named = (model.get("architecture") or {}).get("input_modalities")
    return not isinstance(named, list) or "image" in named


def _window(model: dict[str, Any]) -> int | None:
    """The window that a server names: `max_model_len` (vLLM), `meta.n_ctx` (llama.cpp)."""
    named = model.get("max_model_len") or (model.get("meta") or {}).get("n_ctx")
    return named if isinstance(named, int) and named >= _LEAST_SESSION_TOKENS else None
