"""Adds training plans up again from the catalogue's files and judges them, with none of the planner's code.

The bounds stand here a second time on purpose: a checker that took them from the planner could not find them wrong.
A plan is the JSON that the tool returns, a request the arguments that it was given.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).resolve().parents[1] / "knowledge" / "exercises" / "catalogue"
LEVELS = ["beginner", "intermediate", "advanced"]
LANGUAGES = ("en", "zh", "ko", "bn")
TOLERANCE_MIN = 5
SECONDS_PER_REP = 4
TRANSITION_S = {"strength": 60, "yoga": 10, "mobility": 10}
MOST_SETS_A_SESSION = 8
WEEK = 7
REST_DAYS = 2
BLOCK = 4
MAJOR = ["chest", "lats", "upper_back", "shoulders", "biceps", "triceps", "abs", "glutes", "quadriceps", "hamstrings"]
PUSH = {"horizontal_push", "vertical_push"}
PULL = {"horizontal_pull", "vertical_pull"}
LEGS = [{"squat"}, {"hinge"}, {"lunge"}]
SIX = [*LEGS, PUSH, PULL, {"core"}]
THREE = [set().union(*LEGS), PUSH, PULL]
THREE_BELOW_MIN = 40
COMPOUND = set().union(*LEGS, PUSH, PULL)
PULL_TO_PUSH = (0.75, 1.5)
HEALTH = {"beginner": (4, 16), "intermediate": (6, 18), "advanced": (6, 20)}
WEEKLY_SETS = {
    "strength": {"beginner": (6, 16), "intermediate": (8, 18), "advanced": (8, 20)},
    "hypertrophy": {"beginner": (10, 16), "intermediate": (10, 18), "advanced": (10, 20)},
    "endurance": HEALTH,
    "fat_loss": HEALTH,
    "general_fitness": HEALTH,
}
REDUCED = [(120, 4), (75, 2), (45, 1)]
"""Least weekly sets in a week of fewer minutes (Iversen 2021; Androulakis-Korakakis 2020; Spiering 2021)."""
ONE_DAY = 4
PERCENT = {"beginner": (60, 80), "intermediate": (70, 90), "advanced": (75, 95)}
REPS = {
    "strength": (1, 15),
    "hypertrophy": (5, 30),
    "endurance": (10, 30),
    "fat_loss": (6, 30),
    "general_fitness": (6, 30),
}
STRENGTH_MAIN_REPS = (1, 10)
UNLOADED_REPS = (4, 30)
RESERVE = {"hypertrophy": (0, 4)}
USUAL_RESERVE = (1, 4)
MOST_REST_S = {"endurance": 90}
LOADED = {"barbell", "dumbbell", "kettlebell", "machine", "cable", "band", "ez_bar", "medicine_ball"}
ON_A_SCALE = {"barbell", "dumbbell", "ez_bar", "machine", "cable"}
UNLOADED = {"inverted-row"}
"""The bar only holds the body."""
PLACES = {"home": {"dumbbell", "band"}, "gym": {"gym"}, "travel": {"band"}}
FLEXIBLE = ["lower_back", "glutes", "hamstrings", "quadriceps", "calves", "chest", "shoulders"]
WEEKLY_STRETCH_S = 120
SHORT_WEEK_MIN = 60
"""A week of fewer minutes, or of one day, stretches half as long."""
LONGEST_HOLD_S = 90

Plan = dict[str, Any]
Request = dict[str, Any]
Facts = dict[str, Any]


@cache
def catalogue(folder: Path = CATALOGUE) -> dict[str, Facts]:
    """The facts of every exercise by its id, as the files hold them."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))}


def judge(plan: Plan, request: Request, facts: dict[str, Facts]) -> dict[str, bool]:
    """Whether each rule holds, by its name; rules that cannot apply to the request are left out."""
    if any(
        item["exercise_id"] not in facts for day in _days(plan) for item in (*day["items"], *day["warmup"]["items"])
    ):
        return {"exercise ids": False}
    shared = {**_asked_for(plan, request, facts), **_progress(plan, request)}
    if request["focus"] != "strength":
        return {**shared, **_flow(plan, request, facts)}
    return {
        **shared,
        **_volume(plan, request, facts),
        **_movements(plan, request, facts),
        "compounds first": _compounds_first(plan, facts),
        "intensity fits the goal": _fits_goal(plan, request, facts),
        "home, gym and travel variants": _variants(plan, request, facts),
    }


def _days(plan: Plan) -> list[Facts]:
    return [day for week in plan["weeks"] for day in week["days"]]


def _is_hard(fact: Facts) -> bool:
    return fact["kind"] in ("strength", "olympic")


