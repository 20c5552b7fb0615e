"""The tool `calculate_531`."""

from __future__ import annotations

from decimal import Decimal

from domain.errors import InvalidInput
from domain.vocabulary import Basis, Lift, Template531
from tools.base import Tool
from tools.strength.checks_531 import check_cycles
from tools.strength.cycle_531 import Plan531, build_cycle
from tools.strength.limits import require_bar, require_load, require_plates, require_rounding
from tools.strength.models_531 import Calculate531Arguments, Calculate531Result, Progression531
from tools.strength.plates import PlateLoader, exact
from tools.strength.programme_531 import GymDefaults, Programme, load_programme


class Calculate531(Tool[Calculate531Arguments, Calculate531Result]):
    """Write Jim Wendler's 5/3/1 strength cycles with every load and the plates for it.

    Needs the one-rep max or training max of at least one of bench press, squat, deadlift and overhead press.
    Use it for 5/3/1, Wendler, boring but big (BBB), first set last (FSL), training max and strength cycles.
    """

    name = "calculate_531"
    arguments = Calculate531Arguments
    result = Calculate531Result

    def run(self, args: Calculate531Arguments) -> Calculate531Result:
        """Build the cycles; raises InvalidInput without any lift and OutOfRange for loads nobody lifts.

        The training max is kept as it is between cycles; only loads are rounded, to the nearest step and
        half up, and then moved to the nearest load that bar and plates make.
        """
        programme = load_programme()
        gym = _gym(args, programme)
        plan = _plan(args, programme, gym)
        cycles = [build_cycle(plan, number) for number in range(1, args.cycles + 1)]
        return Calculate531Result(
            unit=args.unit,
            rounding=gym.rounding,
            bar=gym.bar,
            template=args.template,
            cycles=cycles,
            progression=Progression531(
                increment={lift: programme.increment(lift, args.unit) for lift in plan.training_max},
                reset_percent=programme.reset_percent,
                on_missed_reps=programme.on_missed_reps,
            ),
            checks=check_cycles(args, cycles, exact(gym.bar), exact(gym.rounding)),
            sources=[programme.sources[key] for key in _source_keys(args, programme)],
        )


def _gym(args: Calculate531Arguments, programme: Programme) -> GymDefaults:
    """Rounding, bar and plates: the caller's, or the usual ones of the unit."""
    usual = programme.defaults[args.unit]
    given = {"rounding": args.rounding, "bar": args.bar, "plates": args.plates}
    gym = usual.model_copy(update={key: value for key, value in given.items() if value is not None})
    require_rounding(gym.rounding, args.unit)
    require_bar(gym.bar, args.unit)
    require_plates(gym.plates, args.unit)
    return gym


def _plan(args: Calculate531Arguments, programme: Programme, gym: GymDefaults) -> Plan531:
    if args.supplemental_percent is not None and args.template is not Template531.BORING_BUT_BIG:
        raise InvalidInput(
            f"{args.template} fixes its own percentages.",
            field="supplemental_percent",
            hint="Leave supplemental_percent out, or use the template boring_but_big.",
        )
    training_max = _training_maxes(args)
    cycles_grown = args.cycles * max(exact(programme.increment(lift, args.unit)) for lift in training_max)
    # No set is heavier than three joker steps above 95 %, so twice the largest training max is plenty.
    heaviest = 2 * (max(training_max.values()) + cycles_grown)
    return Plan531(
        programme=programme,
        training_max=training_max,
        unit=args.unit,
        template=args.template,
        days_per_week=args.days_per_week,
        rounding=exact(gym.rounding),
        loader=PlateLoader(exact(gym.bar), [exact(plate) for plate in gym.plates], heaviest),
        supplemental_percent=args.supplemental_percent,
        joker_sets=args.joker_sets,
    )


def _training_maxes(args: Calculate531Arguments) -> dict[Lift, Decimal]:
    """The training max of each lift given, unrounded (Wendler, 2011: 90 % of the one-rep max)."""
    given = {lift: getattr(args, lift) for lift in Lift if getattr(args, lift) is not None}
    if not given:
        raise InvalidInput(
            "5/3/1 needs at least one lift.",
            field="lifts",
            hint="Give bench_press, squat, deadlift or overhead_press.",
        )
    loads = {lift: exact(require_load(lift.value, load, args.unit)) for lift, load in given.items()}
    if args.basis is Basis.TRAINING_MAX:
        return loads
    return {lift: load * exact(args.training_max_percent) / 100 for lift, load in loads.items()}


def _source_keys(args: Calculate531Arguments, programme: Programme) -> list[str]:
    """The main work's book first, then those of the template and of what else was asked for."""
    keys = ["wendler2011", programme.templates[args.template].source]
    if args.joker_sets:
        keys.append("wendler2013")
    keys.append("wendler2017")
    return list(dict.fromkeys(keys))
