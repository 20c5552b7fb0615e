"""A second 5/3/1, written from the published percentages alone, to compare the tool's plans with.

It shares nothing with tools/strength: exact fractions, tables of its own, and a plain search for plates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple


class Written(NamedTuple):
    """A set as a book writes it: percent of the training max, repetitions (`to` where it is a range), open-ended."""

    percent: int
    reps: int
    to: int | None = None
    open: bool = False


class Expected(NamedTuple):
    """A set as it must come out of the tool."""

    kind: str
    percent: Fraction
    load: Fraction
    reps: int
    to: int | None
    open: bool


# Wendler 2011, and 2017 for the seventh week.
RISING = [
    [Written(65, 5), Written(75, 5), Written(85, 5, open=True)],
    [Written(70, 3), Written(80, 3), Written(90, 3, open=True)],
    [Written(75, 5), Written(85, 3), Written(95, 1, open=True)],
]
DELOAD = [Written(40, 5), Written(50, 5), Written(60, 5)]
SEVENTH = {
    "deload": [Written(70, 5), Written(80, 3, 5), Written(90, 1), Written(100, 1)],
    "tm_test": [Written(70, 5), Written(80, 5), Written(90, 5), Written(100, 3, 5)],
    "pr_test": [Written(70, 5), Written(80, 5), Written(90, 5), Written(100, 1, open=True)],
}
WARMUP = [Written(40, 5), Written(50, 5), Written(60, 3)]
STEP = {"kg": (Fraction(5, 2), Fraction(5)), "lb": (Fraction(5), Fraction(10))}
UPPER = ("bench_press", "overhead_press")
LIFTS = ("bench_press", "squat", "deadlift", "overhead_press")
SUPPLEMENTAL = {"first_set_last": (5, 5, 0), "second_set_last": (5, 5, 1), "boring_but_strong": (10, 5, 0)}
GYM = {
    "kg": (Fraction(5, 2), 20, [25, 20, 15, 10, 5, 2.5, 1.25]),
    "lb": (Fraction(5), 45, [45, 35, 25, 10, 5, 2.5]),
}


def fraction(value: float | Fraction) -> Fraction:
    """The number as it is written."""
    return Fraction(str(value))


class Reference:
    """What the tool must answer to `args`, its complete arguments."""

    def __init__(self, args: dict[str, Any]) -> None:
        self.args = args
        rounding, bar, plates = GYM[args["unit"]]
        self.rounding = fraction(args.get("rounding") or rounding)
        self.bar = fraction(args.get("bar") or bar)
        self.fewest = self._builds([fraction(plate) for plate in args.get("plates") or plates])
        self._loads = sorted(self.fewest)

    def training_maxes(self) -> dict[str, list[Fraction]]:
        """The training max of each lift in every cycle, and in the one after the plan."""
        found = {}
        for lift in filter(self.args.get, LIFTS):
            share = 100 if self.args["basis"] == "training_max" else fraction(self.args["training_max_percent"])
            maxes = [fraction(self.args[lift]) * share / 100]
            for cycle in range(1, self.args["cycles"] + 1):
                maxes.append(self._following(lift, cycle, maxes[-1]))
            found[lift] = maxes
        return found

    def weeks(self, cycle: int) -> list[tuple[list[Written], bool]]:
        """The main sets of each week of the cycle, and whether it is a training week."""
        weeks = [(sets, True) for sets in RISING]
        kind = self.args["seventh_week"]
        if kind == "none":
            return [*weeks, (DELOAD, False)]
        if cycle == self.args["cycles"]:
            kind = self.args["last_seventh_week"] or kind
        elif cycle % self.args["block_cycles"]:
            kind = "none"
        if kind == "none":
            return weeks
        sets = SEVENTH[kind]
        if kind == "tm_test" and self.args["training_max_percent"] <= 85:
            sets = [*sets[:3], Written(100, 5)]
        return [*weeks, (sets, False)]

    def sets(self, cycle: int, week: int, training_max: Fraction) -> list[Expected]:
        """All sets of a lift's day; `week` is counted from 1."""
        main, training = self.weeks(cycle)[week - 1]
        listed = [] if main is DELOAD else [("warmup", one) for one in WARMUP]
        listed += [("main", one) for one in main]
        if training:
            top = main[-1]
            jokers = range(1, self.args["joker_sets"] + 1)
            listed += [("joker", Written(top.percent + 5 * number, top.reps)) for number in jokers]
            listed += [("supplemental", one) for one in self._supplemental(cycle, main)]
        return [
            Expected(kind, Fraction(one.percent), self.load(training_max * one.percent / 100), *one[1:])
            for kind, one in listed
        ]

    def load(self, wished: Fraction) -> Fraction:
        """Rounded to the step, halves up, then to the nearest that the plates make; a tie goes to the nearer to the
        wish, then to the heavier.
        """
        rounded = floor(wished / self.rounding + Fraction(1, 2)) * self.rounding
        place = bisect_left(self._loads, rounded)
        near = self._loads[max(place - 1, 0) : place + 1]
        return min(near, key=lambda load: (abs(load - rounded), abs(load - wished), -load))

    def _supplemental(self, cycle: int, main: list[Written]) -> Iterator[Written]:
        template = self.args["template"]
        if template == "boring_but_big":
            by_cycle = self.args["supplemental_percents"] or [50]
            yield from [Written(by_cycle[(cycle - 1) % len(by_cycle)], 10)] * 5
        elif template in SUPPLEMENTAL:
            sets, reps, number = SUPPLEMENTAL[template]
            yield from [Written(main[number].percent, reps)] * sets

    def _following(self, lift: str, cycle: int, training_max: Fraction) -> Fraction:
        """One step up, or what the worst result of the cycle asks for."""
        upper, lower = STEP[self.args["unit"]]
        step = upper if lift in UPPER else lower
        wanted = [training_max + step]
        for one in self.args["amrap_results"]:
            if (one["lift"], one["cycle"]) == (lift, cycle):
                wanted.append(self._wanted(one, training_max, step))
        return min(wanted)

    def lifted(self, result: dict[str, Any], training_max: Fraction) -> tuple[Fraction, Fraction, Written]:
        """The load of a result, the one that was planned, and the set as it was written."""
        written = self.weeks(result["cycle"])[result["week"] - 1][0][-1]
        planned = self.load(training_max * written.percent / 100)
        return (planned if result["load"] is None else fraction(result["load"])), planned, written

    def _wanted(self, result: dict[str, Any], training_max: Fraction, step: Fraction) -> Fraction:
        load, planned, written = self.lifted(result, training_max)
        if result["reps"] >= written.reps and load >= planned:
            return training_max + step
        if written.percent == 100 and not written.open:
            anew = predicted(load, result["reps"]) * fraction(self.args["training_max_percent"]) / 100
            return min(hundredth(anew), training_max)
        ninety = hundredth(training_max * 9 / 10)
        by_rule = {"ten_percent_off": ninety, "three_back": max(ninety, training_max - 2 * step), "hold": training_max}
        return by_rule[self.args["after_missed_reps"]]

    def _builds(self, plates: list[Fraction]) -> dict[Fraction, int]:
        """Every load that bar and plates make, with the fewest plates of one side for it."""
        if self.args["plate_pairs"]:
            return self._of_pairs(dict(zip(plates, self.args["plate_pairs"], strict=True)))
        found, edge = {self.bar: 0}, {self.bar}
        while edge:
            edge = {load + 2 * plate for load in edge for plate in plates if load + 2 * plate <= 1500} - found.keys()
            found |= dict.fromkeys(edge, max(found.values()) + 1)
        return found

    def _of_pairs(self, pairs: dict[Fraction, int]) -> dict[Fraction, int]:
        found = {self.bar: 0}
        for plate, count in pairs.items():
            longer = ((load + 2 * n * plate, plates + n) for load, plates in found.items() for n in range(count + 1))
            more: dict[Fraction, int] = {}
            for load, plates in longer:
                more[load] = min(plates, more.get(load, plates))
            found = more
        return found


def predicted(load: Fraction, reps: int) -> Fraction:
    """Epley's estimate to a hundredth; one repetition is the max itself."""
    return load if reps == 1 else hundredth(load * (1 + Fraction(reps, 30)))


def hundredth(load: Fraction) -> Fraction:
    """Rounded to two decimals, halves up."""
    return Fraction(floor(load * 100 + Fraction(1, 2)), 100)
