"""What an exercise is for in a session."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an exercise is for in a session, in the order of training (Nunes et al., 2021)."""

    MAIN = "main"
    ACCESSORY = "accessory"
    ISOLATION = "isolation"
    CORE = "core"
    CONDITIONING = "conditioning"
    MOBILITY = "mobility"
    YOGA = "yoga"


COMPOUND_ROLES = (Role.MAIN, Role.ACCESSORY)
RESISTANCE_ROLES = (*COMPOUND_ROLES, Role.ISOLATION, Role.CORE)
