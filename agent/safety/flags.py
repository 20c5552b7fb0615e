"""The red flags, and which of them need a request before they refer."""

from __future__ import annotations

from enum import StrEnum


class Flag(StrEnum):
    """A reason to see a professional first; the order is the order of precedence."""

    SELF_HARM = "self_harm"
    CHEST_PAIN = "chest_pain"
    DIZZINESS_FAINTING = "dizziness_fainting"
    HEART_CONDITION = "heart_condition"
    UNCONTROLLED_BLOOD_PRESSURE = "uncontrolled_blood_pressure"
    ACUTE_INJURY = "acute_injury"
    PREGNANCY = "pregnancy"
    EATING_DISORDER = "eating_disorder"
    MINOR = "minor"
    UNDERWEIGHT = "underweight"
    KIDNEY_DISEASE = "kidney_disease"
    DIABETES_MEDICATION = "diabetes_medication"


CONDITIONAL = frozenset({Flag.PREGNANCY, Flag.MINOR, Flag.UNDERWEIGHT, Flag.KIDNEY_DISEASE, Flag.DIABETES_MEDICATION})
"""Facts that are no red flag by themselves: only together with a request that they make risky."""
