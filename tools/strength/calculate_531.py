"""The tool `calculate_531`."""

from __future__ import annotations

from dataclasses import replace

from knowledge.exercises.catalogue import Catalogue
from tools.base import Tool
from tools.strength.checks_531 import check_cycles
from tools.strength.cycle_531 import build_cycle
from tools.strength.estimates_531 import estimates, steps
from tools.strength.models_531 import Calculate531Arguments, Calculate531Result, Progression531
from tools.strength.plan_531 import Plan531
from tools.strength.plates import exact
from tools.strength.progress_531 import training_maxes
from tools.strength.request_531 import gym_of, plan_of
from tools.strength.sources_531 import sources_of


class Calculate531(Tool[Calculate531Arguments, Calculate531Result]):
    """Write Jim Wendler's 5/3/1 strength cycles with every load and the plates for it.

    Needs the one-rep max or training max of at least one of bench press, squat, deadlift and overhead press.
    Use it for 5/3/1, Wendler, boring but big (BBB), first set last (FSL), training max and strength cycles,
    for the seventh week (deload, training max test, PR test), and for what to lift next after AMRAP results.
    """

    name = "calculate_531"
    arguments = Calculate531Arguments
    result = Calculate531Result

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        """With the `catalogue` assistance exercises are named in every language."""
        self._catalogue = catalogue

    def run(self, args: Calculate531Arguments) -> Calculate531Result:
        """Build the cycles; raises InvalidInput without any lift and OutOfRange for loads nobody lifts.

        The training max is kept as it is between cycles; only loads are rounded, to the nearest step and
        half up, and then moved to the nearest load that bar and plates make.
        """
        gym = gym_of(args)
        plan = replace(plan_of(args, gym), catalogue=self._catalogue)
        cycles = [build_cycle(plan, number) for number in range(1, args.cycles + 1)]
        found = estimates(plan)
        return Calculate531Result(
            unit=args.unit,
            rounding=gym.rounding,
            bar=gym.bar,
            template=args.template,
            cycles=cycles,
            progression=_progression(plan),
            estimates=found,
            checks=check_cycles(args, plan, cycles, found, exact(gym.bar)),
            sources=sources_of(args, plan.programme),
        )


def _progression(plan: Plan531) -> Progression531:
    following = training_maxes(plan, plan.blocks.cycles + 1)
    return Progression531(
        increment={lift: float(plan.increment(lift)) for lift in plan.training_max},
        reset_percent=plan.programme.reset_percent,
        on_missed_reps=plan.programme.on_missed_reps,
        steps=steps(plan),
        next_training_max={lift: float(load) for lift, load in following.items()},
    )
