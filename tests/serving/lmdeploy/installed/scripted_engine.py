"""`python scripted_engine.py FOLDER OPTIONS_JSON [KEY_FILE]`: our `start` with LMDeploy's real server, its engine alone scripted.

Everything else is LMDeploy's own: command line, router, reading of pictures, tokenizer, chat template, tool parser, keys,
TLS and metrics. What it answers stands in `scripted_words.py`; an answer that nobody waits for is told in the log.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import lmdeploy.archs
import lmdeploy.cli.serve
from lmdeploy.serve.core.async_engine import AsyncEngine, GenOut
from lmdeploy.serve.openai import api_server
from lmdeploy.serve.processors.multimodal import MultimodalProcessor
from lmdeploy.vl.model.internvl import InternVLVisionModel
from pydantic import SecretStr

from serving.lmdeploy.launch import run_server
from serving.lmdeploy.operate import read_key, say
from serving.lmdeploy.options import StartOptions
from tests.serving.lmdeploy.installed.scripted_words import IMAGE, LEFT, answer

TOKENS_A_PICTURE = 256
_PIECE = 5
_SLOW_S = 0.02
"""Between the pieces of a long answer, so that there is time to leave."""
_LONG = 2000


class FakeEngine:
    """Where TurboMind would be."""

    def __init__(self, engine_config: Any) -> None:
        self.engine_config = engine_config

    def create_instance(self, *_: Any) -> Any:
        return SimpleNamespace()

    def close(self) -> None:
        pass

    def start_loop(self, *_: Any, **__: Any) -> None:
        pass

    def get_schedule_metrics(self) -> Any:
        return SimpleNamespace(
            active_seqs=0, waiting_seqs=0, total_blocks=1, free_blocks=1, scheduler_tick=0, prefix_cache_hit_rate=0.0
        )

    async def get_health_status(self) -> dict[str, Any]:
        return {"alive": True, "message": "", "schedule_metrics": None}


class ScriptedEngine(AsyncEngine):
    """Answers by what it is asked, a few letters at a time."""

    prompts: ClassVar[dict[int, str]] = {}
    """By session; several are answered at a time."""

    def _build_turbomind(self, model_path: str, backend_config: Any = None, **_: Any) -> FakeEngine:
        return FakeEngine(backend_config)

    def start_loop(self, *_: Any, **__: Any) -> None:
        pass

    async def preprocess(self, messages: Any, session_id: Any, tools: Any = None, **options: Any) -> Any:
        vision = SimpleNamespace(image_token=IMAGE)
        messages = await MultimodalProcessor.async_parse_multimodal_item(messages)
        prompt, _ = InternVLVisionModel.proc_messages(vision, messages, self.chat_template, tools=tools)
        ids = self.tokenizer.encode(prompt.replace(IMAGE, IMAGE * TOKENS_A_PICTURE))
        self.prompts[session_id.session_id] = prompt
        options = {name: value for name, value in options.items() if name not in ("input_ids", "do_preprocess")}
        return await super().preprocess(None, session_id, tools=None, input_ids=ids, **options)

    async def generate(self, request: Any, stream_response: bool = True) -> Any:
        said = answer(self.prompts.pop(request.session.session_id))
        pieces = [said[start : start + _PIECE] for start in range(0, len(said), _PIECE)]
        sent = 0
        try:
            for piece in pieces:
                sent += 1
                yield GenOut(piece, request.input_token_len, sent, "stop" if sent == len(pieces) else None, [1])
                if len(said) > _LONG:
                    await asyncio.sleep(_SLOW_S)
        finally:
            if sent < len(pieces):
                say(f"{LEFT} {sent} of {len(pieces)}")


def main() -> None:
    """Serve until stopped."""
    lmdeploy.archs.autoget_backend = lambda *_, **__: "turbomind"
    lmdeploy.cli.serve.get_max_batch_size = lambda _: 8
    api_server.get_task = lambda *_, **__: ("llm", ScriptedEngine)
    options = StartOptions.model_validate_json(sys.argv[2])
    if len(sys.argv) > 3:
        key = SecretStr(read_key(Path(sys.argv[3])))
        listening = options.listening.model_copy(update={"api_key": key})
        options = options.model_copy(update={"listening": listening})
    run_server(Path(sys.argv[1]), options, lambda line: say(f"TOLD {line}"))


if __name__ == "__main__":
    main()
