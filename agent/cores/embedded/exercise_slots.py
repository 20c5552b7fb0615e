"""From facts to the arguments of `find_exercises` and `swap_exercise`: muscle, equipment, level and how many."""

from __future__ import annotations

import re

from agent.cores.embedded.arguments import Arguments, said
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Found
from agent.cores.embedded.quantities import Quantity
from domain.vocabulary import Equipment

_CLAUSE_END = re.compile(r"[,.;!?।，。！？；]|(?<![a-z])(?:so|but|now|today|আজ)(?![a-z])")
_GENITIVE = re.compile(r"(?:ের|র|য়ের)? ?")
"""What stands between a part of the body and a part of that: পিঠের ল্যাট."""
_PART_OF_WORD = re.compile(r"[a-z]| ?(?:[ap]\.?m\b|:\d)")
_ENDS_WITH_NEW = re.compile(r"(?:^|[\s,])নতুন[\s.!।]*$")
MOST_EXERCISES = 20
_TRAINED_YEARS = {"advanced": 4, "intermediate": 0.5, "beginner": 0}
"""Years of training from which a level begins: about half a year makes an intermediate, years an advanced lifter (ACSM
2009); that four are years is ours."""


def exercises(facts: Facts) -> Arguments:
    """Filters of find_exercises; the query is the caller's."""
    outside = [found for found in facts.values.get("muscle", []) if not inside_exercise(facts, found.start)]
    outside = [found for found in outside if not _is_spared(facts, found)] or outside
    outside = [found for found in outside if not _of_another_day(facts, found)] or outside
    tools = [found for found in facts.values.get("equipment", []) if not inside_exercise(facts, found.start)]
    tools = [found for found in tools if found.value != "gym"]
    tools = [found for found in tools if not _of_another_day(facts, found)] or tools
    tools = [found for found in tools if found.value != "bodyweight"] or tools  # "no dumbbells, but a band"
    wanted = counted_exercises(facts)
    if facts.exercises and wanted is None and not asks_for_others(facts):
        return {}
    if wanted:
        outside.sort(key=lambda found: abs(wanted.start - found.start))  # what was trained yesterday stands further off
    items = [quantity for quantity in facts.quantities if quantity.kind == "items"]
    counted = [wanted] if wanted else [*items, *facts.numbers]
    counts = [int(n.value) for n in counted if n.value in range(1, MOST_EXERCISES + 1) and _counts(facts, n)]
    return said(
        {
            "muscle": _head(outside, facts.text).value if outside else None,
            "equipment": tools[0].value if tools else None,
            "level": level(facts),
            "limit": counts[0] if counts and (outside or tools or wanted) else None,
            "avoid": facts.avoid,
        }
    )


def counted_exercises(facts: Facts) -> Quantity | None:
    """The number of exercises that are asked for by their muscle or equipment, behind what else was named."""
    counted = facts.quantity("exercise_count")
    if counted is None or not facts.exercises:
        return counted
    outside = [found for found in facts.values.get("muscle", []) if not inside_exercise(facts, found.start)]
    return counted if any(found.start > facts.exercises[-1].start for found in outside) else None


def asks_for_others(facts: Facts) -> bool:
    """Whether what is named is passed over, and the muscle is said for which something else is asked."""
    if not facts.exercises or any(one not in facts.passed_over for one in facts.exercises):
        return False
    muscles = facts.values.get("muscle", [])
    return any(not inside_exercise(facts, one.start) and not _is_spared(facts, one) for one in muscles)


def swap(facts: Facts) -> Arguments:
    """Arguments of swap_exercise but the exercise, which is the caller's.

    What is said to be taken is no equipment to train with; what is said to be missing leaves all the rest.
    """
    reason = "injury" if facts.avoid else facts.value("swap_reason")
    named = [] if reason == "busy" else equipment(facts)
    missing = facts.denied.get("equipment", [])
    if missing and not named and reason != "home":
        named = [tool.value for tool in Equipment if tool is not Equipment.GYM and tool not in missing]
    return said({"reason": reason, "equipment": named, "avoid": facts.avoid})


