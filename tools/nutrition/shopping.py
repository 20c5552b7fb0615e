"""What to buy: the grams of a plan in the pieces, packs and weights that shops sell (`shop_units.yaml`)."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.vocabulary import Language
from knowledge.foods.food import Food, Role
from knowledge.foods.portions import BENGALI_DIGITS
from tools.nutrition.plan_models import Purchase

SHOP_UNITS_FILE = Path(__file__).parent / "shop_units.yaml"
GRAMS_PER_KG = 1000
_PIECE = "piece"
_GRAM = "g"
_ROUNDING = 1e-9
"""What a quotient may be off by because floats are not exact."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pack(_Data):
    """A pack of one size: `grams` of food, and the amount that is printed on it where there is one."""

    unit: str
    grams: float = Field(gt=0)
    amount: float | None = Field(default=None, gt=0)
    measure: str | None = None


class SaleRule(_Data):
    """How a food is sold: in packs, by the piece, or weighed out; exactly one of the three."""

    bought_per_eaten: float = Field(default=1.0, gt=0)
    packs: list[Pack] = []
    pieces: bool = False
    piece_g: float | None = Field(default=None, gt=0)
    unit: str = _PIECE
    loose_step_g: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.packs) + self.pieces + (self.loose_step_g is not None) != 1:
            raise ValueError("a food is sold in packs, by the piece or loose")
        return self


class ShopUnits(_Data):
    """Everything in `shop_units.yaml`."""

    units: dict[str, dict[Language, str | list[str]]]
    measures: dict[str, dict[Language, str]]
    roles: dict[Role, SaleRule]
    foods: dict[int, SaleRule]

    def rule(self, food: Food) -> SaleRule:
        """How this food is sold."""
        return self.foods.get(food.fdc_id) or self.roles[food.role]


@cache
def load_shop_units() -> ShopUnits:
    """The units as the data file holds them."""
    return ShopUnits.model_validate(yaml.safe_load(SHOP_UNITS_FILE.read_text("utf-8")))


def purchase(food: Food, eaten_g: float) -> Purchase:
    """The least that shops sell and that is enough for so many grams as eaten."""
    rule = load_shop_units().rule(food)
    needed_g = eaten_g * rule.bought_per_eaten
    if rule.loose_step_g is not None:
        bought_g = math.ceil(needed_g / rule.loose_step_g - _ROUNDING) * rule.loose_step_g
        return _purchase(needed_g, bought_g, {language: _weight(bought_g, language) for language in Language})
    packs = _packs(rule, needed_g, food)
    bought_g = sum(pack.grams * count for pack, count in packs)
    texts = {language: " + ".join(_text(pack, count, language) for pack, count in packs) for language in Language}
    return _purchase(needed_g, bought_g, texts)


def _purchase(needed_g: float, bought_g: float, text: dict[Language, str]) -> Purchase:
    return Purchase(needed_g=round(needed_g, 1), bought_g=round(bought_g, 1), text=text)


def _packs(rule: SaleRule, needed_g: float, food: Food) -> list[tuple[Pack, int]]:
    """As many of the largest packs as are filled, and for the rest the smallest pack that holds it."""
    if rule.pieces:
        piece = Pack(unit=rule.unit, grams=rule.piece_g or food.portion.grams / food.portion.amount)
        return [(piece, max(1, math.ceil(needed_g / piece.grams - _ROUNDING)))]
    sizes = sorted(rule.packs, key=lambda pack: pack.grams)
    largest = sizes[-1]
    whole = int(needed_g // largest.grams)
    rest_g = needed_g - whole * largest.grams
    last = next(pack for pack in sizes if pack.grams >= rest_g)
    if rest_g <= _ROUNDING:
        return [(largest, whole)]
    if last is largest or not whole:
        return [(last, whole + 1)]
    return [(largest, whole), (last, 1)]


def _text(pack: Pack, count: int, language: Language) -> str:
    """ "2 cartons of 500 ml", "500毫升装2盒", "500ml 2팩", "২টি কার্টন (৫০০ মিলি)"."""
    label = load_shop_units().units[pack.unit][language]
    amount = "" if pack.amount is None else _amount(pack.amount, pack.measure or _GRAM, language)
    if language is Language.EN:
        return f"{count} {label[0] if count == 1 else label[1]}" + (f" of {amount}" if amount else "")
    if language is Language.ZH:
        return f"{amount}装{count}{label}" if amount else f"{count}{label}"
    if language is Language.KO:
        return f"{amount} {count}{label}".strip()
    counted = f"{count}টি".translate(BENGALI_DIGITS) + ("" if label == "টি" else f" {label}")
    return f"{counted} ({amount})" if amount else counted


def _weight(grams: float, language: Language) -> str:
    if grams >= GRAMS_PER_KG:
        return _amount(grams / GRAMS_PER_KG, "kg", language)
    return _amount(grams, _GRAM, language)


def _amount(amount: float, measure: str, language: Language) -> str:
    text = f"{amount:g}{load_shop_units().measures[measure][language]}"
    return text.translate(BENGALI_DIGITS) if language is Language.BN else text
