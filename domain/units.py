"""Units of load and length, exact by definition (NIST SP 811): 1 lb = 0.45359237 kg, 1 in = 2.54 cm."""

from __future__ import annotations

KG_PER_LB = 0.45359237
CM_PER_INCH = 2.54
INCHES_PER_FOOT = 12
KG_PER_STONE = 14 * KG_PER_LB
KG_PER_JIN = 0.5
"""The market 斤 of mainland China."""


def lb_to_kg(load_lb: float) -> float:
    """Pounds to kilograms."""
    return load_lb * KG_PER_LB


def kg_to_lb(load_kg: float) -> float:
    """Kilograms to pounds."""
    return load_kg / KG_PER_LB


def feet_to_cm(feet: float, inches: float = 0) -> float:
    """Feet and inches to centimetres."""
    return (feet * INCHES_PER_FOOT + inches) * CM_PER_INCH
