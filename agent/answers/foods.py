"""Answers about a single food. The table of its nutrients is the page's."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext
from agent.answers.numbers import plain

_SAID = ("cooked", "uncooked", "usual_serving")
"""Assumptions that change the figures; that 100 g were taken is plain from the answer."""


def write_food(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """A food's energy and macros, what was assumed, and the table they come from; unknown figures are left out."""
    nutrients = result["nutrients"]
    fiber = nutrients.get("fiber_g")
    head = context.text(
        "food-head",
        name=_name(result, context),
        grams=plain(result["grams"], 1),
        energy=plain(nutrients["energy_kcal"]),
        protein=plain(nutrients["protein_g"], 1),
        carbohydrate=plain(nutrients["carbohydrate_g"], 1),
        fat=plain(nutrients["fat_g"], 1),
        fiber="none" if fiber is None else plain(fiber, 1),
    )
    source = result["source"]
    shown = source if isinstance(source, str) else " ".join(str(source[k]) for k in ("title", "url_or_doi"))
    parts = [head, context.sentences(_remarks(result, context)), context.text("food-source", source=shown)]
    return "\n\n".join(part for part in parts if part)


def _name(result: dict[str, Any], context: AnswerContext) -> str:
    """The food with the amount that was named: "egg (2 pieces)"."""
    name = context.local(result.get("names") or {"en": result["name"]})
    amount = result.get("amount")
    return context.text("food-amount", name=name, amount=context.local(amount["text"])) if amount else name


def _remarks(result: dict[str, Any], context: AnswerContext) -> list[str]:
    """What a person should know to read the figures rightly; results of older versions say nothing of it."""
    grams = plain(result["grams"], 1)
    remarks = [context.text(f"food-assumed-{one}", grams=grams) for one in result.get("assumed", []) if one in _SAID]
    if result.get("stand_in"):
        remarks.append(context.text("food-stand-in", name=result["stand_in"]))
    if result.get("made_of"):
        parts = [
            context.text("food-part", name=context.local(part["names"]), grams=plain(part["grams"], 1))
            for part in result["made_of"]
        ]
        remarks.append(context.text("food-recipe", parts=context.listed(parts)))
    return remarks
