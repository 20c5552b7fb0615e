"""The pictures of exercises over HTTP, beside the page: each is drawn when a browser first asks for it."""

from __future__ import annotations

import os
from functools import cache

import structlog
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from domain.errors import NotFound, SpotterError
from domain.vocabulary import Language
from tools.pictures.shelf import View
from ui.library.picture_links import LANGUAGE, PREFIX
from ui.opening import open_spotter

_log = structlog.get_logger(__name__)
_MAX_AGE_S = 24 * 60 * 60
"""How long a browser keeps a picture; one that is drawn anew is seen a day later at most."""
_NOT_FOUND, _UNAVAILABLE = 404, 503


def picture_routes() -> list[Route]:
    """The routes that the page's server has beside its own."""
    return [Route(f"/{PREFIX}/{{exercise_id}}/{{view}}", _picture)]


async def _picture(request: Request) -> Response:
    view, language = request.path_params["view"], request.query_params.get(LANGUAGE)
    if view not in list(View):
        return PlainTextResponse("There is no such picture.", _NOT_FOUND)
    spoken = Language(language) if language in list(Language) else Language.EN
    exercise_id: str = request.path_params["exercise_id"]
    try:
        shelf = open_spotter().pictures
        file = await to_thread.run_sync(shelf.picture, exercise_id, View(view), spoken, limiter=_drawing())
    except NotFound as error:
        return PlainTextResponse(error.message, _NOT_FOUND)
    except SpotterError as error:
        _log.warning("picture failed", exercise=exercise_id, view=view, reason=error.message)
        return PlainTextResponse(error.message, _UNAVAILABLE)
    headers = {"Cache-Control": f"public, max-age={_MAX_AGE_S}", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, headers=headers)


@cache
def _drawing() -> CapacityLimiter:
    """As many drawings at a time as there are cores: the pages must stay quick beside them."""
    return CapacityLimiter(os.cpu_count() or 1)
