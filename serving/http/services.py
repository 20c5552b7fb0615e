"""What the routes work with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import anyio
from fastapi import Request

from bootstrap import Spotter
from domain.settings import CHECKOUT
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from domain.vocabulary import Language
from serving.addresses import Addresses
from serving.http.errors import TEXTS_DIR, TimedOut
from serving.http.languages import language_of
from serving.tools import tools_for_callers
from tools.registry import ToolRegistry

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How much a request may ask for."""

    body_bytes: int = 256 * 1024
    """The longest message and the longest pasted plan, even with every letter escaped."""
    picture_body_bytes: int = 12 * 1024 * 1024
    """For tools that take a photo as base64."""
    receive_s: float = 20
    work_s: float = 60
    chat_s: float = 180
    threads: int = 8
    """Tools that run at the same time; the next ones wait for a free thread, and their time counts."""
    chats: int = 32
    """Turns of the chat that run at the same time; they mostly wait for a tool or a model."""
    photo_paths: frozenset[str] = frozenset({"/tools/identify_exercise", "/chat"})

    def body_of(self, path: str) -> int:
        """The most bytes that a request to this path may send."""
        return self.picture_body_bytes if path in self.photo_paths else self.body_bytes


class Services:
    """The parts of one process, shared by all requests; nothing in it belongs to a caller."""

    def __init__(self, spotter: Spotter, limits: Limits) -> None:
        self.spotter = spotter
        self.limits = limits
        self._warming = threading.Lock()
        self.is_warm = False

    @cached_property
    def translator(self) -> Translator:
        """The names and errors of the domain, and what only this room says."""
        return Translator([DOMAIN_TEXTS, TEXTS_DIR])

    @cached_property
    def drawn(self) -> frozenset[str]:
        """The exercises that can be drawn or have photos."""
        renderer = self.spotter.renderer
        return frozenset(exercise.id for exercise in self.spotter.exercise_library if renderer.has_motion(exercise.id))

    @cached_property
    def _free_threads(self) -> anyio.CapacityLimiter:
        return anyio.CapacityLimiter(self.limits.threads)

    @cached_property
    def chat_threads(self) -> ThreadPoolExecutor:
        """Where turns of the chat run."""
        return ThreadPoolExecutor(self.limits.chats, thread_name_prefix="chat")

    @cached_property
    def tools(self) -> ToolRegistry:
        """The tools as callers use them."""
        return tools_for_callers(self.spotter)

    def addresses(self, base: str, language: Language = Language.EN) -> Addresses:
        """The addresses below `base`, with pictures in a language."""
        private = (self.spotter.settings.data_dir, CHECKOUT)
        return Addresses(base, language, self.drawn.__contains__, private)

    def addresses_for(self, request: Request, language: Language | None = None) -> Addresses:
        """The addresses under the name that a caller used, in the language of the request or the one given."""
        return self.addresses(str(request.base_url), language or language_of(request.scope))

    async def work(self, task: Callable[[], T]) -> T:
        """Run something long in a thread; raises TimedOut. A thread cannot be stopped: it ends by itself, unheard."""
        try:
            with anyio.fail_after(self.limits.work_s):
                return await anyio.to_thread.run_sync(task, limiter=self._free_threads, abandon_on_cancel=True)
        except TimeoutError:
            raise TimedOut(
                f"This took longer than {self.limits.work_s:g} seconds.", hint="Ask for less, such as fewer days."
            ) from None

    def warm_up(self) -> None:
        """Load what the first chat needs; a second caller waits for the first."""
        with self._warming:
            if not self.is_warm:
                self.spotter.warm_up()
                self.spotter.warm_up_further()
                _ = self.spotter.assistant
                self.is_warm = True
