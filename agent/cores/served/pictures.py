"""The pictures of a conversation as a model gets them: by content, each once, under short names."""

from __future__ import annotations

import base64
import hashlib
import io
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.messages import AssistantMessage, Message, ToolMessage, UserMessage

SHOWN = 2
"""So many of the latest pictures are shown; a window holds few, and the older ones have been spoken about."""
_HANDLE_LENGTH = 8
_KEPT = 8
_LOOK_TOOL = "identify_exercise"
_MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_WEBP = "image/webp"
"""As which the app keeps pictures."""
_JPEG_QUALITY = 92


@dataclass(frozen=True)
class SentPicture:
    """One picture that the person sent. The model knows it by its handle alone, never by its place on the disk."""

    path: str
    handle: str
    is_there: bool = True
    shows: str = ""
    """What a tool recognised in it, if anything."""


@dataclass(frozen=True)
class Gallery:
    """The pictures of one conversation."""

    pictures: tuple[SentPicture, ...]
    """In the order in which they were sent; the same content may come twice."""
    most_shown: int = SHOWN
    """0 for a model without eyes: captions stand for all."""

    def of(self, path: str) -> SentPicture:
        """The picture at a path of the conversation."""
        return next(picture for picture in reversed(self.pictures) if picture.path == path)

    @property
    def shown(self) -> frozenset[str]:
        """The paths of the latest pictures of different content."""
        latest: OrderedDict[str, str] = OrderedDict()
        for picture in reversed(self.pictures):
            if picture.is_there and len(latest) < self.most_shown:
                latest.setdefault(picture.handle, picture.path)
        return frozenset(latest.values())

    def path_of(self, name: str) -> str | None:
        """Where the picture is that a model calls so; the latest one where it calls it by no name that there is."""
        named = [picture for picture in self.pictures if name in (picture.handle, picture.path)]
        found = named or self.pictures
        return found[-1].path if found else None


class PictureCase:
    """Reads pictures once; the same picture under two paths is one."""

    def __init__(self) -> None:
        self._urls: OrderedDict[tuple[str, bool], str] = OrderedDict()
        self._handles: dict[str, str] = {}

    def gallery(self, messages: Sequence[Message]) -> Gallery:
        """The pictures of a conversation."""
        recognised = dict(_recognised(messages))
        paths = [path for message in messages if isinstance(message, UserMessage) for path in message.images]
        return Gallery(
            tuple(
                SentPicture(path, self.handle(path), Path(path).is_file(), recognised.get(path, "")) for path in paths
            )
        )

    def url(self, picture: SentPicture, *, takes_webp: bool = True) -> str:
        """The picture as a data URL, in a format that the server reads."""
        key = (picture.handle, takes_webp)
        if key not in self._urls:
            self._urls[key] = _data_url(Path(picture.path), takes_webp)
            while len(self._urls) > _KEPT:
                self._urls.popitem(last=False)
        self._urls.move_to_end(key)
        return self._urls[key]

    def handle(self, path: str) -> str:
        """The first letters of the content's digest; of the path's, where the file is gone."""
        if path not in self._handles:
            file = Path(path)
            content = file.read_bytes() if file.is_file() else path.encode()
            self._handles[path] = hashlib.sha256(content).hexdigest()[:_HANDLE_LENGTH]
        return self._handles[path]


def _data_url(file: Path, takes_webp: bool) -> str:
    media_type, content = _MEDIA_TYPES.get(file.suffix.lower(), _WEBP), file.read_bytes()
    if media_type == _WEBP and not takes_webp:
        media_type, content = _MEDIA_TYPES[".jpg"], _as_jpeg(content)
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _as_jpeg(content: bytes) -> bytes:
    """The first frame of a picture as JPEG."""
    from PIL import Image

    file = io.BytesIO()
    with Image.open(io.BytesIO(content)) as opened:
        opened.convert("RGB").save(file, "JPEG", quality=_JPEG_QUALITY)
    return file.getvalue()


def _recognised(messages: Sequence[Message]) -> Iterator[tuple[str, str]]:
    """The path of each picture that a tool has looked at, with the name of what it saw."""
    results = {message.call_id: message.result for message in messages if isinstance(message, ToolMessage)}
    for message in messages:
        for call in message.calls if isinstance(message, AssistantMessage) else ():
            candidates = (results.get(call.id) or {}).get("candidates") or []
            if call.name == _LOOK_TOOL and candidates:
                yield str(call.arguments.get("image")), _name(candidates[0])


def _name(candidate: dict[str, Any]) -> str:
    names = candidate.get("names") or {}
    return str(names.get("en") or candidate.get("id", ""))
