"""Messages that change the last request: "make it vegetarian", "5 days instead", "and in pounds", "I meant 75"."""

from __future__ import annotations

import math
import re

from agent.cores.embedded.arguments import Arguments, joined
from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.exercise_slots import MOST_EXERCISES, exercises, swap
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.food_swaps import food_swaps
from agent.cores.embedded.lexicon import Lexica
from agent.cores.embedded.slots import BY_TOOL
from agent.messages import ToolCall
from domain.languages import width
from domain.units import kg_to_lb, lb_to_kg
from domain.vocabulary import Exclusion

_BEGINS = re.compile(r"(?:^|[.,;:!]) ?$")
"""What stands before the first word of a sentence."""
_SHORT_MESSAGE = 45
"""Characters, a wide one counted twice, up to which a message that fits the last request is taken as changing it."""
_LARGEST_CORRECTION = 3
"""Factor beyond which a bare number is no correction of a figure, but counts something else."""
_MORE_EXERCISES = 3
_NEW_SEED = "seed"
_SWAPS = "swaps"
_OF_A_PLAN = {"food", "meal", "day"}
"""What a swap speaks of where it is meant for the last plan."""
_PICTURE = "generate_image"
_RESULTS = "amrap_results"
_OF_RESULT = ("lift", "cycle", "week")
"""What tells one result of an open-ended set from another."""
_CONVERTERS = {("kg", "lb"): kg_to_lb, ("lb", "kg"): lb_to_kg}
_OF_ONE_UNIT = ("rounding", "bar", "plates")
_LIFTS = ("bench_press", "squat", "deadlift", "overhead_press", "load")


def says_change(facts: Facts, lexica: Lexica) -> bool:
    """Whether the message says plainly that something is to change: "make it …", "… 로 바꿔줘"."""
    cues = lexica.phrases("follow_up").find(facts.text)
    plain = any(not cue.text.isascii() or (" " in cue.text and _BEGINS.search(facts.text[: cue.start])) for cue in cues)
    return plain or bool(lexica.phrases("corrections").find(facts.text))


def is_about(facts: Facts, last: ToolCall, lexica: Lexica) -> bool:
    """Whether the message speaks of the last result, whatever it is taken for: results of sets, a food, a size."""
    if last.name == "calculate_531":
        told = {"amrap_results", "plates", "bar", "rounding", "template"} & BY_TOOL[last.name](facts).keys()
        exchanged = facts.loads.by_lift and "swap_cue" in facts.values  # "스쿼트 말고 데드 240으로 바꾸면"
        return bool(told or exchanged or _only_converts(facts)) and not facts.names_531
    if last.name == "one_rep_max":
        return _only_converts(facts)
    if last.name == _PICTURE:
        return bool(BY_TOOL[_PICTURE](facts)) and not facts.exercises
    return last.name == "plan_nutrition" and any(swap.keys() & _OF_A_PLAN for swap in food_swaps(facts, lexica))


def _only_converts(facts: Facts) -> bool:
    """ "And in pounds?": a unit, and nothing that has one."""
    return "unit" in facts.values and not (facts.quantities or facts.numbers or facts.exercises or facts.foods)


def another_exercise(facts: Facts, dialogue: Dialogue, lexica: Lexica) -> ToolCall | None:
    """ "Give me another exercise": a stand-in for the one that was asked for, or more of the kind that was."""
    last, shown = dialogue.last_call, dialogue.shown_exercises
    named_anew = facts.exercises or {"muscle", "equipment"} & exercises(facts).keys()
    if last is None or last.name != "find_exercises" or not shown or named_anew:
        return None
    if not lexica.phrases("another").find(facts.text):
        return None
    if {"muscle", "equipment"} & last.arguments.keys():
        more = min(len(shown) + _MORE_EXERCISES, MOST_EXERCISES)
        return ToolCall(name="find_exercises", arguments=last.arguments | {"limit": more})
    return ToolCall(name="swap_exercise", arguments={"exercise": shown[0]["name"].lower()} | swap(facts))


def as_many(facts: Facts, last: ToolCall) -> int | None:
    """ "Actually give me 6 of them": how many of the exercises that were just listed are wanted."""
    is_listed = last.name == "find_exercises" and {"muscle", "equipment"} & last.arguments.keys()
    says_more = facts.exercises or facts.foods or facts.quantities or {"muscle", "equipment"} & facts.values.keys()
    if not is_listed or says_more or len(facts.numbers) != 1:
        return None
    wanted = facts.numbers[0].number
    return int(wanted) if _is_short(facts) and wanted in range(1, MOST_EXERCISES + 1) else None


def refers_back(facts: Facts, lexica: Lexica) -> bool:
    """Whether the message reads as a change: it begins like one, asks for another, or is short and fits."""
    cues = lexica.phrases("follow_up").find(facts.text)
    return bool(lexica.phrases("another").find(facts.text) or cues or _is_short(facts))


