"""What a front end talks to: conversations, the profile, and `send`, which answers with events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from uuid import uuid4

import structlog

from agent.conversations.kept import KeptConversations
from agent.conversations.tree import MessageTree
from agent.conversations.unanswered import is_cut_off, results_kept
from agent.events import Done, Event, Failed, ToolFinished, ToolStarted
from agent.messages import AssistantMessage, Message, UserMessage
from agent.ports import MODEL_FIELD, ConversationStore, ConversationSummary
from agent.turn import Turn, TurnParts
from domain.errors import InvalidInput, NotFound, SpotterError, UnknownName
from domain.languages import detect
from domain.profile import Profile
from domain.vocabulary import Language
from tools.recognition.album import Album

MAX_PICTURES = 3
"""In one message."""
MAX_MESSAGE_LENGTH = 20_000
"""A training plan that is pasted to be checked may be so long."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Begun:
    """A conversation up to the message that is to be answered, and what its answer had come to before."""

    history: list[Message]
    last: int
    """The number of the message behind which the answer is stored."""
    produced: tuple[Message, ...] = ()

    @property
    def text(self) -> str:
        """What was said by then."""
        return "".join(message.text for message in self.produced if isinstance(message, AssistantMessage))


class Assistant:
    """One person's coach. `fallback` is what answers where the core's server does not, if anything."""

    def __init__(
        self, parts: TurnParts, store: ConversationStore, album: Album, fallback: TurnParts | None = None
    ) -> None:
        self._parts = parts
        self._store = store
        self._album = album
        self._fallback = fallback
        self.kept = KeptConversations(store, album, parts.translator)

    @property
    def core_name(self) -> str:
        """Which core decides."""
        return self._parts.core.name

    def new_conversation(self) -> str:
        """The id of a conversation that does not exist yet; its first message creates it."""
        return uuid4().hex

    def messages(self, conversation_id: str) -> list[Message]:
        """The messages of a conversation, on the branch that is shown."""
        return self._store.messages(conversation_id)

    def conversations(self) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        return self._store.conversations()

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation and the pictures in it."""
        self.kept.delete(conversation_id)

    @property
    def profile(self) -> Profile:
        """The saved profile."""
        return self._store.profile()

    @profile.setter
    def profile(self, profile: Profile) -> None:
        self._store.save_profile(profile)

    async def send(
        self,
        conversation_id: str,
        text: str,
        language: Language = Language.EN,
        images: Sequence[bytes] = (),
        core: str | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Answer a message; `language` is spoken where the message shows none. The last event is Done.

        `images` are the files of pictures that came with it; a picture without a word asks what it shows. `core` names
        the one that is to answer, where it is not the usual one: a failure may offer another.

        What was produced is stored even if the caller stops listening in the middle.
        """

        async def begin() -> _Begun:
            message = await self._message(text, images, language)
            _require_usable(message.text)
            history = self._store.messages(conversation_id)
            return _Begun([*history, message], self._store.append(conversation_id, [message]))

        async with aclosing(self._events(conversation_id, begin, detect(text, language), core)) as events:
            async for event in events:
                yield event

    async def answer_last(
        self, conversation_id: str, language: Language = Language.EN, core: str | None = None
    ) -> AsyncGenerator[Event, None]:
        """Answer the last message, whose answer failed or was cut off; events as those of `send`.

        Results that its tools gave by then are kept: the answer goes on from there.
        """

        async def begin() -> _Begun:
            begun = _unanswered(self._store.tree(conversation_id))
            self._store.branch(conversation_id, begun.last)
            return begun

        async with aclosing(self._events(conversation_id, begin, language, core)) as events:
            async for event in events:
                yield event

    async def edit(
        self, conversation_id: str, number: int, text: str, language: Language = Language.EN, core: str | None = None
    ) -> AsyncGenerator[Event, None]:
        """Answer another wording of the person's message `number`; events as those of `send`.

        The new message begins a branch: the old one is kept beside it with all that followed. Its pictures go along.
        """

        async def begin() -> _Begun:
            _require_usable(text)
            tree = self._store.tree(conversation_id)
            before = tree.said(number)
            message = UserMessage(text=text, images=before.images)
            history = tree.messages(tree.nodes[number].parent)
            last = self._store.branch(conversation_id, tree.nodes[number].parent, [message])
            return _Begun([*history, message], last)

        async with aclosing(self._events(conversation_id, begin, detect(text, language), core)) as events:
            async for event in events:
                yield event

    async def answer_again(
        self, conversation_id: str, number: int, language: Language = Language.EN, core: str | None = None
    ) -> AsyncGenerator[Event, None]:
        """Answer the person's message `number` once more, beside the answer that it has; events as those of `send`."""

        async def begin() -> _Begun:
            tree = self._store.tree(conversation_id)
            tree.said(number)
            self._store.branch(conversation_id, number)
            return _Begun(tree.messages(number), number)

        async with aclosing(self._events(conversation_id, begin, language, core)) as events:
            async for event in events:
                yield event

    async def _events(
        self, conversation_id: str, begin: Callable[[], Awaitable[_Begun]], language: Language, core: str | None
    ) -> AsyncGenerator[Event, None]:
        """The events of a turn; what goes wrong is one of them."""
        try:
            parts = self._parts_of(core)
            begun = await begin()
            async with aclosing(self._answer(conversation_id, begun, language, parts)) as events:
                async for event in events:
                    yield event
        except SpotterError as error:
            yield self._failed(error, language, core)
        except Exception:  # the rim of a turn: the page shows a sentence, the log the traceback
            _log.exception("turn failed", conversation=conversation_id)
            unknown = SpotterError("Something went wrong.", hint="Please try again; your message is kept.")
            yield self._failed(unknown, language, core)
        yield Done()

    def _parts_of(self, core: str | None) -> TurnParts:
        """The parts of the core of that name; raises UnknownName."""
        known = {parts.core.name: parts for parts in (self._fallback, self._parts) if parts}
        if core is None:
            return self._parts
        if core not in known:
            raise UnknownName(f"There is no core {core!r} here.", field="core", hint=f"Use {', '.join(known)}.")
        return known[core]

    async def _message(self, text: str, images: Sequence[bytes], language: Language) -> UserMessage:
        """The message with its pictures kept; raises InvalidInput for a file that is no picture, or too many."""
        if len(images) > MAX_PICTURES:
            hint = f"Send at most {MAX_PICTURES}."
            raise InvalidInput("These are too many pictures at once.", field="image", hint=hint, kind="picture_many")
        if images and not text.strip():
            text = self._parts.translator.text(language, "photo-question")
        kept = [await asyncio.to_thread(self._album.keep, image) for image in images]
        return UserMessage(text=text, images=tuple(kept))

    def _failed(self, error: SpotterError, language: Language, core: str | None) -> Failed:
        """The failure in the person's language; where it is the model's, the core that can answer instead."""
        other = self._fallback.core.name if self._fallback else None
        offer = other if error.field == MODEL_FIELD and core != other else None
        return Failed(code=error.code, message=self._parts.translator.error(language, error), offer=offer)

    async def _answer(
        self, conversation_id: str, begun: _Begun, language: Language, parts: TurnParts
    ) -> AsyncGenerator[Event, None]:
        spoken = _language(begun.history, language)
        turn = Turn(parts, begun.history, spoken, self._store.profile(), [*begun.produced], begun.text)
        stored = _Stored(self._store, conversation_id, begun)
        finished = False
        try:
            async with aclosing(turn.run()) as events:
                async for event in events:
                    if isinstance(event, ToolStarted | ToolFinished):
                        stored.keep(turn.produced)
                    yield event
            finished = True
        finally:
            if not finished:
                turn.produced.append(AssistantMessage(text=turn.unstored_text, interrupted=True))
            stored.keep(turn.produced)


