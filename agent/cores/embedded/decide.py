"""What to do about a message: call tools, ask for what is missing, or say something without a tool."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.cores.embedded.arguments import Arguments
from agent.cores.embedded.dialogue import Dialogue, Pending
from agent.cores.embedded.earlier import gone_back, told_before
from agent.cores.embedded.facts import FactFinder, Facts
from agent.cores.embedded.follow_up import another_exercise, changed_arguments, is_about, refers_back, says_change
from agent.cores.embedded.food_requests import in_the_same_amount, told_apart
from agent.cores.embedded.further import further_question
from agent.cores.embedded.intents import IntentClassifier
from agent.cores.embedded.pages import PageRequests
from agent.cores.embedded.pasted import PLAN_AMOUNTS, split_pasted
from agent.cores.embedded.queries import Queries
from agent.cores.embedded.slots import BY_TOOL, fill_bare_numbers
from agent.messages import ASK_TOOL, ToolCall
from domain.profile import Profile

SMALL_TALK = ("greet", "thanks", "about", "off_topic", "profile")
LIFTS = ("bench_press", "squat", "deadlift", "overhead_press")
_CHECK = "check_training_plan"
_PLANS = ("plan_nutrition", "plan_training", "energy_needs", "calculate_531", "one_rep_max")
_SURE = 0.55
"""Probability from which an intent stands even against an open question or an open request."""
_SURE_OF_CHANGE = 0.8
"""The same for a message that fits the last request: it is more often a change of it than a new one."""
_LIKELY = 0.2
"""Below it a message without any known name is not understood."""
_NEAR = 0.1
"""Probability by which an intent may lead another and yet be told apart from it by what the message holds."""
_PART = 0.5
"""Probability that each part of a message needs to count as a request of its own."""
_WHOLE = 0.85
"""Probability from which a message of several sentences is one request, told at length."""
_SURE_PART = 0.8
"""Probability that each part needs where the whole message sounds like one request."""
_MAX_CALLS = 3
_PICTURE_FILE = re.compile(
    r"(?<![\w/.~\\-])(?:[A-Za-z]:\\|~?/|\.{1,2}/)?[\w./\\~-]*\w\.(?:jpe?g|png|webp|heic)(?!\w)", re.IGNORECASE
)
"""The path of a picture, or its name, in a message."""
_PARTS = re.compile(
    r"(?:[.;!?](?=\s|$)|[。！？।\n])+"
    r"|\band (?:also )?(?=(?:show|what|how|make|give|plan|draw|calculate)\b)|\balso\b"
    r"|, ?(?:and|plus) |그리고|还有|另外|, ?(?:এবং|আর) |(?<=দাও|দিন|দেন|খাও|নাও) (?:এবং|আর) |(?<=খান|লেন|বলো) (?:এবং|আর) "
)
_ABOUT_FOOD = ("look_up_food", "search_knowledge")
"""What a condition such as "lactose intolerant" sounds like, where it stands alone."""
_SAME_FACTS = {
    "plan_nutrition": ("energy_needs",),
    "energy_needs": ("plan_nutrition",),
    "calculate_531": ("one_rep_max",),
    "one_rep_max": ("calculate_531",),
}
"""Requests that the bare answer to a question for another is easily taken for."""
_PERSON = (
    "sex", "age_years", "height_cm", "weight_kg", "activity", "body_fat_percent", "pregnant_or_lactating",
)  # fmt: skip
_OF_BODY = {"age_years", "weight_kg"}
_FROM_PROFILE = {
    "plan_nutrition": (*_PERSON, "diet", "exclude"),
    "energy_needs": _PERSON,
    "plan_training": ("level", "equipment", "avoid"),
    "check_training_plan": ("level", "equipment", "avoid"),
    "calculate_531": ("unit",),
    "one_rep_max": ("unit",),
    "estimate_expenditure": ("sex", "age_years", "height_cm", "activity"),
}


@dataclass(frozen=True)
class Decision:
    """Tool calls to make, or the kind of thing to say."""

    calls: tuple[ToolCall, ...] = ()
    say: str | None = None


class Policy:
    """The decisions of the embedded core."""

    def __init__(
        self,
        finder: FactFinder,
        classifier: IntentClassifier,
        queries: Queries,
        required: Callable[[str], list[str]],
    ) -> None:
        self._finder = finder
        self._classifier = classifier
        self._queries = queries
        self._required = required
        self._pages = PageRequests()

    def decide(self, message: str, dialogue: Dialogue, profile: Profile) -> Decision:
        """What to do about `message`, given where the conversation stands."""
        brought = self._brought(message, dialogue, profile)
        if brought:
            return Decision(tuple(brought))
        facts = self._finder.read(message)
        intents = self._intents(facts, dialogue, profile)
        intent = next(iter(intents))
        going_on = (
            self._further(message, facts, dialogue)
            or self._answer_to_question(facts, dialogue, intent if intents[intent] >= _SURE else None)
            or self._follow_up(facts, dialogue, intent if intents[intent] >= _SURE_OF_CHANGE else None)
        )
        if going_on:
            return Decision((going_on,))
        divided = intents[intent] < _WHOLE or bool(facts.foods and facts.exercises)
        several = self._several(message, dialogue, profile, _PART if divided else _SURE_PART)
        if len(several) > 1:
            return Decision(tuple(several[:_MAX_CALLS]))
        return self._single(message, facts, intents, dialogue, profile)

    def _further(self, message: str, facts: Facts, dialogue: Dialogue) -> ToolCall | None:
        """The last question gone on with; "那第二个怎么做" points at an exercise instead."""
        pointed = self._queries.pointed_at(facts, dialogue)
        return None if pointed else further_question(message, facts, dialogue, self._queries.lexica)

    def _brought(self, message: str, dialogue: Dialogue, profile: Profile) -> list[ToolCall]:
        """Calls for what the message brings along: addresses of pages, the file of a picture, a plan."""
        reads = self._pages.of(message, dialogue)
        if reads:
            return [*reads, *self._planned_beside(message, dialogue, profile)]
        picture = _PICTURE_FILE.search(message)
        if picture:
            return [ToolCall(name="identify_exercise", arguments={"image": picture.group()})]
        check = self._check_pasted(message, dialogue, profile)
        return [check] if check else []

    def _planned_beside(self, message: str, dialogue: Dialogue, profile: Profile) -> list[ToolCall]:
        """The plan that a message about a page asks for as well, if it tells all that the plan needs."""
        facts = self._finder.read(message)
        intent, probability = next(iter(self._intents(facts, dialogue, profile).items()))
        if intent not in _PLANS or probability < _WHOLE or not facts.text:
            return []
        call = self._request(intent, message, facts, dialogue, profile)
        return [] if call.name == ASK_TOOL else [call]

    def _intents(self, facts: Facts, dialogue: Dialogue, profile: Profile) -> dict[str, float]:
        """The classifier's view, corrected where the facts leave no doubt."""
        intents = _supported(self._classifier.probabilities(facts), facts)
        likeliest = next(iter(intents))
        if facts.loads.by_lift and (facts.names_531 or "template" in facts.values):
            likeliest = "calculate_531"
        elif likeliest == "calculate_531" and facts.value("basis") == "one_rep_max" and not facts.names_531:
            likeliest = "one_rep_max"  # "I pulled 140, what is my 1RM?" names a lift and a load, but no programme
        elif likeliest in ("plan_training", "profile", "off_topic") and _counts_exercises(facts):
            likeliest = "find_exercises"
        else:
            return self._completed(intents, facts, dialogue, profile)
        return {likeliest: 1.0} | {name: value for name, value in intents.items() if name != likeliest}

    def _completed(
        self, intents: dict[str, float], facts: Facts, dialogue: Dialogue, profile: Profile
    ) -> dict[str, float]:
        """Of near equals, the plan comes first for which the message tells all that is not known of the person."""
        top = next(iter(intents.values()))
        near = [tool for tool, share in intents.items() if tool in _PLANS and top - share <= _NEAR]
        complete = [tool for tool in near if self._is_completed_by(tool, BY_TOOL[tool](facts), dialogue, profile)]
        if len(near) < 2 or len(complete) != 1:
            return intents
        return {complete[0]: top} | {tool: share for tool, share in intents.items() if tool != complete[0]}

    def _is_completed_by(self, tool: str, said: Arguments, dialogue: Dialogue, profile: Profile) -> bool:
        """Whether nothing is missing, and the message itself gave something of what is needed."""
        known = self._known(tool, dialogue, profile)
        return bool({*self._required(tool), *LIFTS} & said.keys()) and not self._missing(tool, known | said)

    def _check_pasted(self, message: str, dialogue: Dialogue, profile: Profile) -> ToolCall | None:
        """The check of a plan that stands in the message: asked for, or pasted without another request."""
        pasted = split_pasted(message)
        if pasted is None:
            return None
        facts = self._finder.read(pasted.request)
        pending = dialogue.pending if dialogue.pending and dialogue.pending.tool == _CHECK else None
        intents = self._intents(facts, dialogue, profile) if facts.text else {_CHECK: 0.0}
        intent, probability = next(iter(intents.items()))
        unclear = pasted.amounts >= PLAN_AMOUNTS and (probability < _PART or intent in SMALL_TALK)
        if not (pending or intent == _CHECK or unclear) or (not facts.text and not pending and not unclear):
            return None
        plan = pasted.plan if pending or intent == _CHECK else message  # what asks for nothing is a line of the plan
        known = self._known(_CHECK, dialogue, profile) | BY_TOOL[_CHECK](facts) | {"plan": plan}
        return ToolCall(name=_CHECK, arguments=(pending.arguments if pending else {}) | known)

    def _single(
        self, message: str, facts: Facts, intents: dict[str, float], dialogue: Dialogue, profile: Profile
    ) -> Decision:
        intent, probability = next(iter(intents.items()))
        if probability < _LIKELY and facts.exercises:
            intent = "find_exercises"
        elif probability < _LIKELY:
            return Decision(say="unclear")
        if intent in SMALL_TALK and self._only_names_exercise(facts):
            intent = "find_exercises"  # "ok and the bird dog"
        if intent in SMALL_TALK:
            return Decision(say=intent)
        if intent == "look_up_food":
            return Decision(tuple(self._look_ups(facts, dialogue, profile)))
        call = self._request(intent, message, facts, dialogue, profile)
        return Decision((gone_back(call, facts, dialogue, self._queries.lexica) or call,))

    def _only_names_exercise(self, facts: Facts) -> bool:
        """Whether nothing is said but the name of an exercise, and words that ask for nothing else."""
        if len(facts.exercises) != 1 or facts.exercises[0].similarity < 1:
            return False
        named = facts.exercises[0]
        rest = f"{facts.text[: named.start]} {facts.text[named.end :]}"
        for words in ("request_words", "joins", "as_well"):
            rest = self._queries.lexica.phrases(words).strip(rest)
        return not re.search(r"[^\W_]", rest)

    def _look_ups(self, facts: Facts, dialogue: Dialogue, profile: Profile) -> list[ToolCall]:
        """A call for each food that is named; one that goes on with the last takes its amount."""
        lexica = self._queries.lexica
        calls = [
            self._request("look_up_food", part, self._finder.read(part), dialogue, profile)
            for part in told_apart(facts)[:_MAX_CALLS]
        ]
        return [in_the_same_amount(call, dialogue.last_call, facts, lexica) for call in calls]

    def _request(self, tool: str, message: str, facts: Facts, dialogue: Dialogue, profile: Profile) -> ToolCall:
        """The call, or the question for all that it lacks."""
        said = BY_TOOL[tool](facts) if tool in BY_TOOL else {}
        asked = dialogue.pending.arguments if dialogue.pending and dialogue.pending.tool == tool else {}
        known = (
            asked | self._known(tool, dialogue, profile) | said | self._queries.build(tool, message, facts, dialogue)
        )
        open_ = self._missing(tool, said if said.keys() & _OF_BODY else known)  # whoever tells a body tells all of it
        known |= fill_bare_numbers(facts, open_)
        return self._call_or_ask(tool, known)

    def _call_or_ask(self, tool: str, arguments: Arguments) -> ToolCall:
        missing = self._missing(tool, arguments)
        if missing:
            return ToolCall(name=ASK_TOOL, arguments={"tool": tool, "arguments": arguments, "missing": missing})
        return ToolCall(name=tool, arguments=arguments)

    def _missing(self, tool: str, arguments: Arguments) -> list[str]:
        missing = [name for name in self._required(tool) if name not in arguments]
        if tool == "calculate_531" and not any(lift in arguments for lift in LIFTS):
            missing.append("lifts")
        return missing

    def _known(self, tool: str, dialogue: Dialogue, profile: Profile) -> dict[str, Any]:
        """What earlier messages and the profile give for this tool; the conversation beats the profile."""
        wanted = _FROM_PROFILE.get(tool, ())
        saved = {**profile.known(), **told_before(dialogue, _PERSON), **dialogue.person}
        return {name: saved[name] for name in wanted if name in saved}

    def _answer_to_question(self, facts: Facts, dialogue: Dialogue, sure_intent: str | None) -> ToolCall | None:
        """The open request, if this message gives something that it lacked; asked again for a lone number."""
        pending = dialogue.pending
        if pending is None or (sure_intent and self._is_new_request(facts, sure_intent, pending)):
            return None
        given = BY_TOOL[pending.tool](facts) if pending.tool in BY_TOOL else {}
        given |= fill_bare_numbers(facts, [name for name in pending.missing if name not in given])
        wanted = {*pending.missing, *LIFTS} if "lifts" in pending.missing else set(pending.missing)
        wanted |= pending.arguments.keys()  # "I meant 74 kg" corrects what was told, and the rest is asked again
        only_numbers = not re.search(r"[^\W\d_]", facts.text)
        if not wanted & given.keys() and not only_numbers:
            return None
        return self._call_or_ask(pending.tool, pending.arguments | given)

    def _is_new_request(self, facts: Facts, intent: str, pending: Pending) -> bool:
        """Whether the message is a request of another kind: it names its own matter, or lacks nothing."""
        if intent == pending.tool:
            return False
        own = {
            "find_exercises": bool(facts.exercises),
            "calculate_531": facts.names_531 or bool(facts.loads.by_lift),
            "one_rep_max": facts.quantity("load_reps") is not None,
            "look_up_food": bool(facts.foods) and not facts.exclude,
            "search_knowledge": "?" in facts.text,
        }
        complete = intent in BY_TOOL and intent in _PLANS and not self._missing(intent, BY_TOOL[intent](facts))
        return pending.tool not in _SAME_FACTS.get(intent, ()) and (own.get(intent, False) or complete)

    def _follow_up(self, facts: Facts, dialogue: Dialogue, sure_intent: str | None) -> ToolCall | None:
        """The last request, changed as this message says."""
        last = dialogue.last_call
        if last is None or last.name not in (
            *_PLANS,
            "look_up_food",
            "find_exercises",
            "swap_exercise",
            "generate_image",
            _CHECK,
        ):
            return None
        named = self._named_instead(facts, dialogue)
        lexica = self._queries.lexica
        if named or (sure_intent == "swap_exercise" and facts.exercises and not is_about(facts, last, lexica)):
            return named  # "swap the bench press" names its own matter, whatever was asked for before
        other = self._queries.variation(facts, dialogue) or another_exercise(facts, dialogue, lexica)
        other = other or self._shown_again(facts, dialogue, sure_intent)
        portion = self._queries.other_portion(facts, last)
        if portion:
            other = ToolCall(name=last.name, arguments=portion)
        if other:
            return other
        if not is_about(facts, last, lexica):
            allowed = (None, last.name, "profile", "thanks", *_related(last.name))
            # "A meal plan from that": the needs were told, they are not to be changed.
            is_other = sure_intent not in allowed and not says_change(facts, lexica)
            is_other = is_other or (last.name, sure_intent) == ("energy_needs", "plan_nutrition")
            if is_other or not refers_back(facts, lexica):
                return None
        changed = changed_arguments(facts, last, lexica)
        return ToolCall(name=last.name, arguments=changed) if changed is not None else None

    def _shown_again(self, facts: Facts, dialogue: Dialogue, sure_intent: str | None) -> ToolCall | None:
        """ "The last one pls": one of the exercises just shown, in words that ask for nothing else."""
        if not dialogue.last_call or dialogue.last_call.name != "find_exercises" or facts.exercises:
            return None
        pointed = self._queries.pointed_at(facts, dialogue)
        asks_else = sure_intent not in (None, "find_exercises", "off_topic", "about")
        if not pointed or asks_else or not refers_back(facts, self._queries.lexica):
            return None
        return ToolCall(name="find_exercises", arguments={"query": pointed})

    def _named_instead(self, facts: Facts, dialogue: Dialogue) -> ToolCall | None:
        """ "Too hard, 换成高位下拉吧" behind an exercise that was shown: the other one is to be shown, not replaced."""
        shown = {str(exercise.get("id")) for exercise in dialogue.shown_exercises}
        others = [mention for mention in facts.exercises if mention.key not in shown]
        asks = "swap_cue" in facts.values and "swap_reason" not in facts.values
        if not dialogue.last_call or dialogue.last_call.name != "find_exercises" or len(others) != 1 or not asks:
            return None
        return ToolCall(name="find_exercises", arguments={"query": self._queries.called(others[0], facts)})

    def _several(self, message: str, dialogue: Dialogue, profile: Profile, sure: float) -> list[ToolCall]:
        """A call for each part of the message that asks for a different thing by itself, as surely as `sure`."""
        parts = [part.strip() for part in _PARTS.split(message) if part and len(part.strip()) > 1]
        parts = parts if len(parts) > 1 else self._two_matters(self._finder.read(message))
        calls: dict[str, ToolCall] = {}
        if len(parts) < 2:
            return []
        for part in parts:
            facts = self._finder.read(part)
            intent, probability = next(iter(self._intents(facts, dialogue, profile).items()))
            only_excludes = intent in _ABOUT_FOOD and bool(facts.exclude)  # "vegetarian, hate mushrooms"
            if probability >= sure and intent not in SMALL_TALK and not only_excludes:
                calls.setdefault(intent, self._request(intent, part, facts, dialogue, profile))
        return [call for call in calls.values() if call.name != ASK_TOOL] if len(calls) > 1 else []

    def _two_matters(self, facts: Facts) -> list[str]:
        """The text before and behind the word that joins a food to an exercise: "계란 칼로리랑 스쿼트 자세"."""
        if not facts.foods or not facts.exercises:
            return []
        food, exercise = facts.foods[0], facts.exercises[0]
        start, end = min(food.end, exercise.end), max(food.start, exercise.start)
        joins = self._queries.lexica.phrases("joins").find(facts.text)
        between = [join for join in joins if start <= join.start and join.end <= end]
        return [facts.text[: between[0].start], facts.text[between[0].end :]] if between else []


