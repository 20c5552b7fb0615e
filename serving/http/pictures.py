"""Animations and stills of the exercises, drawn on first request and then served from disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as File
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse

from domain.errors import NotFound
from domain.vocabulary import Language
from serving.addresses import is_picture_name
from serving.http.errors import documented
from serving.http.services import Services

MAX_AGE_S = 24 * 60 * 60
"""How long a picture is fresh; afterwards its entity tag tells whether it was drawn anew."""
_NOT_MODIFIED = 304
ExerciseId = Annotated[str, Path(max_length=100, description="As find_exercises gives it", examples=["deadlift"])]


class AnimationFormat(StrEnum):
    """GIF is shown everywhere, WebP is less than half as large, and MP4 smaller still."""

    GIF = "gif"
    WEBP = "webp"
    MP4 = "mp4"


class StillSize(StrEnum):
    """Height of a still in pixels; few sizes, since each is drawn and kept."""

    SMALL = "240"
    MEDIUM = "480"
    LARGE = "960"


@dataclass(frozen=True)
class _Sender:
    """Sends a file as a picture that callers may keep."""

    services: Services
    cache_control: str

    def require_drawn(self, exercise_id: str) -> str:
        """The id itself; raises NotFound for an exercise that cannot be drawn."""
        if exercise_id in self.services.drawn:
            return exercise_id
        hint = "find_exercises gives the ids."
        raise NotFound(f"There is no picture of {exercise_id!r}.", field="exercise_id", hint=hint)

    async def send(self, request: Request, draw: Callable[[], File]) -> Response:
        """The picture, or nothing where the caller has it; its name holds a hash of the motion and the drawing code."""
        file = await self.services.work(draw)
        headers = {
            "ETag": f'"{file.name}"',
            "Cache-Control": self.cache_control,
            "X-Content-Type-Options": "nosniff",
        }
        if _is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=_NOT_MODIFIED, headers=headers)
        return FileResponse(file, headers=headers)


def picture_routes(services: Services, *, shared_caches: bool) -> APIRouter:
    """The pictures; `shared_caches` where no key protects them."""
    router = APIRouter(tags=["pictures"], responses=documented(401, 404, 422))
    sender = _Sender(services, f"{'public' if shared_caches else 'private'}, max-age={MAX_AGE_S}")
    _add_exercises(router, sender)
    _add_pictures(router, sender)
    return router


def _add_exercises(router: APIRouter, sender: _Sender) -> None:
    renderer = sender.services.spotter.renderer

    @router.head("/exercises/{exercise_id}/animation.{image_format}", include_in_schema=False)
    @router.get(
        "/exercises/{exercise_id}/animation.{image_format}",
        response_class=FileResponse,
        summary="The looping animation of an exercise",
        responses=_pictured("image/gif", "image/webp", "video/mp4"),
    )
    async def animation(
        request: Request,
        exercise_id: ExerciseId,
        image_format: AnimationFormat,
        language: Annotated[Language, Query(description="Of the muscles' names")] = Language.EN,
    ) -> Response:
        """480 × 480 pixels. The first request draws it, which takes a moment."""
        drawn = sender.require_drawn(exercise_id)
        return await sender.send(request, lambda: renderer.animation(drawn, image_format.value, language))

    @router.head("/exercises/{exercise_id}/still.png", include_in_schema=False)
    @router.get(
        "/exercises/{exercise_id}/still.png",
        response_class=FileResponse,
        summary="A still of an exercise",
        responses=_pictured("image/png"),
    )
    async def still(
        request: Request,
        exercise_id: ExerciseId,
        size: Annotated[StillSize, Query(description="Height in pixels")] = StillSize.MEDIUM,
        phases: Annotated[bool, Query(description="The phases of the movement side by side")] = False,
    ) -> Response:
        """The hardest position, or up to three phases of the movement side by side."""
        drawn, height = sender.require_drawn(exercise_id), int(size)
        width = 3 * height if phases else height
        return await sender.send(request, lambda: renderer.still(drawn, width, height))


def _add_pictures(router: APIRouter, sender: _Sender) -> None:
    folder = sender.services.spotter.settings.data_dir / "pictures"

    @router.head("/pictures/{name}", include_in_schema=False)
    @router.get(
        "/pictures/{name}",
        response_class=FileResponse,
        summary="A picture that a tool made",
        responses=_pictured("image/png"),
    )
    async def picture(request: Request, name: Annotated[str, Path(max_length=200)]) -> Response:
        """Results of the tools name these addresses."""
        file = folder / name
        if not is_picture_name(name) or not file.is_file():
            raise NotFound("There is no such picture.", hint="Run the tool that makes it again.")
        return await sender.send(request, lambda: file)


def _is_known(if_none_match: str, etag: str) -> bool:
    """Whether the caller has this version already (RFC 9110, 13.1.2; weak comparison)."""
    known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in known or etag in known


def _pictured(*media_types: str) -> dict[int | str, dict[str, object]]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = dict.fromkeys(media_types, binary)
    return {200: {"description": "The picture", "content": content}, 304: {"description": "The caller has it already"}}
