"""Answers about food: plans, energy needs and single foods. The tables themselves are the page's."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import checks_sentence
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain, span

_SAID_NOTES = ("nearest_plan", "vegan_b12")
"""Notes that belong into the answer; the others stand below the table."""
_MACROS = {
    "energy": "energy_kcal",
    "protein": "protein_g",
    "carbohydrate": "carbohydrate_g",
    "fat": "fat_g",
    "fiber": "fiber_g",
}


def write_plan(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The days' totals against the target, what was left out, which checks fail, and how to change it."""
    days = result["days"]
    totals = {name: span([day["totals"][key] for day in days]) for name, key in _MACROS.items()}
    target = plain(result["targets"]["energy_kcal"])
    lines = [context.text("nutrition-head", days=len(days), target=target, sources=context.cite(result), **totals)]
    if args.get("exclude"):
        foods = context.listed([_exclusion(value, context) for value in args["exclude"]])
        lines.append(context.text("nutrition-without", foods=foods))
    lines.append(checks_sentence("nutrition", result["checks"], context))
    lines += [context.local(note["text"]) for note in result["notes"] if note["code"] in _SAID_NOTES]
    lines.append(context.text("nutrition-change"))
    return "\n\n".join(lines)


def write_energy(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """Resting need, daily need, target and macros."""
    head = context.text(
        "energy-head",
        bmr=plain(result["bmr_kcal"]),
        tdee=plain(result["tdee_kcal"]),
        target=plain(result["target_kcal"]),
        goal=context.name("nutrition_goal", args.get("goal", "maintain")),
        sources=context.cite(result),
    )
    macros = context.text(
        "energy-macros",
        protein=plain(result["protein_g"]),
        carbohydrate=plain(result["carbohydrate_g"]),
        fat=plain(result["fat_g"]),
        bmi=plain(result["bmi"], 1),
    )
    return "\n\n".join([head, macros])


def write_food(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """A food's energy and macros with the table they come from; unknown figures are left out."""
    nutrients = result["nutrients"]
    fiber = nutrients.get("fiber_g")
    head = context.text(
        "food-head",
        name=context.local(result.get("names") or {"en": result["name"]}),
        grams=plain(result["grams"], 1),
        energy=plain(nutrients["energy_kcal"]),
        protein=plain(nutrients["protein_g"], 1),
        carbohydrate=plain(nutrients["carbohydrate_g"], 1),
        fat=plain(nutrients["fat_g"], 1),
        fiber="none" if fiber is None else plain(fiber, 1),
    )
    source = result["source"]
    shown = source if isinstance(source, str) else " ".join(str(source[k]) for k in ("title", "url_or_doi"))
    return "\n\n".join([head, context.text("food-source", source=shown)])


def _exclusion(value: str, context: AnswerContext) -> str:
    key = f"exclude-{value}"
    return context.text(key) if context.translator.has(key) else value
