"""Every error as one sentence in the caller's language: `{"error": {"code", "message", "field"?, "hint"?}}`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.types import Scope

from domain.errors import InvalidInput, ModelError, NotFound, SpotterError, StorageError, Unavailable
from domain.translation import Translator
from domain.vocabulary import Language
from serving.access import CONTENT_TOO_LARGE, REQUEST_TIMEOUT, Forbidden, TooLarge, TooSlow, Unauthorized
from serving.addresses import Addresses
from serving.http.languages import language_of
from tools.registry import from_complaint

TEXTS_DIR = Path(__file__).parent / "texts"
_PLACES = {"body", "query", "path", "header"}
_OBJECT_FAULTS = {"model_type", "model_attributes_type", "dict_type"}
_SAME_FAULT = {"int_parsing": "int_type", "int_from_float": "int_type", "float_parsing": "float_type"}
_SYMBOLS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
_log = structlog.get_logger(__name__)


class TimedOut(SpotterError):
    """The work took longer than a request may."""

    code = "timeout"


class MethodNotAllowed(SpotterError):
    """The address is there but not for this method."""

    code = "method_not_allowed"


class ErrorDetail(BaseModel):
    """What went wrong and what to do about it."""

    code: str = Field(description="Stable, for programs")
    message: str = Field(description="One sentence in the language asked for")
    field: str | None = Field(None, description="The field at fault")
    hint: str | None = Field(None, description="The remedy")


class ErrorBody(BaseModel):
    """The body of every answer that is not a success."""

    error: ErrorDetail


_STATUS: dict[type[SpotterError], int] = {
    Unauthorized: 401,
    Forbidden: 403,
    NotFound: 404,
    MethodNotAllowed: 405,
    TooSlow: REQUEST_TIMEOUT,
    TooLarge: CONTENT_TOO_LARGE,
    ModelError: 502,
    Unavailable: 503,
    TimedOut: 504,
    SpotterError: 422,
}
"""Status by type; the first that fits. Everything that the caller can mend by other values is 422."""
_DESCRIPTIONS = {
    401: "The key is missing or wrong",
    404: "There is no such thing",
    413: "The body is too large",
    422: "A value cannot be used, or the wishes allow nothing together",
    503: "A part that is needed is not there",
    504: "It took too long",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may end with these."""
    return {status: {"model": ErrorBody, "description": _DESCRIPTIONS[status]} for status in statuses}


class ErrorWriter:
    """Writes errors for the language of a request; nothing of this machine is in them."""

    def __init__(self, translator: Translator, addresses: Addresses) -> None:
        self._translator = translator
        self._addresses = addresses

    def response(self, scope: Scope, error: SpotterError, headers: Mapping[str, str] | None = None) -> JSONResponse:
        """The error as an answer to a request."""
        status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
        if isinstance(error, Unauthorized):
            headers = {"WWW-Authenticate": "Bearer"}
        return JSONResponse({"error": self.shown(error, language_of(scope))}, status, dict(headers or {}))

    def internal(self, scope: Scope) -> JSONResponse:
        """The answer where a bug of ours was hit: a sentence, and nothing of the traceback."""
        error = SpotterError("Something went wrong here.", hint="Try again; the cause is in the server's log.")
        return JSONResponse({"error": self.shown(error, language_of(scope))}, 500)

    def shown(self, error: SpotterError, language: Language) -> dict[str, str]:
        """Code, message and, where known, field and hint; the precise English ones, or those of the language."""
        if isinstance(error, StorageError):  # its own message names a folder
            error = StorageError(self._translator.text(Language.EN, "error-storage"))
        shown = error.to_dict()
        if language is not Language.EN:
            shown |= self._translated(error, language)
        return {key: self._addresses.publish(text) for key, text in shown.items() if text}

    def _translated(self, error: SpotterError, language: Language) -> dict[str, str]:
        """Message and hint: by the kind of fault where there is a text for it, else the error's usual sentence."""
        kind, allowed = str(error.params.get("kind", "")), _allowed(error)
        kind = _SAME_FAULT.get(kind, kind)
        if not self._translator.has(f"fault-{kind}"):
            return {"message": self._translator.error(language, error), "hint": allowed}
        message = self._translator.text(language, f"fault-{kind}", field=error.field, allowed=allowed)
        return {"message": message, "hint": allowed or self._translator.text(language, f"remedy-{kind}")}


def _allowed(error: SpotterError) -> str:
    """What is allowed, in signs that every language reads, such as "experience ≤ 5"; empty where it is not known."""
    for name, symbol in _SYMBOLS.items():
        if name in error.params:
            return f"{error.field} {symbol} {error.params[name]}"
    if "expected" in error.params:
        return f"{error.field} = " + str(error.params["expected"]).replace(" or ", " / ")
    return ""


def install_errors(app: FastAPI, writer: ErrorWriter) -> None:
    """Make the app answer every error in this form."""

    @app.exception_handler(SpotterError)
    async def ours(request: Request, error: SpotterError) -> JSONResponse:
        return writer.response(request.scope, error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return writer.response(request.scope, _from_request(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        return writer.response(request.scope, _from_http(request, error), error.headers)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("request failed", path=request.url.path, exc_info=error)
        return writer.internal(request.scope)


def _from_request(error: RequestValidationError) -> SpotterError:
    """FastAPI's first complaint, with the field as the caller wrote it."""
    complaint = dict(error.errors()[0])
    place, *field = complaint["loc"]
    complaint["loc"] = field if place in _PLACES else complaint["loc"]
    if complaint["type"] == "json_invalid":
        return InvalidInput("The body is not valid JSON.", field="body", hint="Send one JSON object.", kind="json")
    if not complaint["loc"]:
        hint = "Send it as application/json."
        return InvalidInput("The body must be one JSON object.", field="body", hint=hint, kind="json")
    if complaint["type"] in _OBJECT_FAULTS:
        name = ".".join(map(str, complaint["loc"]))
        return InvalidInput(f"{name} must be a JSON object.", field=name, hint="Correct the value.", kind="object")
    return from_complaint(complaint)


def _from_http(request: Request, error: HTTPException) -> SpotterError:
    """Starlette's own errors: no such address, wrong method, a body that is too large or cannot be read."""
    if error.status_code == _STATUS[NotFound]:
        return NotFound(f"There is nothing at {request.url.path}.", hint="See /docs for what there is.")
    if error.status_code == _STATUS[MethodNotAllowed]:
        return MethodNotAllowed(f"{request.method} is not possible here.", hint="See /docs for what is.")
    if error.status_code == CONTENT_TOO_LARGE:
        return TooLarge("The body is too large.", field="body", hint="Send less, or a smaller picture.")
    if error.status_code == REQUEST_TIMEOUT:
        return TooSlow("The request did not arrive in time.", field="body", hint="Send it again, all at once.")
    return InvalidInput("The body cannot be read.", field="body", hint="Send one JSON object.", kind="json")
