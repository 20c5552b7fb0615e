"""What can go wrong between us and the server of the model, as errors with a remedy.

Each is `Unavailable` at the field `model_server`, told apart by `kind`; texts in four languages stand in domain/texts.
"""

from __future__ import annotations

from typing import Literal

import httpx

from agent.ports import MODEL_FIELD
from domain.errors import Unavailable

_RETRY_STATUS = frozenset({408, 429, 500, 502, 503, 504})
_KEY_STATUS = frozenset({401, 403})
_TOO_LONG = (
    "context length",
    "context_length",
    "context size",
    "maximum context",
    "input length",
    "too long",
    "session_len",
)
"""Words by which servers say that the prompt does not fit: vLLM, llama.cpp, LMDeploy."""
Lack = Literal["pictures", "tools"]
_LACKS: dict[Lack, tuple[str, ...]] = {
    "pictures": ("image input is not supported", "not a multimodal model"),
    "tools": ("tools param requires --jinja", "requires --enable-auto-tool-choice"),
}
"""Words by which llama.cpp and vLLM say what the model, or the server as it was started, cannot do."""
_BROKEN_CALL = ("model produced output that does not match", "empty grammar stack")
"""Words by which llama.cpp says that a call which the model was writing is none."""


class ServerFault(Unavailable):
    """The server of the model did not give an answer."""

    def __init__(self, message: str, kind: str, hint: str, *, again: bool = False, wait_s: float | None = None) -> None:
        super().__init__(message, field=MODEL_FIELD, hint=hint, kind=kind)
        self.again = again
        """Whether the same request may do better in a moment."""
        self.wait_s = wait_s
        """How long the server wants us to wait first."""


class PromptTooLong(ServerFault):
    """The conversation does not fit into the model's window."""

    def __init__(self) -> None:
        hint = "Shorten the message, or begin a new conversation."
        super().__init__("This is more than the model can hold at once.", "too_long", hint)


class ServerLacks(ServerFault):
    """The server answers, but without this ability."""

    def __init__(self, lack: Lack) -> None:
        hint = "Choose another model, or go on without it."
        super().__init__(f"The model's server takes no {lack}.", "refused", hint)
        self.lack = lack


class BrokenCall(ServerFault):
    """The server itself found that a call is malformed, and ended the answer there."""

    def __init__(self) -> None:
        hint = "Try again, or go on without it."
        super().__init__("The call has not the form of any tool's call.", "refused", hint)


def unreachable(error: httpx.TransportError) -> ServerFault:
    """Nobody answers at the address, or not in time, or not with a certificate that we trust."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):  # httpx keeps OpenSSL's words, and no type of its own for them
        hint = "Name its PEM file in SPOTTER_MODEL_CERTIFICATE."
        return ServerFault("The certificate of the model's server is not trusted.", "certificate", hint)
    if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return ServerFault("The model's server has stopped answering.", "slow", "Try again, or go on without it.")
    message = "The model's server does not answer."
    return ServerFault(message, "down", "Start it, or go on without it.", again=True)


def broken_off() -> ServerFault:
    """The connection ended in the middle of an answer."""
    return ServerFault("The model's server broke off.", "broken_off", "Try again, or go on without it.", again=True)


def not_a_server(found: str) -> ServerFault:
    """Something answers, but not in OpenAI's chat protocol."""
    message = f"What answers at the model's address is no model server ({found})."
    return ServerFault(message, "address", "Check SPOTTER_MODEL_URL.")


def refused(status: int, body: str, retry_after: str | None = None) -> ServerFault:
    """The server said no, with this status and text."""
    if status in _KEY_STATUS:
        return ServerFault("The model's server wants another key.", "key", "Check SPOTTER_MODEL_API_KEY.")
    said = body.lower()
    if status < 500 and any(words in said for words in _TOO_LONG):
        return PromptTooLong()
    for lack, phrases in _LACKS.items():
        if any(words in said for words in phrases):
            return ServerLacks(lack)
    if any(words in said for words in _BROKEN_CALL):
        return BrokenCall()
    if status == 404:
        return ServerFault("The server has no such model.", "name", "Check SPOTTER_MODEL_NAME and SPOTTER_MODEL_URL.")
    message = f"The model's server refused the request (status {status})."
    hint = "Try again, or go on without it."
    kind = "busy" if status in (429, 503) else "refused"
    return ServerFault(message, kind, hint, again=status in _RETRY_STATUS, wait_s=_seconds(retry_after))


def _seconds(retry_after: str | None) -> float | None:
    """The header Retry-After where it gives seconds; a date is passed over."""
    try:
        return max(0.0, float(retry_after)) if retry_after else None
    except ValueError:
        return None
