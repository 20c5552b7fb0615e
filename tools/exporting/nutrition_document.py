"""A meal plan as a document: targets, a chart of energy, a table a day, the shopping list."""

from __future__ import annotations

from domain.figures import plain
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from tools.exporting.document import (
    Align,
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from tools.exporting.evidence_blocks import check_blocks, source_blocks
from tools.exporting.titles import subtitle, title
from tools.exporting.words import ExportWords, capital
from tools.nutrition.plan_models import PlannedDay, PlannedItem, PlannedMeal, PlanNutritionResult, ShoppingItem

_FIGURES = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g")
_TARGETS = (*_FIGURES, "fiber_g")


def nutrition_document(plan: PlanNutritionResult, words: ExportWords) -> Document:
    """The whole plan."""
    days = [block for day in plan.days for block in _day(day, plan, words)]
    notes = tuple(words.local(note.text) for note in plan.notes)
    closing: list[Block] = [Bullets(notes)] if notes else []
    return Document(
        language=words.language,
        title=title(plan, words),
        subtitle=subtitle(plan, words),
        blocks=(
            Facts(tuple((words.text(f"short-{name}"), _target(plan, name, words)) for name in _TARGETS)),
            _energy(plan, words),
            *days,
            Heading(words.text("shopping")),
            Paragraph(words.text("shopping-hint")),
            _shopping(plan.shopping_list, words),
            Heading(words.text("good-to-know")),
            *closing,
            *check_blocks(plan.checks, words),
            *source_blocks(plan.sources, words),
        ),
        footer=words.text("footer"),
        closing=words.text("disclaimer"),
    )


def energy_parts(day: PlannedDay) -> tuple[float, ...]:
    """What protein, carbohydrate and fat give to the day's energy, in kcal; they add up to it.

    A food table's energy is not exactly 4, 4 and 9 kcal a gram; the day's energy is shared out in that proportion.
    """
    by_factor = [factor * (getattr(day.totals, name) or 0) for name, factor in ENERGY_KCAL_PER_G.items()]
    whole = sum(by_factor) or 1
    return tuple((day.totals.energy_kcal or 0) * part / whole for part in by_factor)


def _target(plan: PlanNutritionResult, name: str, words: ExportWords) -> str:
    value = plain(getattr(plan.targets, name))
    return value if name == "energy_kcal" else words.text("grams", grams=value)


def _energy(plan: PlanNutritionResult, words: ExportWords) -> Bars:
    bars = tuple(
        Bar(words.text("day", number=day.day), energy_parts(day), plain(day.totals.energy_kcal or 0))
        for day in plan.days
    )
    target = plan.targets.energy_kcal
    return Bars(
        title=words.text("energy-chart"),
        legend=tuple(words.text(f"short-{name}") for name in ENERGY_KCAL_PER_G),
        bars=bars,
        target=target,
        target_text=words.text("energy-target", energy=target),
    )


def _day(day: PlannedDay, plan: PlanNutritionResult, words: ExportWords) -> list[Block]:
    columns = (
        Column(words.text("column-food"), 4.4),
        Column(words.text("column-portion"), 2.4),
        Column(words.text("column-grams"), 1.1, Align.RIGHT),
        *(Column(words.text(f"short-{name}"), 1.2, Align.RIGHT) for name in _FIGURES),
    )
    rows = [row for meal in day.meals for row in (_meal(meal, words), *(_item(item, words) for item in meal.items))]
    totals = [Cell(plain(getattr(day.totals, name) or 0)) for name in _FIGURES]
    wanted = [Cell(plain(getattr(plan.targets, name))) for name in _FIGURES]
    empty = (Cell(""), Cell(""))
    rows.append(Row((Cell(words.text("total")), *empty, *totals), RowStyle.TOTAL))
    rows.append(Row((Cell(words.text("target")), *empty, *wanted)))
    return [Heading(words.text("day", number=day.day), level=2), Table(columns, tuple(rows))]


def _meal(meal: PlannedMeal, words: ExportWords) -> Row:
    empty = (Cell(""),)
    title = " · ".join(text for text in (words.local(meal.names, meal.name), words.local(meal.dish)) if text)
    cells = (Cell(title), *empty * 2, Cell(plain(meal.energy_kcal)), *empty * 3)
    return Row(cells, RowStyle.GROUP)


def _item(item: PlannedItem, words: ExportWords) -> Row:
    figures = (Cell(plain(getattr(item, name))) for name in _FIGURES)
    name, portion = words.local(item.names, item.name), words.local(item.portion)
    return Row((Cell(capital(name)), Cell(portion), Cell(plain(item.grams)), *figures))


def _shopping(items: list[ShoppingItem], words: ExportWords) -> Table:
    columns = (
        Column(words.text("column-food"), 4),
        Column(words.text("column-buy"), 3.2),
        Column(words.text("column-eaten"), 1.6, Align.RIGHT),
    )
    return Table(columns, tuple(Row(shopping_cells(item, words)) for item in items), boxes=True)


def shopping_cells(item: ShoppingItem, words: ExportWords) -> tuple[Cell, Cell, Cell]:
    """The food, what to buy of it, and its weight as eaten."""
    eaten = words.text("grams", grams=plain(item.grams))
    bought = words.local(item.buy.text) if item.buy else eaten
    return Cell(capital(words.local(item.names, item.name))), Cell(bought), Cell(eaten)
