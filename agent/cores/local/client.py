"""A model in this process, asked as the client of a server is asked: the served core works over either.

So everything that makes a model usable (the window, pictures, repair of calls, answers from templates) is written once.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from agent.cores.local.checkpoint import DEFAULT_MODEL, find_checkpoint
from agent.cores.local.device import fit, this_device
from agent.cores.local.model import LocalModel, Writing, load_model
from agent.cores.local.prompt import prompt_pieces

KIND = "transformers"
"""As `servers.yaml` calls it."""
_LONGEST_WINDOW = 8192
"""A processor reads a longer prompt for minutes."""
_MOST_TOKENS = 1024


class LocalClient:
    """Runs InternVL with transformers, on one GPU or on the processor; nothing is sent or fetched anywhere."""

    def __init__(self, model: str = DEFAULT_MODEL, *, four_bit: bool = False, steer: Sequence[Any] = ()) -> None:
        """`model` is a folder or a hub id that was downloaded, `steer` are logits processors of transformers."""
        self._name = model
        self._four_bit = four_bit
        self._steer = list(steer)
        self._loading = threading.Lock()
        self._loaded: LocalModel | None = None

    def load(self) -> LocalModel:
        """The model in memory, loaded by the first call (minutes for a large one); raises Unavailable."""
        with self._loading:
            if self._loaded is None:
                checkpoint = find_checkpoint(self._name)
                self._loaded = load_model(checkpoint, fit(checkpoint, this_device(), four_bit=self._four_bit))
            return self._loaded

    async def models(self) -> list[dict[str, Any]]:
        """The one model as a server would list it; raises as `load` does, but loads nothing."""
        checkpoint = await asyncio.to_thread(find_checkpoint, self._name)
        window = min(checkpoint.window, _LONGEST_WINDOW)
        return [{"id": self._name, "owned_by": KIND, "max_model_len": window}]

    async def stream(self, body: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """The choices of the answer's chunks; closing this stops the model after the token it is at.

        The form that a request wants of its answer is not enforced. Raises Unavailable, InvalidInput or ModelError.
        """
        model = await asyncio.to_thread(self.load)
        stop = threading.Event()
        how = Writing(body.get("max_tokens", _MOST_TOKENS), self._steer)
        writing = model.write(list(prompt_pieces(body["messages"], body.get("tools", ()))), how, stop)
        try:
            while (text := await asyncio.to_thread(next, writing, None)) is not None:
                yield {"delta": {"content": text}}
        finally:
            stop.set()