def _hard(day: Facts, facts: dict[str, Facts]) -> list[tuple[Facts, Facts]]:
    return [(item, facts[item["exercise_id"]]) for item in day["items"] if _is_hard(facts[item["exercise_id"]])]


def _has_equipment(fact: Facts, equipment: set[str]) -> bool:
    return "gym" in equipment or set(fact["equipment"]) <= equipment | {"bodyweight"}


def _is_spared(fact: Facts, request: Request) -> bool:
    return not set(fact["avoid"]) & set(request["avoid"])


def _is_of_level(fact: Facts, request: Request) -> bool:
    return LEVELS.index(fact["level"]) <= LEVELS.index(request["level"])


def _is_allowed(fact: Facts, request: Request) -> bool:
    there = _has_equipment(fact, set(request["equipment"]))
    return there and _is_spared(fact, request) and _is_of_level(fact, request)


def _asked_for(plan: Plan, request: Request, facts: dict[str, Facts]) -> dict[str, bool]:
    shown = {item["exercise_id"] for day in _days(plan) for item in (*day["items"], *day["warmup"]["items"])}
    shown |= {other for day in _days(plan) for item in day["items"] for other in item["alternatives"]}
    known = [facts[exercise_id] for exercise_id in shown if exercise_id in facts]
    asked = request["minutes_per_session"]
    minutes = [(day["minutes"], _minutes(day, request, facts)) for day in _days(plan)]
    return {
        "exercise ids": len(known) == len(shown),
        "equipment": all(_has_equipment(fact, set(request["equipment"])) for fact in known),
        "avoid": all(_is_spared(fact, request) for fact in known),
        "level": all(_is_of_level(fact, request) for fact in known),
        "days": all(len(week["days"]) == request["days_per_week"] for week in plan["weeks"]),
        "weeks": [week["week"] for week in plan["weeks"]] == list(range(1, request["weeks"] + 1)),
        "time": all(
            abs(stated - counted) <= 1 and abs(counted - asked) <= TOLERANCE_MIN for stated, counted in minutes
        ),
    }


def _minutes(day: Facts, request: Request, facts: dict[str, Facts]) -> float:
    """Minutes from what is printed: warm-up, sets, rests, changes of exercise, lighter sets first, easy cardio."""
    seconds = (day["warmup"]["minutes"] + day["easy_cardio"]["minutes"]) * 60.0
    for item in day["items"]:
        ends = [int(end) for end in item["reps"].split("-")]
        per_unit = 1 if item["measure"] == "seconds" else SECONDS_PER_REP
        sides = 2 if facts[item["exercise_id"]]["unilateral"] else 1
        work = sum(ends) / len(ends) * per_unit * sides
        seconds += item["sets"] * work + (item["sets"] - 1) * item["rest_s"]
        seconds += TRANSITION_S[request["focus"]] + item["ramp_up_s"]
    return float(seconds / 60)


def _progress(plan: Plan, request: Request) -> dict[str, bool]:
    items = [item for day in _days(plan) for item in day["items"]]
    methods = plan["progression"]["methods"]
    told = all(
        item["progression"] in methods
        and all(methods[item["progression"]][part].get(lang) for part in ("rule", "on_failure") for lang in LANGUAGES)
        for item in items
    )
    easy = [week["week"] for week in plan["weeks"] if week["deload"]]
    return {
        "progression of each exercise": told,
        "weeks move on": all(_moves_on(before, now) for before, now in pairwise(plan["weeks"])),
        "deload every block": easy == list(range(BLOCK, request["weeks"] + 1, BLOCK)) and _is_eased(plan),
    }


def _moves_on(before: Facts, now: Facts) -> bool:
    """Whether every hard set (every hold, in yoga) asks for something else than in the week before."""

    def asked(week: Facts) -> dict[tuple[int, str], tuple[Any, ...]]:
        return {
            (number, item["exercise_id"]): (item["sets"], item["reps"], item["intensity"], item["load_change_percent"])
            for number, day in enumerate(week["days"])
            for item in day["items"]
            if item["role"] not in ("conditioning", "mobility", "yoga")
        }

    old, new = asked(before), asked(now)
    return before["days"] != now["days"] and all(old.get(key) != value for key, value in new.items())


def _is_eased(plan: Plan) -> bool:
    """Whether every hard exercise of two sets or more has fewer in an easy week."""

    def sets(week: Facts) -> dict[tuple[int, str], int]:
        roles = ("main", "accessory", "isolation", "core")
        numbered = [(number, item) for number, day in enumerate(week["days"]) for item in day["items"]]
        return {(number, item["exercise_id"]): item["sets"] for number, item in numbered if item["role"] in roles}

    full = sets(plan["weeks"][0])
    eased = [sets(week) for week in plan["weeks"] if week["deload"]]
    return all(few.get(key, 0) < many for few in eased for key, many in full.items() if many > 1)


