"""A tool's arguments as they are gathered from facts: what was not said is left out."""

from __future__ import annotations

from typing import Any

from agent.cores.embedded.quantities import Quantity

Arguments = dict[str, Any]
_GATHERED = ("exclude", "avoid")
"""What is to be left out: saying more of it takes nothing back."""


def said(arguments: Arguments) -> Arguments:
    """The arguments that something was said for."""
    return {name: value for name, value in arguments.items() if value not in (None, [], "")}


def without(arguments: Arguments, *names: str) -> Arguments:
    """The arguments but those named."""
    return {name: value for name, value in arguments.items() if name not in names}


def joined(earlier: Arguments, later: Arguments) -> Arguments:
    """Both: what was said later holds, and what is to be left out is gathered."""
    gathered = {
        name: list(dict.fromkeys([*earlier[name], *later[name]]))
        for name in _GATHERED
        if name in earlier and name in later
    }
    return earlier | later | gathered


def value(quantity: Quantity | None) -> float | None:
    """A quantity in the tools' units (kg, cm, kcal, g, min)."""
    return quantity.value if quantity else None


def number(quantity: Quantity | None) -> float | None:
    """A quantity as it was written."""
    return quantity.number if quantity else None


def whole(quantity: Quantity | None) -> int | float | None:
    """A count; left as it is where it is none, so that the tool can say so."""
    return integral(quantity.value) if quantity else None


def integral(amount: float) -> int | float:
    """The number as an integer where it is one."""
    return int(amount) if amount == int(amount) else amount