def _supported(intents: dict[str, float], facts: Facts) -> dict[str, float]:
    """The intents without those whose own words are missing: a message may be alike in all but what it is about."""
    amounts = facts.numbers or facts.quantity("food_mass")  # "빅맥 말고 두부 300그램 칼로리" asks for no alternative
    if "swap_cue" in facts.values and facts.foods and not facts.exercises and not amounts:
        return _asked_about(intents, ("swap_exercise", "look_up_food"))  # "an alternative to eggs"
    evidence = {
        "swap_exercise": "swap_cue" in facts.values or "swap_reason" in facts.values,
        "estimate_expenditure": "measured_cue" in facts.values or "weights" in BY_TOOL["estimate_expenditure"](facts),
    }
    return {intent: share for intent, share in intents.items() if evidence.get(intent, True)}


def _asked_about(intents: dict[str, float], tools: tuple[str, ...]) -> dict[str, float]:
    """The intents with those of `tools` turned into a question to the knowledge base."""
    asked = sum(intents.get(name, 0) for name in (*tools, "search_knowledge"))
    rest = {name: share for name, share in intents.items() if name not in (*tools, "search_knowledge")}
    return dict(sorted((rest | {"search_knowledge": asked}).items(), key=lambda item: -item[1]))


def _counts_exercises(facts: Facts) -> bool:
    """Whether a number of exercises is asked for, and no days or weeks that a plan is made of."""
    return facts.quantity("exercise_count") is not None and facts.quantity("days_per_week", "weeks") is None


def _related(tool: str) -> tuple[str, ...]:
    return {"plan_nutrition": ("look_up_food",), "calculate_531": ("plan_training",)}.get(tool, ())
