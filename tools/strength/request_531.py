"""From the arguments of `calculate_531` to the plan that the cycles are built to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from domain.errors import InvalidInput
from domain.vocabulary import Basis, Lift, SeventhWeek, Template531
from tools.strength.blocks_531 import Blocks
from tools.strength.limits import (
    require_bar,
    require_load,
    require_plate_pairs,
    require_plates,
    require_reach,
    require_rounding,
)
from tools.strength.models_531 import Calculate531Arguments
from tools.strength.plan_531 import Plan531
from tools.strength.plates import PlateLoader, exact
from tools.strength.programme_531 import GymDefaults, Programme, load_programme
from tools.strength.results_531 import require_results

_MILLIONTH = Decimal("0.000001")
_HEAVIEST_SHARE = Decimal("1.1")


def gym_of(args: Calculate531Arguments) -> GymDefaults:
    """Rounding, bar and plates: the caller's, or the usual ones of the unit; raises InvalidInput or OutOfRange."""
    usual = load_programme().defaults[args.unit]
    given = {"rounding": args.rounding, "bar": args.bar, "plates": args.plates}
    gym = usual.model_copy(update={key: value for key, value in given.items() if value is not None})
    require_rounding(gym.rounding, args.unit)
    require_bar(gym.bar, args.unit)
    require_plates(gym.plates, args.unit)
    if args.plate_pairs is not None:
        require_plate_pairs(args.plate_pairs, args.plates)
    return gym


def plan_of(args: Calculate531Arguments, gym: GymDefaults) -> Plan531:
    """The plan that `args` ask for; raises InvalidInput or OutOfRange for what cannot be planned."""
    programme = load_programme()
    training_max = _training_maxes(args)
    plan = Plan531(
        programme=programme,
        training_max=training_max,
        unit=args.unit,
        template=args.template,
        days_per_week=args.days_per_week,
        rounding=exact(gym.rounding),
        loader=_loader(args, programme, gym, training_max),
        supplemental_percents=_supplemental_percents(args),
        joker_sets=args.joker_sets,
        training_max_percent=args.training_max_percent,
        blocks=_blocks(args),
        after_miss=args.after_missed_reps,
    )
    return replace(plan, results=require_results(plan, args.amrap_results))


def _loader(
    args: Calculate531Arguments, programme: Programme, gym: GymDefaults, training_max: dict[Lift, Decimal]
) -> PlateLoader:
    cycles_grown = args.cycles * max(exact(programme.increment(lift, args.unit)) for lift in training_max)
    # No set is heavier than three joker steps above 95 %, and none is rounded up by more than a step.
    heaviest = _HEAVIEST_SHARE * (max(training_max.values()) + cycles_grown) + exact(gym.rounding)
    require_reach(gym.plates, gym.bar, float(heaviest))
    return PlateLoader(exact(gym.bar), [exact(plate) for plate in gym.plates], heaviest, args.plate_pairs)


def _supplemental_percents(args: Calculate531Arguments) -> tuple[float, ...]:
    """The percentages by cycle, or the one for all; empty for the template's own."""
    given = {"supplemental_percent": args.supplemental_percent, "supplemental_percents": args.supplemental_percents}
    named = [field for field, value in given.items() if value is not None]
    if named and args.template is not Template531.BORING_BUT_BIG:
        raise InvalidInput(
            f"{args.template} fixes its own percentages.",
            field=named[0],
            hint=f"Leave {named[0]} out, or use the template boring_but_big.",
        )
    if len(named) > 1:
        raise InvalidInput(
            "supplemental_percent and supplemental_percents contradict each other.",
            field="supplemental_percents",
            hint="Give one percentage for all cycles, or a list with one for each.",
        )
    if args.supplemental_percents is not None:
        return tuple(args.supplemental_percents)
    return () if args.supplemental_percent is None else (args.supplemental_percent,)


def _blocks(args: Calculate531Arguments) -> Blocks:
    if args.last_seventh_week is not None and args.seventh_week is SeventhWeek.NONE:
        raise InvalidInput(
            "last_seventh_week needs a seventh_week that it differs from.",
            field="last_seventh_week",
            hint="Give seventh_week too: deload, tm_test or pr_test.",
        )
    return Blocks(args.seventh_week, args.last_seventh_week, args.block_cycles, args.cycles)


def _training_maxes(args: Calculate531Arguments) -> dict[Lift, Decimal]:
    """The training max of each lift given (Wendler, 2011: 90 % of the one-rep max), not rounded to what plates make
    but to a millionth, which a float carries through all that follows.
    """
    given = {lift: getattr(args, lift) for lift in Lift if getattr(args, lift) is not None}
    if not given:
        raise InvalidInput(
            "5/3/1 needs at least one lift.",
            field="lifts",
            hint="Give bench_press, squat, deadlift or overhead_press.",
        )
    loads = {lift: exact(require_load(lift.value, load, args.unit)) for lift, load in given.items()}
    share = 1 if args.basis is Basis.TRAINING_MAX else exact(args.training_max_percent) / 100
    return {lift: (load * share).quantize(_MILLIONTH) for lift, load in loads.items()}
