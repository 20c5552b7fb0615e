"""What can go wrong, as types.

    SpotterError
    ├── InvalidInput          the caller's value is wrong: names the field and the remedy
    │   ├── OutOfRange        a number outside what is possible
    │   └── UnknownName       a name that is not in the vocabulary or catalogue
    ├── NotFound              nothing matches
    ├── Infeasible            every value is fine by itself but together they allow nothing
    ├── Unavailable           a part that is needed is not there (a server, a model, a folder)
    │   └── StorageError      the data folder or the database cannot be written
    └── ModelError            the language model answered with something unusable

Every error carries a stable `code`, one English sentence, and optionally the `field` at fault and a `hint`
(the remedy). Pages translate by `code` and `params`; programs read the fields.
"""

from __future__ import annotations


class SpotterError(Exception):
    """Base of all errors that a user or a program may see."""

    code = "error"

    def __init__(self, message: str, *, field: str | None = None, hint: str | None = None, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.hint = hint
        self.params = params

    def to_dict(self) -> dict[str, str]:
        """The error as the tool contract shows it: code, message and, where known, field and hint."""
        shown = {"code": self.code, "message": self.message, "field": self.field, "hint": self.hint}
        return {key: value for key, value in shown.items() if value is not None}

    def figures(self) -> dict[str, str]:
        """What the message says in figures and names, for texts in other languages: {"lowest_kcal": "1200"}."""
        return {name: str(value) for name, value in self.params.items()}


class InvalidInput(SpotterError):
    """A value that the caller gave cannot be used."""

    code = "invalid_input"


class OutOfRange(InvalidInput):
    """A number lies outside what is possible."""

    code = "out_of_range"


class UnknownName(InvalidInput):
    """A name that no vocabulary or catalogue holds."""

    code = "unknown_name"


class NotFound(SpotterError):
    """Nothing matches the request."""

    code = "not_found"


class Infeasible(SpotterError):
    """The wishes together leave nothing that can be done."""

    code = "infeasible"


class Unavailable(SpotterError):
    """A part that the request needs is not there."""

    code = "unavailable"


class StorageError(Unavailable):
    """The data folder or the database cannot be used."""

    code = "storage"


class ModelError(SpotterError):
    """The language model answered with something unusable."""

    code = "model"