def _is_short(facts: Facts) -> bool:
    return width(facts.text) <= _SHORT_MESSAGE


def changed_arguments(facts: Facts, last: ToolCall, lexica: Lexica) -> Arguments | None:
    """The last call's arguments with this message's changes; None if it changes nothing."""
    said = BY_TOOL[last.name](facts) if last.name in BY_TOOL else {}
    swaps = food_swaps(facts, lexica) if last.name == "plan_nutrition" else []
    if swaps and not _without_disliked(said):
        return last.arguments | {_SWAPS: [*last.arguments.get(_SWAPS, []), *swaps]}
    named_anew = {"find_exercises": facts.exercises, "look_up_food": facts.foods}.get(last.name)
    if named_anew:
        return None
    corrects = bool(lexica.phrases("corrections").find(facts.text) or "unit" in facts.denied)  # "킬로 말고 파운드야"
    load = _corrected_load(facts, last) if corrects else None
    if load:
        return last.arguments | load
    if said:
        return last.arguments | said if corrects and said.keys() == {"unit"} else _merged(last, said)
    if lexica.phrases("another").find(facts.text) and last.name in ("plan_nutrition", "plan_training"):
        kept = {name: value for name, value in last.arguments.items() if name != _SWAPS}
        return kept | {_NEW_SEED: last.arguments.get(_NEW_SEED, 0) + 1}
    return _corrected(facts, last) if last.name not in ("find_exercises", _PICTURE) else None


def _without_disliked(said: Arguments) -> Arguments:
    """What is said besides single foods that are to go: "밥 말고" swaps rice, "땅콩 말고" leaves an allergen out."""
    allergens = [value for value in said.get("exclude", []) if value in set(Exclusion)]
    return {name: value for name, value in said.items() if name != "exclude" or allergens}


def _merged(last: ToolCall, said: Arguments) -> Arguments:
    merged = joined(last.arguments, said)
    if _RESULTS in said:
        told = [{key: one[key] for key in _OF_RESULT} for one in said[_RESULTS]]
        kept = [one for one in last.arguments.get(_RESULTS, []) if {key: one[key] for key in _OF_RESULT} not in told]
        merged[_RESULTS] = [*kept, *said[_RESULTS]]
    if said.keys() - {"days"}:
        merged.pop(_SWAPS, None)  # another plan: what was swapped in the old one is no part of it
    if "unit" in said and not any(lift in said for lift in _LIFTS):
        # Plates, bar and rounding belong to the old unit: its defaults apply in the new one.
        merged = {name: value for name, value in merged.items() if name not in _OF_ONE_UNIT or name in said}
        merged |= _converted(last.arguments, str(said["unit"]))
    return merged


def _converted(arguments: Arguments, unit: str) -> Arguments:
    """The same loads in the other unit: "in pounds" changes the figures shown, not the lifter."""
    convert = _CONVERTERS.get((arguments.get("unit", "kg"), unit))
    if convert is None:
        return {}
    return {name: round(convert(arguments[name]), 2) for name in _LIFTS if name in arguments}


def _corrected_load(facts: Facts, last: ToolCall) -> Arguments | None:
    """ "Wrong, 85 kg": a load without its lift takes the place of the only one, or of the nearest."""
    loads = [q for q in facts.quantities if q.kind in ("mass", "body_mass")]
    current = [name for name in _LIFTS if name in last.arguments]
    if last.name not in ("calculate_531", "one_rep_max") or len(loads) != 1 or not current or facts.loads.by_lift:
        return None
    load = loads[0]
    nearest = min(current, key=lambda name: abs(math.log(load.number / last.arguments[name])))
    return {nearest: load.number} | ({"unit": load.unit} if load.unit in ("kg", "lb") else {})


def _corrected(facts: Facts, last: ToolCall) -> Arguments | None:
    """A bare number replaces the argument that is taken back beside it, or else the one that it is nearest to."""
    current = {
        name: value
        for name, value in last.arguments.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 and name != _NEW_SEED
    }
    numbers = [q.number for q in facts.numbers if q.number not in current.values()]  # "not 28 but 38"
    if len(numbers) != 1:
        return None
    taken_back = [name for name in current if current[name] in [q.number for q in facts.numbers]]
    if len(taken_back) == 1:
        return last.arguments | {taken_back[0]: type(current[taken_back[0]])(numbers[0])}
    number = numbers[0]
    if number <= 0 or not current:
        return None
    nearest = min(current, key=lambda name: abs(math.log(number / current[name])))
    if abs(math.log(number / current[nearest])) > math.log(_LARGEST_CORRECTION):
        return None
    return last.arguments | {nearest: type(current[nearest])(number)}