def level(facts: Facts) -> str | None:
    """What was said; else what years of training make of a person."""
    named, trained = facts.value("level") or _new_at_the_end(facts), facts.quantity("training_age")
    if named or trained is None:
        return named
    return next(level for level, years in _TRAINED_YEARS.items() if trained.value >= years)


def equipment(facts: Facts) -> list[str]:
    """What was named outside the names of lifts and exercises; all of a gym needs no further list."""
    loaded = facts.values.get("lift", [])
    mentions = facts.values.get("equipment", [])
    if any(found.value != "gym" for found in mentions):
        mentions = [found for found in mentions if found.value != "gym" or not inside_quantity(facts, found)]
    named = [
        str(found.value)
        for found in mentions
        if not _part_of_exercise(facts, found)
        and not any(lift.start <= found.start < lift.end and found.value != "bench" for lift in loaded)
    ]
    if "gym" in named and not _is_all_there_is(facts, mentions):
        return ["gym"]
    tools = [name for name in dict.fromkeys(named) if name not in ("bodyweight", "gym")]
    return tools or list(dict.fromkeys(named))


def _is_all_there_is(facts: Facts, mentions: list[Found]) -> bool:
    """ "Machines only please", in a gym: a word such as "only" stands right beside a tool."""
    tools = [found for found in mentions if found.value != "gym"]
    only = facts.values.get("only", [])
    return any(0 <= max(word.start - tool.end, tool.start - word.end) <= 1 for word in only for tool in tools)


def inside_exercise(facts: Facts, position: int) -> bool:
    """Whether a place of the message lies in the name of an exercise."""
    return any(mention.start <= position < mention.end for mention in facts.exercises)


def inside_quantity(facts: Facts, found: Found) -> bool:
    """ "5 years in the gym" tells of the past."""
    return any(quantity.start <= found.start < quantity.end for quantity in facts.quantities)


def _head(muscles: list[Found], text: str) -> Found:
    """The muscle that is meant: of two in a row the last, as in পায়ের কাফ, the calf of the leg."""
    first = muscles[0]
    return muscles[1] if len(muscles) > 1 and _GENITIVE.fullmatch(text, first.end, muscles[1].start) else first


def _counts(facts: Facts, number: Quantity) -> bool:
    """Whether a number may count exercises: in "3am" and "10k" it does not."""
    return not _PART_OF_WORD.match(facts.text, number.end)


def _of_another_day(facts: Facts, found: Found) -> bool:
    """Whether a phrase stands in a clause about yesterday: "did chest yesterday, so triceps today"."""
    days = facts.values.get("past", [])
    return any(
        not _CLAUSE_END.search(facts.text[min(day.end, found.end) : max(day.start, found.start)]) for day in days
    )


def _is_spared(facts: Facts, muscle: Found) -> bool:
    """Whether the muscle's name is that of a part to spare: "no strain on the shoulders, chest exercises"."""
    spared = (part for part in facts.values.get("body_part", []) if part.value in facts.avoid)
    return any(part.start < muscle.end and muscle.start < part.end for part in spared)


def only_spares(facts: Facts) -> bool:
    """ "Leave out what is rough on the shoulders": parts of the body are named to be spared, and none to be trained."""
    muscles = facts.values.get("muscle", [])
    return bool(facts.avoid) and not facts.exercises and all(_is_spared(facts, muscle) for muscle in muscles)


def _new_at_the_end(facts: Facts) -> str | None:
    """A Bengali "new" that ends a message is the person; elsewhere it may be the plan."""
    return "beginner" if _ENDS_WITH_NEW.search(facts.text) else None


def _part_of_exercise(facts: Facts, found: Found) -> bool:
    """ "bench" in "bench press" is no equipment; a bare "bench" is, although it is short for the press too."""
    return any(
        mention.start <= found.start < found.end <= mention.end
        and (mention.start, mention.end) != (found.start, found.end)
        for mention in facts.exercises
    )