def _sets(day: Facts, muscle: str, facts: dict[str, Facts]) -> float:
    """Fractional sets: 1 for a target, 0.5 for a helper."""
    total = 0.0
    for item, fact in _hard(day, facts):
        if muscle in fact["primary_muscles"]:
            total += item["sets"]
        elif muscle in fact["secondary_muscles"]:
            total += item["sets"] / 2
    return total


def weekly_range(request: Request) -> tuple[float, float]:
    """Least and most weekly sets of a muscle: those of goal and level, less in little time."""
    low, high = WEEKLY_SETS[request["goal"]][request["level"]]
    weekly_min = request["days_per_week"] * request["minutes_per_session"]
    lows = [low, *(least for below, least in REDUCED if weekly_min < below)]
    if request["days_per_week"] == 1:
        lows.append(ONE_DAY)
    return min(lows), high


def _trainable(request: Request, facts: dict[str, Facts], plan: Plan) -> list[str]:
    """Major muscles that something allowed targets; what the plan calls impossible must be so."""
    allowed = [fact for fact in facts.values() if _is_hard(fact) and _is_allowed(fact, request)]
    targets = {muscle for fact in allowed for muscle in fact["primary_muscles"]}
    for_the_goal = {one["muscle"] for one in plan["untargeted"] if "goal" in one["because"]}
    return [muscle for muscle in MAJOR if muscle in targets - for_the_goal]


def _volume(plan: Plan, request: Request, facts: dict[str, Facts]) -> dict[str, bool]:
    week = plan["weeks"][0]
    low, high = weekly_range(request)
    muscles = _trainable(request, facts, plan)
    by_day = {muscle: [_sets(day, muscle, facts) for day in week["days"]] for muscle in MAJOR}
    days = min(2, request["days_per_week"])
    return {
        "weekly sets": all(low <= sum(by_day[muscle]) <= high for muscle in muscles),
        "twice a week": all(sum(sets >= 1 for sets in by_day[muscle]) >= days for muscle in muscles),
        "sets a session": all(
            _sets(day, muscle, facts) <= MOST_SETS_A_SESSION
            for day in _days(plan)
            for muscle in {m for fact in facts.values() for m in fact["primary_muscles"]}
        ),
        "48 hours": _has_rest_days(week, facts),
        "reported sets": all(abs(plan["weekly_sets"].get(muscle, 0) - sum(by_day[muscle])) < 1e-6 for muscle in MAJOR),
    }


def _has_rest_days(week: Facts, facts: dict[str, Facts]) -> bool:
    """Whether no muscle is a target of hard sets on two days that follow each other; the week repeats."""
    for muscle in {m for fact in facts.values() for m in fact["primary_muscles"]}:
        days = [
            day["weekday"]
            for day in week["days"]
            if any(muscle in fact["primary_muscles"] for _, fact in _hard(day, facts))
        ]
        if days and any(later - day < REST_DAYS for day, later in pairwise([*days, days[0] + WEEK])):
            return False
    return True


def _movements(plan: Plan, request: Request, facts: dict[str, Facts]) -> dict[str, bool]:
    allowed = {fact["pattern"] for fact in facts.values() if _is_hard(fact) and _is_allowed(fact, request)}
    for_the_goal = {one["pattern"] for one in plan["left_out"] if "goal" in one["because"]}
    there = allowed - for_the_goal
    week = plan["weeks"][0]
    sets: dict[str, int] = {}
    for day in week["days"]:
        for item, fact in _hard(day, facts):
            sets[fact["pattern"]] = sets.get(fact["pattern"], 0) + item["sets"]
    is_short = request["days_per_week"] * request["minutes_per_session"] < THREE_BELOW_MIN
    judged = {"movements": all(set(sets) & group for group in (THREE if is_short else SIX) if there & group)}
    push, pull = (sum(sets.get(pattern, 0) for pattern in group) for group in (PUSH, PULL))
    if there & PUSH and there & PULL:
        judged["push and pull"] = bool(push) and PULL_TO_PUSH[0] <= round(pull / push, 2) <= PULL_TO_PUSH[1]
    return judged


def _compounds_first(plan: Plan, facts: dict[str, Facts]) -> bool:
    for day in _days(plan):
        compound = [fact["pattern"] in COMPOUND for _, fact in _hard(day, facts)]
        if any(later and not earlier for earlier, later in pairwise(compound)):
            return False
    return True


