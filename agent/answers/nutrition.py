"""Answers about food: plans and energy needs. The tables themselves are the page's."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import checks_sentence
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain, span
from knowledge.foods.food import MealKind
from knowledge.foods.meals import MEAL_NAMES

_SAID_NOTES = ("nearest_plan", "vegan_b12")
"""Notes that belong into the answer; the others stand below the table."""
_MACROS = {
    "energy": "energy_kcal",
    "protein": "protein_g",
    "carbohydrate": "carbohydrate_g",
    "fat": "fat_g",
    "fiber": "fiber_g",
}


_SHORTFALLS_SAID = 3
_CHANGES_SAID = 6


def write_plan(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """What was changed, the menu of each day, why these targets, what is short, and how to change it."""
    days = result["days"]
    totals = {name: span([day["totals"][key] for day in days]) for name, key in _MACROS.items()}
    target = plain(result["targets"]["energy_kcal"])
    lines = [_changes(result.get("changes", []), context)]
    lines.append(
        context.text("nutrition-head", days=len(days), target=target, sources=context.cite(result, 2), **totals)
    )
    lines.append("\n".join(_menu(day, context) for day in days))
    if result.get("left_out"):
        foods = context.listed([context.local(names) for names in result["left_out"]])
        lines.append(context.text("nutrition-without", foods=foods))
    lines += [_why(result, args, context), checks_sentence("nutrition", result["checks"], context)]
    lines.append(_short(result.get("shortfalls", []), context))
    lines += [context.local(note["text"]) for note in result["notes"] if note["code"] in _SAID_NOTES]
    lines.append(context.text("nutrition-change"))
    return "\n\n".join(line for line in lines if line)


def _changes(changes: list[dict[str, Any]], context: AnswerContext) -> str:
    """What the last swap has replaced; empty where nothing was swapped."""
    if not changes:
        return ""
    said = [_change(change, context) for change in changes[:_CHANGES_SAID]]
    if len(changes) > _CHANGES_SAID:
        said.append("…")
    return context.text("nutrition-swapped", changes=context.listed(said))


def _change(change: dict[str, Any], context: AnswerContext) -> str:
    if change["kind"] is None:
        return context.text("nutrition-swapped-day", day=change["day"])
    return context.text(
        "nutrition-swapped-item",
        before=context.local(change["before"]),
        after=context.local(change["after"]),
        day=change["day"],
        meal=MEAL_NAMES[MealKind(change["kind"])][context.language].lower(),
    )


def _menu(day: dict[str, Any], context: AnswerContext) -> str:
    """A day's meals by name, in one line."""
    dishes = [context.local(meal["dish"]) for meal in day["meals"] if meal.get("dish")]
    return "- " + context.text("nutrition-day", number=day["day"], dishes=" · ".join(dishes)) if dishes else ""


def _why(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """Where energy and protein come from, with the passages that explain them; empty for plans of older versions."""
    basis = result.get("basis")
    if basis is None:
        return ""
    goal = context.name("nutrition_goal", args.get("goal", "maintain"))
    sentences = [
        context.text(
            "nutrition-why-wished" if basis["wished"] else "nutrition-why",
            bmr=plain(basis["bmr_kcal"]),
            tdee=plain(basis["tdee_kcal"]),
            percent=plain(basis["percent_of_need"]),
            goal=goal,
            sources=context.cite_passages(result),
        )
    ]
    if basis["limited_by"]:
        sentences.append(context.text(f"nutrition-limited-{basis['limited_by']}"))
    weight, per_kg = plain(basis["protein_weight_kg"], 1), plain(basis["protein_g_per_kg"], 1)
    sentences.append(context.text("nutrition-why-protein", per_kg=per_kg, weight=weight))
    if basis["protein_limited"]:
        sentences.append(context.text("nutrition-protein-limited"))
    return context.sentences(sentences)


def _short(shortfalls: list[dict[str, Any]], context: AnswerContext) -> str:
    """The worst shortfalls with what would mend them; empty where nothing is short."""
    lines = [f"- {_shortfall(one, context)}" for one in shortfalls[:_SHORTFALLS_SAID]]
    return "\n".join([context.text("nutrition-short"), "", *lines]) if lines else ""


def _shortfall(shortfall: dict[str, Any], context: AnswerContext) -> str:
    foods = [
        context.text(
            "nutrition-short-food",
            name=context.local(food["names"]),
            portion=context.local(food["portion"]),
            amount=plain(food["amount"], 1),
        )
        for food in shortfall["foods"]
    ]
    sentences = [
        context.text(
            "nutrition-short-line",
            nutrient=context.name("nutrient", shortfall["nutrient"]),
            mean=plain(shortfall["mean"], 1),
            need=plain(shortfall["need"], 1),
        )
    ]
    if foods:
        sentences.append(context.text("nutrition-short-foods", foods=context.listed(foods)))
    if not shortfall["food_is_enough"]:
        sentences.append(context.text("nutrition-short-supplement"))
    return context.sentences(sentences)


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
