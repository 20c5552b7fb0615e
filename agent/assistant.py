"""What a front end talks to: conversations, the profile, and `send`, which answers with events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from uuid import uuid4

import structlog

from agent.events import Done, Event, Failed
from agent.messages import AssistantMessage, Message, UserMessage
from agent.ports import ConversationStore, ConversationSummary
from agent.turn import Turn, TurnParts
from domain.errors import InvalidInput, SpotterError
from domain.languages import detect
from domain.profile import Profile
from domain.vocabulary import Language
from tools.recognition.album import Album

MAX_PICTURES = 3
"""In one message."""
MAX_MESSAGE_LENGTH = 20_000
"""A training plan that is pasted to be checked may be so long."""
_log = structlog.get_logger(__name__)


class Assistant:
    """One person's coach."""

    def __init__(self, parts: TurnParts, store: ConversationStore, album: Album) -> None:
        self._parts = parts
        self._store = store
        self._album = album

    @property
    def core_name(self) -> str:
        """Which core decides."""
        return self._parts.core.name

    def new_conversation(self) -> str:
        """The id of a conversation that does not exist yet; its first message creates it."""
        return uuid4().hex

    def messages(self, conversation_id: str) -> list[Message]:
        """The messages of a conversation."""
        return self._store.messages(conversation_id)

    def conversations(self) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        return self._store.conversations()

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation and the pictures in it."""
        messages = self._store.messages(conversation_id)
        self._album.forget([path for one in messages if isinstance(one, UserMessage) for path in one.images])
        self._store.delete(conversation_id)

    @property
    def profile(self) -> Profile:
        """The saved profile."""
        return self._store.profile()

    @profile.setter
    def profile(self, profile: Profile) -> None:
        self._store.save_profile(profile)

    async def send(
        self, conversation_id: str, text: str, language: Language = Language.EN, images: Sequence[bytes] = ()
    ) -> AsyncGenerator[Event, None]:
        """Answer a message; `language` is spoken where the message shows none. The last event is Done.

        `images` are the files of pictures that came with it; a picture without a word asks what it shows.

        What was produced is stored even if the caller stops listening in the middle.
        """
        try:
            message = await self._message(text, images, language)
            async with aclosing(self._answer(conversation_id, message, language)) as events:
                async for event in events:
                    yield event
        except SpotterError as error:
            yield self._failed(error, detect(text, language))
        except Exception:  # the rim of a turn: the page shows a sentence, the log the traceback
            _log.exception("turn failed", conversation=conversation_id)
            unknown = SpotterError("Something went wrong.", hint="Please try again; your message is kept.")
            yield self._failed(unknown, detect(text, language))
        yield Done()

    async def _message(self, text: str, images: Sequence[bytes], language: Language) -> UserMessage:
        """The message with its pictures kept; raises InvalidInput for a file that is no picture, or too many."""
        if len(images) > MAX_PICTURES:
            hint = f"Send at most {MAX_PICTURES}."
            raise InvalidInput("These are too many pictures at once.", field="image", hint=hint, kind="picture_many")
        if images and not text.strip():
            text = self._parts.translator.text(language, "photo-question")
        kept = [await asyncio.to_thread(self._album.keep, image) for image in images]
        return UserMessage(text=text, images=tuple(kept))

    def _failed(self, error: SpotterError, language: Language) -> Failed:
        return Failed(code=error.code, message=self._parts.translator.error(language, error))

    async def _answer(
        self, conversation_id: str, message: UserMessage, language: Language
    ) -> AsyncGenerator[Event, None]:
        _require_usable(message.text)
        history = self._store.messages(conversation_id)
        self._store.append(conversation_id, [message])
        spoken = _language(history, message.text, language)
        turn = Turn(self._parts, [*history, message], spoken, self._store.profile())
        finished = False
        try:
            async with aclosing(turn.run()) as events:
                async for event in events:
                    yield event
            finished = True
        finally:
            if not finished:
                turn.produced.append(AssistantMessage(text=turn.unstored_text, interrupted=True))
            self._store.append(conversation_id, turn.produced)


def _require_usable(text: str) -> None:
    if not text.strip():
        raise InvalidInput("The message is empty.", field="message", hint="Write what you would like to know.")
    if len(text) > MAX_MESSAGE_LENGTH:
        raise InvalidInput(
            f"The message is too long: {len(text):,} characters, at most {MAX_MESSAGE_LENGTH:,}.",
            field="message",
            hint="Shorten it and send it again.",
        )


def _language(history: list[Message], text: str, default: Language) -> Language:
    """The language of the text, else that of the last message of the person that shows one."""
    for message in history:
        if isinstance(message, UserMessage):
            default = detect(message.text, default)
    return detect(text, default)
