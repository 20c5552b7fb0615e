"""The body figures that a message gives: age, height, weight, body mass index, blood pressure."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, replace

from agent.safety.lexicon import Lexica
from agent.safety.persons import Owner, owner_at
from agent.safety.text import sentences
from domain.units import KG_PER_JIN, KG_PER_STONE, feet_to_cm, lb_to_kg

ADULT_AGE_YEARS = 18
UNDERWEIGHT_BMI = 18.5
"""WHO Technical Report Series 854 (1995): adult BMI below 18.5 kg/m² is underweight."""
HIGH_SYSTOLIC_MMHG = 180
HIGH_DIASTOLIC_MMHG = 110
"""Where the safety table draws its line: grade 3 hypertension (ESC/ESH guideline, 2018)."""
NORMAL_SYSTOLIC_MMHG = 140
NORMAL_DIASTOLIC_MMHG = 90
"""Below both no hypertension is diagnosed (ESC/ESH guideline, 2018)."""
_PRESSURES_MMHG = range(30, 300)
_WINDOW = 30
_AGES = range(8, 111)
_HEIGHTS_CM = (100.0, 250.0)
_WEIGHTS_KG = (25.0, 350.0)
_BMIS = (10.0, 60.0)
_FOUR_FIGURES = 1000
_LEAST_WISHED = 0.65
"""A number below this share of one's weight is no weight that anybody wishes for."""


@dataclass(frozen=True)
class Body:
    """What is known of one person's body; None where nothing was said."""

    minor: bool | None = None
    height_cm: float | None = None
    weight_kg: float | None = None
    bmi_said: float | None = None
    targets_kg: tuple[float, ...] | None = None
    """What the weight wished for may be: people leave out the unit."""

    def or_else(self, other: Body) -> Body:
        """This body with its gaps filled from `other`."""
        gaps = {name: value for name, value in vars(other).items() if getattr(self, name) is None}
        return replace(self, **gaps)

    @property
    def bmi(self) -> float | None:
        """Body mass index in kg/m² (Quetelet): as said, else from height and weight."""
        if self.bmi_said is not None:
            return self.bmi_said
        if self.height_cm is None or self.weight_kg is None:
            return None
        return self.weight_kg / (self.height_cm / 100) ** 2

    @property
    def wants_less(self) -> bool:
        """Whether the weight wished for is below the present one; its unit is the one that brings it nearest."""
        if self.weight_kg is None or self.targets_kg is None:
            return False
        nearest = min((target / self.weight_kg for target in self.targets_kg), key=lambda share: abs(math.log(share)))
        return _LEAST_WISHED <= nearest < 1

    @property
    def is_underweight(self) -> bool:
        """Adult, as far as is known, and below the WHO's limit."""
        return not self.minor and self.bmi is not None and self.bmi < UNDERWEIGHT_BMI


def bodies_in(lexica: Lexica, sentence: str) -> dict[Owner, Body]:
    """The figures of each person in a sentence; of two values the first said holds, an age before a school."""
    found: dict[Owner, Body] = {}
    figures = [*lexica.figures("body", sentence), *lexica.figures("target", sentence)]
    matches = sorted(figures, key=lambda m: (_is_of_school(m), m.start(), -m.end()))
    for match in matches:
        body = _body(match)
        if body.weight_kg is not None and _is_no_body_weight(lexica, sentence, match):
            body = replace(body, weight_kg=None)
        owner = owner_at(lexica, sentence, match.start())
        found[owner] = found.get(owner, Body()).or_else(body)
    return found


def bodies_of(lexica: Lexica, text: str) -> dict[Owner, Body]:
    """The figures of each person in a whole text."""
    bodies: dict[Owner, Body] = {}
    for sentence in sentences(text):
        for owner, body in bodies_in(lexica, sentence.text).items():
            bodies[owner] = bodies.get(owner, Body()).or_else(body)
    return bodies


def _is_of_school(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("pupil"))


def _body(match: re.Match[str]) -> Body:
    said = {name: value for name, value in match.groupdict().items() if value}
    minor = True if said.pop("pupil", None) else None
    groups = {name: float(value) for name, value in said.items()}
    age = groups.get("age")
    if age is None and "born" in groups:
        age = dt.date.today().year - _full_year(groups["born"])  # the age of this year's birthday
    if age is not None and age in _AGES:
        minor = age < ADULT_AGE_YEARS
    return Body(
        minor,
        _within(_height_cm(groups), _HEIGHTS_CM),
        _within(_weight_kg(groups), _WEIGHTS_KG),
        _within(groups.get("bmi"), _BMIS),
        _targets_kg(groups),
    )


def _full_year(born: float) -> float:
    """A year of birth of two figures lies in this century or the last."""
    if born >= _FOUR_FIGURES:
        return born
    this_century = 2000 + born
    return this_century if this_century <= dt.date.today().year else this_century - 100


def _height_cm(groups: dict[str, float]) -> float | None:
    if "ft" in groups:
        return feet_to_cm(groups["ft"], groups.get("inch", 0))
    return groups["m"] * 100 if "m" in groups else groups.get("cm")


def _weight_kg(groups: dict[str, float]) -> float | None:
    if "st" in groups:
        return groups["st"] * KG_PER_STONE + lb_to_kg(groups.get("st_lb", 0))
    if "lb" in groups:
        return lb_to_kg(groups["lb"])
    return groups["jin"] * KG_PER_JIN if "jin" in groups else groups.get("kg")


def _targets_kg(groups: dict[str, float]) -> tuple[float, ...] | None:
    if "target" in groups:
        return groups["target"], lb_to_kg(groups["target"])
    return (groups["target_jin"], groups["target_jin"] * KG_PER_JIN) if "target_jin" in groups else None


def _within(value: float | None, bounds: tuple[float, float]) -> float | None:
    return value if value is not None and bounds[0] <= value <= bounds[1] else None


def _is_no_body_weight(lexica: Lexica, sentence: str, match: re.Match[str]) -> bool:
    """A load on the bar or a weight that someone wishes for."""
    before = sentence[max(0, match.start() - _WINDOW) : match.start()]
    after = sentence[match.end() : match.end() + _WINDOW]
    return lexica.found("other_weight.before", before) or lexica.found("other_weight.after", after)


def pressures_in(lexica: Lexica, text: str) -> list[re.Match[str]]:
    """The blood-pressure readings in a text.

    Two bare numbers may as well be a height and a weight: see first that the text is about blood pressure.
    """
    return list(lexica.figures("pressure", text))


def is_plausible(match: re.Match[str]) -> bool:
    """Whether the figures can be a blood pressure in mmHg at all; "18 over 11" is none."""
    groups = {name: int(value) for name, value in match.groupdict().items() if value}
    return all(value in _PRESSURES_MMHG for value in groups.values())


def is_normal(match: re.Match[str]) -> bool:
    """Whether a reading is below every limit of hypertension, so that it outweighs words."""
    groups = {name: int(value) for name, value in match.groupdict().items() if value}
    return groups.get("systolic", 0) < NORMAL_SYSTOLIC_MMHG and groups.get("diastolic", 0) < NORMAL_DIASTOLIC_MMHG


def is_high(match: re.Match[str]) -> bool:
    """Whether a reading is too high to train with."""
    groups = {name: int(value) for name, value in match.groupdict().items() if value}
    systolic, diastolic = groups.get("systolic", 0), groups.get("diastolic", 0)
    if systolic and diastolic and systolic <= diastolic:
        return False
    return systolic >= HIGH_SYSTOLIC_MMHG or diastolic >= HIGH_DIASTOLIC_MMHG