class _Stored:
    """What of an answer is stored by now: each step when its tools begin and end, so that a crash loses no result."""

    def __init__(self, store: ConversationStore, conversation_id: str, begun: _Begun) -> None:
        self._store = store
        self._conversation_id = conversation_id
        self._last = begun.last
        self._count = len(begun.produced)

    def keep(self, produced: Sequence[Message]) -> None:
        """Store what is new. A conversation that was forgotten in the meantime stays forgotten."""
        new = produced[self._count :]
        if new:
            with suppress(NotFound):
                self._last = self._store.append(self._conversation_id, new, after=self._last)
            self._count = len(produced)


def _require_usable(text: str) -> None:
    if not text.strip():
        raise InvalidInput("The message is empty.", field="message", hint="Write what you would like to know.")
    if len(text) > MAX_MESSAGE_LENGTH:
        raise InvalidInput(
            f"The message is too long: {len(text):,} characters, at most {MAX_MESSAGE_LENGTH:,}.",
            field="message",
            hint="Shorten it and send it again.",
        )


def _language(history: list[Message], default: Language) -> Language:
    """The language of the last message of the person that shows one."""
    for message in history:
        if isinstance(message, UserMessage):
            default = detect(message.text, default)
    return default


def _unanswered(tree: MessageTree) -> _Begun:
    """A conversation up to its last message, and what its answer had come to; raises NotFound, InvalidInput."""
    path = tree.path()
    last = max((n for n, placed in enumerate(path) if isinstance(placed.message, UserMessage)), default=None)
    if last is None:
        raise NotFound("There is no message to answer.", field="conversation_id", hint="Send one first.")
    answer = [placed.message for placed in path[last + 1 :]]
    if not is_cut_off(answer):
        raise InvalidInput("The last message has been answered.", field="conversation_id", hint="Send another one.")
    kept = results_kept(answer)
    history = [placed.message for placed in path[: last + 1]]
    return _Begun(history, path[last + kept].number, tuple(answer[:kept]))
