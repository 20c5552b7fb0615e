"""The routine API under its old addresses: `/gen/routine/rate` and `/gen/routine`."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from domain.vocabulary import Language
from serving.http.errors import documented
from serving.http.examples import load_examples, openapi
from serving.http.languages import language_of
from serving.http.services import Services
from tools.strength.routine import RoutineRate
from tools.strength.routine_models import (
    RoutineMonthArguments,
    RoutineMonthResult,
    RoutineRateArguments,
    RoutineRateResult,
)
from tools.strength.routine_month import RoutineMonth

_REMEMBERED_ADDRESSES = 16
"""Names under which the service is called, times languages."""
_EXAMPLES = openapi(load_examples().routine)
RateBody = Annotated[RoutineRateArguments, Body(openapi_examples=_EXAMPLES)]
MonthBody = Annotated[RoutineMonthArguments, Body(openapi_examples=_EXAMPLES)]


def routine_routes(services: Services) -> APIRouter:
    """Both endpoints. They calculate for milliseconds, so they do it in place."""
    router = APIRouter(prefix="/gen", tags=["routine"], responses=documented(401, 413, 422))
    rate = RoutineRate()

    @lru_cache(maxsize=_REMEMBERED_ADDRESSES)
    def month_at(base: str, language: Language) -> RoutineMonth:
        """The tool with the animations' addresses; what does not depend on the request is written once in it."""
        return RoutineMonth(services.spotter.catalogue, services.addresses(base, language).animation)

    @router.post("/routine/rate", response_model=RoutineRateResult, summary="A month's 5/3/1 percentages and loads")
    async def routine_rate(body: RateBody) -> Response:
        """The published percentages of the training max as numbers and as text, with the load of every set in kg.

        Errors are Korean unless `Accept-Language` asks for English, Chinese or Bengali.
        """
        return _json(rate.run(body).model_dump_json())

    @router.post("/routine", response_model=RoutineMonthResult, summary="The whole month, day by day")
    async def routine(request: Request, body: MonthBody) -> Response:
        """Main lifts with warm-up, supplemental sets and assistance for the purpose, each with its animation.

        Takes what `/gen/routine/rate` takes, and optionally the training days a week.
        """
        month = month_at(str(request.base_url), language_of(request.scope))
        return _json(month.run(body).model_dump_json())

    return router


def _json(text: str) -> Response:
    """Already written JSON; it fits the response model by construction, which a second pass need not prove."""
    return Response(text, media_type="application/json")