def _fits_goal(plan: Plan, request: Request, facts: dict[str, Facts]) -> bool:
    """Whether every hard set does; for strength, and for it only, main lifts with bars and dumbbells go by percent."""
    weeks = [week for week in plan["weeks"] if not week["deload"]]
    hard = [pair for week in weeks for day in week["days"] for pair in _hard(day, facts)]
    for_strength = request["goal"] == "strength"
    for item, fact in hard:
        scaled = item["role"] == "main" and bool(set(fact["equipment"]) & ON_A_SCALE) and fact["id"] not in UNLOADED
        by_percent = item["intensity"]["kind"] == "percent_1rm"
        if (by_percent and not for_strength) or (for_strength and scaled and not by_percent):
            return False
    return all(_item_fits(item, fact, request) for item, fact in hard)


def _item_fits(item: Facts, fact: Facts, request: Request) -> bool:
    goal, kind, value = request["goal"], item["intensity"]["kind"], item["intensity"]["value"]
    if item["rest_s"] > MOST_REST_S.get(goal, item["rest_s"]):
        return False
    low, high = {"percent_1rm": PERCENT[request["level"]], "rir": RESERVE.get(goal, USUAL_RESERVE)}.get(kind, (1, 10))
    if not low <= value <= high:
        return False
    if item["measure"] == "seconds":
        return bool(kind == "rpe")
    low, high = REPS[goal]
    if fact["id"] in UNLOADED or not set(fact["equipment"]) & LOADED:
        low, high = UNLOADED_REPS
    elif goal == "strength" and item["role"] == "main":
        low, high = STRENGTH_MAIN_REPS
    return all(low <= int(end) <= high for end in item["reps"].split("-"))


def _variants(plan: Plan, request: Request, facts: dict[str, Facts]) -> bool:
    """Whether every replacement exists, can be done there, and keeps the level and the body parts to spare."""
    own = set(request["equipment"]) - {"gym"} if "gym" not in request["equipment"] else set()
    for place, there in PLACES.items():
        equipment = there | own if place == "home" else there
        for exercise_id, variant in plan["variants"].get(place, {}).items():
            ours, theirs = facts[exercise_id], facts.get(variant["exercise_id"])
            if theirs is None or not _has_equipment(theirs, equipment):
                return False
            if not _is_spared(theirs, request) or not _is_of_level(theirs, request):
                return False
            if not set(ours["primary_muscles"]) & set(theirs["primary_muscles"]):
                return False
    return set(plan["variants"]) == set(PLACES)


def _flow(plan: Plan, request: Request, facts: dict[str, Facts]) -> dict[str, bool]:
    """Yoga and mobility: every muscle that can be stretched is, holds are bearable, parts follow one another."""
    allowed = [fact for fact in facts.values() if _is_allowed(fact, request) and not _is_hard(fact)]
    kinds = ("yoga", "stretch", "mobility")
    held = [fact for fact in allowed if fact["kind"] in kinds and fact["measure"] == "seconds"]
    reachable = {muscle for fact in held for muscle in fact["primary_muscles"]}
    seconds: dict[str, float] = {}
    for day in plan["weeks"][0]["days"]:
        for item in day["items"]:
            if item["measure"] == "seconds":
                fact = facts[item["exercise_id"]]
                for muscle in {*fact["primary_muscles"], *fact["secondary_muscles"]}:
                    seconds[muscle] = seconds.get(muscle, 0) + item["sets"] * int(item["reps"])
    weekly_min = request["days_per_week"] * request["minutes_per_session"]
    least = WEEKLY_STRETCH_S / (2 if request["days_per_week"] == 1 or weekly_min < SHORT_WEEK_MIN else 1)
    holds = [
        int(i["reps"]) for d in _days(plan) for i in d["items"] if i["measure"] == "seconds" and i["phase"] != "rest"
    ]
    parts = [[item["phase"] for item in day["items"]] for day in _days(plan)]
    return {
        "stretch of each muscle": all(seconds.get(m, 0) >= least for m in FLEXIBLE if m in reachable),
        "holds": all(hold <= LONGEST_HOLD_S for hold in holds),
        "parts in order": all(_is_grouped(names) for names in parts),
        "ends lying still": request["focus"] != "yoga"
        or all(day["items"][-1]["phase"] == "rest" or day["easy_cardio"]["minutes"] for day in _days(plan)),
    }


def _is_grouped(names: list[str]) -> bool:
    """Whether no part comes back after another one began."""
    starts = [name for before, name in pairwise(["", *names]) if name != before]
    return len(starts) == len(set(starts))
