"""What to do about a message: call tools, ask for what is missing, or say something without a tool."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.cores.embedded.arguments import Arguments, joined
from agent.cores.embedded.dialogue import Dialogue, Pending
from agent.cores.embedded.earlier import gone_back, told_before
from agent.cores.embedded.evidence import counts_exercises, names_strength_cycles, supported
from agent.cores.embedded.exercise_slots import only_spares
from agent.cores.embedded.facts import FactFinder, Facts
from agent.cores.embedded.food_requests import in_the_same_amount, names_same_amount, told_apart
from agent.cores.embedded.further import further_question
from agent.cores.embedded.intents import IntentClassifier
from agent.cores.embedded.last_request import follow_up
from agent.cores.embedded.pages import PageRequests
from agent.cores.embedded.parts import parts_of
from agent.cores.embedded.pasted import PLAN_AMOUNTS, split_pasted
from agent.cores.embedded.person_slots import fill_bare_numbers
from agent.cores.embedded.picture_slots import guesses_wanted
from agent.cores.embedded.queries import Queries
from agent.cores.embedded.recipient import recipient_of
from agent.cores.embedded.requests import CHECK, PERSON, PLANS
from agent.cores.embedded.slots import BY_TOOL
from agent.messages import ASK_TOOL, ToolCall
from agent.safety.persons import Owner
from domain.profile import Profile

SMALL_TALK = ("greet", "thanks", "about", "off_topic", "profile")
_MANNERS = ("greet", "thanks")
LIFTS = ("bench_press", "squat", "deadlift", "overhead_press")
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
_ABOUT_FOOD = ("look_up_food", "search_knowledge")
"""What a condition such as "lactose intolerant" sounds like, where it stands alone."""
_SAME_FACTS = {
    "plan_nutrition": ("energy_needs",),
    "energy_needs": ("plan_nutrition",),
    "calculate_531": ("one_rep_max",),
    "one_rep_max": ("calculate_531",),
}
"""Requests that the bare answer to a question for another is easily taken for."""
_SEARCH = "find_exercises"
_OF_BODY = {"age_years", "weight_kg"}
_FROM_PROFILE = {
    "plan_nutrition": (*PERSON, "diet", "exclude"),
    "energy_needs": PERSON,
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
        recipient = recipient_of(message)
        if recipient is Owner.OTHER:
            dialogue, profile = dialogue.without_person(), Profile(unit=profile.unit)
        elif recipient is Owner.SELF and dialogue.is_for_another:
            dialogue = dialogue.for_person_again()
        brought = self._brought(message, dialogue, profile)
        if brought:
            return Decision(tuple(brought))
        facts = self._finder.read(message)
        intents = self._intents(facts, dialogue, profile)
        intent = next(iter(intents))
        going_on = self._further(message, facts, dialogue) or self._answer_to_question(
            facts, dialogue, intent if intents[intent] >= _SURE else None
        )
        if going_on:
            return Decision((going_on,))
        changed = follow_up(facts, dialogue, intent if intents[intent] >= _SURE_OF_CHANGE else None, self._queries)
        if changed:
            return Decision((self._filled(changed, facts, dialogue, profile),))
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
            beside = self._finder.read(message[: picture.start()] + message[picture.end() :])
            return [ToolCall(name="identify_exercise", arguments={"image": picture.group()} | guesses_wanted(beside))]
        check = self._check_pasted(message, dialogue, profile)
        return [check] if check else []

    def _planned_beside(self, message: str, dialogue: Dialogue, profile: Profile) -> list[ToolCall]:
        """The plan that a message about a page asks for as well, if it tells all that the plan needs."""
        facts = self._finder.read(message)
        intent, probability = next(iter(self._intents(facts, dialogue, profile).items()))
        if intent not in PLANS or probability < _WHOLE or not facts.text:
            return []
        call = self._request(intent, message, facts, dialogue, profile)
        return [] if call.name == ASK_TOOL else [call]

    def _intents(self, facts: Facts, dialogue: Dialogue, profile: Profile) -> dict[str, float]:
        """The classifier's view, corrected where the facts leave no doubt."""
        intents = supported(self._classifier.probabilities(facts), facts)
        likeliest = next(iter(intents))
        if facts.loads.by_lift and (facts.names_531 or "template" in facts.values):
            likeliest = "calculate_531"
        elif likeliest == "calculate_531" and facts.value("basis") == "one_rep_max" and not facts.names_531:
            likeliest = "one_rep_max"  # "I pulled 140, what is my 1RM?" names a lift and a load, but no programme
        elif likeliest in ("plan_training", "profile") and names_strength_cycles(facts):
            likeliest = "calculate_531"  # no other plan is made in cycles or has such templates
        elif names_same_amount(dialogue.last_call, facts, self._queries.lexica):
            likeliest = "look_up_food"
        elif likeliest in ("plan_training", "profile", "off_topic") and counts_exercises(facts):
            likeliest = "find_exercises"
        else:
            return self._completed(intents, facts, dialogue, profile)
        return {likeliest: 1.0} | {name: value for name, value in intents.items() if name != likeliest}

    def _completed(
        self, intents: dict[str, float], facts: Facts, dialogue: Dialogue, profile: Profile
    ) -> dict[str, float]:
        """Of near equals, the plan comes first for which the message tells all that is not known of the person."""
        top = next(iter(intents.values()))
        near = [tool for tool, share in intents.items() if tool in PLANS and top - share <= _NEAR]
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
        pending = dialogue.pending if dialogue.pending and dialogue.pending.tool == CHECK else None
        intents = self._intents(facts, dialogue, profile) if facts.text else {CHECK: 0.0}
        intent, probability = next(iter(intents.items()))
        general = intent in SMALL_TALK or intent == "search_knowledge"  # "is this ok?" names no plan
        unclear = pasted.amounts >= PLAN_AMOUNTS and (probability < _PART or general)
        if not (pending or intent == CHECK or unclear) or (not facts.text and not pending and not unclear):
            return None
        plan = pasted.plan if pending or intent == CHECK else message  # what asks for nothing is a line of the plan
        known = joined(self._known(CHECK, dialogue, profile), BY_TOOL[CHECK](facts)) | {"plan": plan}
        return ToolCall(name=CHECK, arguments=(pending.arguments if pending else {}) | known)

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
        elif intent == "profile" and not self._missing("plan_training", BY_TOOL["plan_training"](facts)):
            intent = "plan_training"  # who tells goal, days and level at once wants the plan
        if intent in SMALL_TALK:
            back = gone_back(intent, facts, dialogue, self._queries.lexica)  # "got it. redo it with 3 days a week"
            if back:
                return Decision((back,))
            beside = self._asked_beside(message, _PART if intent in _MANNERS else _SURE_PART, dialogue, profile)
            return Decision((beside,)) if beside else Decision(say=intent)
        if intent == "look_up_food":
            return Decision(tuple(self._look_ups(facts, dialogue, profile)))
        call = self._request(intent, message, facts, dialogue, profile)
        back = gone_back(intent, facts, dialogue, self._queries.lexica) if call.name == ASK_TOOL else None
        return Decision((back or call,))

    def _asked_beside(self, message: str, sure: float, dialogue: Dialogue, profile: Profile) -> ToolCall | None:
        """The request in one sentence of a message that is small talk as a whole: "Thanks! What is a superset?"."""
        for part in parts_of(message, self._finder.read, self._queries.lexica):
            facts = self._finder.read(part)
            intent, probability = next(iter(self._intents(facts, dialogue, profile).items()))
            if intent not in SMALL_TALK and probability >= sure:
                return self._request(intent, part, facts, dialogue, profile)
        return None

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
        known = {} if tool == _SEARCH and facts.exercises else self._known(tool, dialogue, profile)
        known = joined(joined(asked, known), said) | self._queries.build(tool, message, facts, dialogue)
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
        saved = joined(profile.known(), told_before(dialogue, PERSON) | dialogue.person)
        return joined({name: saved[name] for name in wanted if name in saved}, dialogue.told.get(tool, {}))

    def _filled(self, call: ToolCall, facts: Facts, dialogue: Dialogue, profile: Profile) -> ToolCall:
        """A changed request; one that is now for somebody else may lack what was known of the first."""
        missing = self._missing(call.name, call.arguments)
        if not missing:
            return call
        told = joined(self._known(call.name, dialogue, profile), call.arguments)
        return self._call_or_ask(call.name, told | fill_bare_numbers(facts, missing))

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
        return self._call_or_ask(pending.tool, joined(pending.arguments, given))

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
        complete = intent in BY_TOOL and intent in PLANS and not self._missing(intent, BY_TOOL[intent](facts))
        return pending.tool not in _SAME_FACTS.get(intent, ()) and (own.get(intent, False) or complete)

    def _several(self, message: str, dialogue: Dialogue, profile: Profile, sure: float) -> list[ToolCall]:
        """A call for each part of the message that asks for a different thing by itself, as surely as `sure`."""
        calls: dict[str, ToolCall] = {}
        for part in parts_of(message, self._finder.read, self._queries.lexica):
            facts = self._finder.read(part)
            intent, probability = next(iter(self._intents(facts, dialogue, profile).items()))
            only_excludes = intent in _ABOUT_FOOD and bool(facts.exclude)  # "vegetarian, hate mushrooms"
            only_excludes = only_excludes or (intent == _SEARCH and only_spares(facts))
            if probability >= sure and intent not in SMALL_TALK and not only_excludes:
                calls.setdefault(intent, self._request(intent, part, facts, dialogue, profile))
        return [call for call in calls.values() if call.name != ASK_TOOL] if len(calls) > 1 else []
