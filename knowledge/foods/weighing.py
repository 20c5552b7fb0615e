"""What an amount of a food weighs: "2" of eggs, "a bowl" of rice, "half a pound" of chicken."""

from __future__ import annotations

from typing import NamedTuple

from domain.units import KG_PER_JIN, KG_PER_LB
from domain.vocabulary import Language
from knowledge.foods.amounts import Amount
from knowledge.foods.food import Contains, Edible
from knowledge.foods.portions import Portion, quantity_text, unit_labels

GRAMS_PER_OUNCE = 28.349523125
MASS_G = {
    "g": 1.0,
    "kg": 1000.0,
    "jin": 1000 * KG_PER_JIN,
    "liang": 1000 * KG_PER_JIN / 10,
    "ounce": GRAMS_PER_OUNCE,
    "pound": 1000 * KG_PER_LB,
    "poa": 250.0,
    "chotak": 58.32,
    "pinch": 0.3,
}
"""Grams of units of mass; 两 is a tenth of the market 斤, পোয়া a quarter of a kilogram as bazaars weigh today."""
GEUN_G = {True: 600.0, False: 400.0}
"""The Korean 근: 600 g of meat or fish, 400 g of anything else."""
VOLUME_ML = {
    "ml": 1.0, "litre": 1000.0, "fluid_ounce": 29.5735, "pint": 473.176, "cup": 236.588, "tablespoon": 14.787,
    "spoon": 14.787, "teaspoon": 4.929, "glass": 240.0, "bowl": 300.0, "bottle": 500.0, "can": 330.0,
}  # fmt: skip
"""Millilitres; cup and spoons are the US measures of USDA's portions, bowl, bottle and can usual sizes."""
EACH = ("piece", "medium", "large", "small", "slice", "can", "scoop", "block")
"""Which portion "2" or "2 pieces" means, first that the food has."""
INSTEAD = {
    "piece": EACH, "slice": ("slice", *EACH), "packet": EACH, "block": ("block", *EACH), "stick": ("stick", *EACH),
    "scoop": ("scoop", "tablespoon"), "spoon": ("scoop", "tablespoon"),
    "knob": ("teaspoon",), "plate": ("plate", "bowl"), "handful": ("handful",),
}  # fmt: skip
HANDFUL_G = 30.0
"""A handful of nuts or dried fruit."""
EGGS_PER_TRAY = 30
WATERY_G = 60.0
"""From so much water in 100 g on, a millilitre of a food weighs about a gram."""
_FLESH = frozenset({Contains.MEAT, Contains.POULTRY, Contains.FISH, Contains.SHELLFISH})
DEFAULT_G = 100.0


class Weight(NamedTuple):
    """Grams of an amount, how it reads, and whether the unit says so or it is the usual serving instead."""

    grams: float
    text: dict[Language, str] | None
    guessed: bool


def weigh(amount: Amount, food: Edible) -> Weight:
    """Grams of an amount of a food; a unit that the food does not come in counts as the usual serving."""
    if amount.unit in MASS_G:
        return Weight(amount.quantity * MASS_G[amount.unit], None, guessed=False)
    if amount.unit == "geun":
        return Weight(amount.quantity * GEUN_G[bool(_FLESH & set(food.contains or ()))], None, guessed=False)
    if amount.unit == "egg_tray":
        amount = Amount(amount.quantity * EGGS_PER_TRAY, "piece", amount.size)
    portion = _portion(amount, food)
    if portion is not None:
        return _of(portion, amount.quantity)
    grams = _volume_g(amount, food) if amount.unit in VOLUME_ML else None
    if grams is None and amount.unit == "handful":
        grams = amount.quantity * HANDFUL_G
    if grams is not None:
        return Weight(grams, _text(amount.quantity, amount.unit), guessed=False)
    return Weight(amount.quantity * usual_grams(food), None, guessed=amount.unit != "serving" or not food.usual_grams)


def usual_grams(food: Edible) -> float:
    """What one person usually eats of it: the plans' serving, else the first household portion, else 100 g."""
    household = (portion.grams for portion in food.portions if portion.unit != "g")
    return food.usual_grams or next(household, DEFAULT_G)


def _portion(amount: Amount, food: Edible) -> Portion | None:
    """The food's own portion that is meant; None where it has none of that kind."""
    own = {portion.unit: portion for portion in reversed(food.portions)}
    wanted = [amount.size] if amount.size and amount.unit in (None, "piece") else []
    wanted += INSTEAD.get(amount.unit, (amount.unit,)) if amount.unit else EACH
    return next((own[unit] for unit in wanted if unit in own), None)


def _of(portion: Portion, quantity: float) -> Weight:
    return Weight(quantity * portion.grams / portion.amount, _text(quantity, portion.unit), guessed=False)


def _text(quantity: float, unit: str | None) -> dict[Language, str] | None:
    if unit not in unit_labels():
        return None
    return {language: quantity_text(quantity, unit, language) for language in Language}


def _volume_g(amount: Amount, food: Edible) -> float | None:
    """Grams of a volume by the food's cup or spoon, else by water; None for dry foods without one."""
    millilitres = amount.quantity * VOLUME_ML[amount.unit or "ml"]
    for portion in food.portions:
        if portion.unit in ("cup", "tablespoon", "teaspoon"):
            return millilitres * portion.grams / (portion.amount * VOLUME_ML[portion.unit])
    return millilitres if (food.per_100_g.water_g or 0.0) >= WATERY_G else None
