"""Which core decides, as the settings say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import structlog

from agent.answers.writer import AnswerWriter
from agent.cores.embedded.core import EmbeddedCore
from agent.ports import ChatModel
from agent.turn import DirectLoop, Loop
from domain.errors import InvalidInput, Unavailable
from domain.settings import Core, Settings
from tools.registry import ToolRegistry

if TYPE_CHECKING:
    from agent.cores.served.client import ChatClient
    from agent.cores.served.model import ModelClient, ModelWish, ServedModel

_START_S = 1.5
"""How long the start waits for a model's server before it goes on without it."""
_log = structlog.get_logger(__name__)


class CoreChoice:
    """Makes the core that the settings name; whatever only one core needs is loaded with that core."""

    def __init__(
        self, settings: Settings, embedded: Callable[[], ChatModel], tools: ToolRegistry, writer: AnswerWriter
    ) -> None:
        self._settings = settings
        self._embedded = embedded
        self._tools = tools
        self._writer = writer

    def core(self) -> ChatModel:
        """The core; raises InvalidInput where the settings name one and lack what it needs."""
        wanted = self._settings.core
        if wanted is Core.TRANSFORMERS:
            return self.local()
        if wanted is Core.LMDEPLOY:
            return self._served(None)
        if wanted is Core.AUTO and self._settings.model_url:
            model = self._model_at_start()
            return self._served(model) if model else self._embedded()
        return self._embedded()

    def loop(self, core: ChatModel) -> Loop:
        """How a turn of this core runs: a model's as a Lagent agent, the embedded core's in our own few lines."""
        if isinstance(core, EmbeddedCore):
            return DirectLoop()
        from agent.lagent.loop import AgentLoop

        return AgentLoop()

    def _model_at_start(self) -> ServedModel | None:
        """What the server serves, if it answers now."""
        from agent.cores.served.model import introduce

        with ThreadPoolExecutor(1) as thread:  # a loop of its own, wherever this is called from
            try:
                return thread.submit(asyncio.run, introduce(self._client(_START_S), self._wish())).result()
            except Unavailable as error:
                _log.warning("the model's server does not answer; the embedded core does", reason=error.message)
                return None

    def _served(self, model: ServedModel | None) -> ChatModel:
        return self._asking(self._client(), model)

    def local(self) -> ChatModel:
        """The model in this process."""
        from agent.cores.local.checkpoint import DEFAULT_MODEL
        from agent.cores.local.client import LocalClient

        chosen = self._settings
        return self._asking(LocalClient(chosen.model_name or DEFAULT_MODEL, four_bit=chosen.model_four_bit), None)

    def _asking(self, client: ModelClient, model: ServedModel | None) -> ChatModel:
        from agent.cores.served.building import served_core
        from agent.prompts.renderer import Prompts
        from agent.seeing.core import SeeingCore

        return SeeingCore(served_core(client, self._wish(), self._tools, self._writer, model), Prompts())

    def _client(self, connect_s: float | None = None) -> ChatClient:
        from agent.cores.served.client import ChatClient, Endpoint, Patience

        if self._settings.model_url is None:
            raise InvalidInput(
                "The address of the model's server is not set.", field="model_url", hint="Set SPOTTER_MODEL_URL."
            )
        key = self._settings.model_api_key
        patience = Patience() if connect_s is None else Patience(connect_s=connect_s)
        secret = key.get_secret_value() if key else None
        return ChatClient(Endpoint(self._settings.model_url, secret, patience, self._settings.model_certificate))

    def _wish(self) -> ModelWish:
        from agent.cores.served.model import ModelWish

        chosen = self._settings
        return ModelWish(chosen.model_name, chosen.model_server, chosen.model_session_tokens, chosen.model_languages)
