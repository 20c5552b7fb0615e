"""From the results of a turn to the text of the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from agent.answers import exercises, foods, knowledge, linter, logbook, nutrition, pages, pictures, strength, training
from agent.answers.context import AnswerContext
from agent.messages import ToolCall, ToolMessage
from domain.translation import Translator
from domain.vocabulary import Language

_Writer = Callable[[dict[str, Any], dict[str, Any], AnswerContext], str]

_WRITERS: dict[str, _Writer] = {
    "find_exercises": exercises.write_exercises,
    "generate_image": exercises.write_image,
    "identify_exercise": pictures.write_identified,
    "plan_nutrition": nutrition.write_plan,
    "energy_needs": nutrition.write_energy,
    "look_up_food": foods.write_food,
    "plan_training": training.write_training,
    "check_training_plan": linter.write_linter,
    "calculate_531": strength.write_531,
    "one_rep_max": strength.write_one_rep_max,
    "search_knowledge": knowledge.write_knowledge,
    "read_page": pages.write_page,
    "swap_exercise": logbook.write_swap,
    "estimate_expenditure": logbook.write_expenditure,
}


_NO_SLIP = ("pregnant_or_lactating", "url")
"""What is refused without being anyone's mistake: nothing is to be corrected."""


class AnswerWriter:
    """Writes answers from templates: nothing is said that no result holds."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator

    def answer(self, calls: Sequence[ToolCall], results: Sequence[ToolMessage], language: Language) -> str:
        """The answer to a turn whose calls have all returned."""
        context = AnswerContext(self.translator, language, results)
        arguments = {call.id: call.arguments for call in calls}
        parts = [self._part(message, arguments.get(message.call_id, {}), context) for message in results]
        return "\n\n".join(parts)

    def part(
        self, message: ToolMessage, arguments: dict[str, Any], results: Sequence[ToolMessage], language: Language
    ) -> str:
        """What the answer says of one of the turn's `results`, its markers numbered among all of them."""
        return self._part(message, arguments, AnswerContext(self.translator, language, results))

    def say(self, kind: str, language: Language) -> str:
        """A sentence that needs no tool, such as a greeting."""
        return self.translator.text(language, f"say-{kind}")

    def ask(self, missing: Sequence[str], language: Language) -> str:
        """One question for all that is missing; the turn adds an example of an answer."""
        return self.translator.text(language, "ask-intro", fields=self.translator.names(language, "field", missing))

    def _part(self, message: ToolMessage, args: dict[str, Any], context: AnswerContext) -> str:
        if message.error is not None:
            sentence = self.translator.error(context.language, message.error)
            if message.error.get("field") in _NO_SLIP:
                return sentence
            return f"{sentence} {context.text('error-try-again')}"
        return _WRITERS[message.name](message.result or {}, args, context)
