"""The blocks of a document on a canvas."""

from __future__ import annotations

from tools.exporting.document import (
    Bars,
    Block,
    Bullets,
    Card,
    Cards,
    Facts,
    Heading,
    Paragraph,
    References,
    Table,
)
from tools.exporting.pdf.canvas import ACCENT, INK, LINE, MARGIN_MM, MUTED, SOFT, WIDTH_MM, Canvas, Colour, Style
from tools.exporting.pdf.tables import TableDrawer

PART = Style(14, bold=True, colour=ACCENT)
DAY = Style(11.5, bold=True)
ASIDE = Style(9, colour=MUTED)
BODY = Style(9.5)
SMALL = Style(8, colour=MUTED)
FIGURE = Style(15, bold=True, leading=1.2)
LABEL = Style(8, colour=MUTED)
NAME = Style(10.5, bold=True)
STEP = Style(8, leading=1.4)
MACRO_COLOURS: tuple[Colour, ...] = ((15, 118, 110), (161, 98, 7), (79, 109, 155))
"""Protein, carbohydrate and fat, as on the page of the chat."""
_GAP_MM = 4.0
CARDS_A_ROW = 3
_CARD_GAP_MM = 6.0
_BULLET_MM = 4.5
_BAR_MM, _BAR_STEP_MM, _BAR_LABEL_MM, _BAR_END_MM = 5.0, 7.2, 22.0, 18.0
_BAR_ROOM = 1.06
"""How much further than the longest bar the axis reaches."""


def draw_block(block: Block, canvas: Canvas, following: Block | None) -> None:
    """Draw a block; a heading stays with what follows it."""
    match block:
        case Heading():
            _heading(block, canvas, _least_mm(following, canvas))
        case Paragraph():
            canvas.paragraph(block.text, SMALL)
            canvas.space(1.5)
        case Bullets():
            _bullets(block, canvas)
        case Facts():
            _facts(block, canvas)
        case Table():
            TableDrawer(canvas, block).draw()
            canvas.space(_GAP_MM)
        case Cards():
            _cards(block, canvas)
        case Bars():
            _bars(block, canvas)
        case References():
            _references(block, canvas)


def _least_mm(block: Block | None, canvas: Canvas) -> float:
    """How much of a block must stand on the page of its heading."""
    match block:
        case Table():
            return TableDrawer(canvas, block).first_rows_mm()
        case Cards():
            return _card_row_mm(list(block.items[:CARDS_A_ROW]), canvas)
        case Heading():
            return 40.0
        case _:
            return 30.0


def _heading(heading: Heading, canvas: Canvas, following_mm: float) -> None:
    style = PART if heading.level == 1 else DAY
    canvas.space(_GAP_MM if heading.level == 1 else 2.0)
    lines = canvas.lines(heading.text, style, WIDTH_MM)
    canvas.ensure(style.line_mm * len(lines) + following_mm + _GAP_MM)
    for line in lines:
        canvas.line(line, (MARGIN_MM, canvas.y), style)
        canvas.y += style.line_mm
    if heading.aside:
        x = MARGIN_MM + canvas.width(lines[-1], style) + 3
        lower = (style.line_mm - ASIDE.line_mm) / 2 + 0.3
        canvas.line(heading.aside, (x, canvas.y - style.line_mm + lower), ASIDE)
    if heading.level == 1:
        canvas.rule(canvas.y + 0.5, ACCENT)
        canvas.y += 2.5


def _bullets(bullets: Bullets, canvas: Canvas) -> None:
    for text in bullets.lines:
        canvas.ensure(BODY.line_mm)
        canvas.box(MARGIN_MM + 0.8, canvas.y + BODY.line_mm / 2 - 0.5, 1.0, 1.0, ACCENT)
        canvas.paragraph(text, BODY, MARGIN_MM + _BULLET_MM, WIDTH_MM - _BULLET_MM)
        canvas.space(1.0)
    canvas.space(2.5)


def _facts(facts: Facts, canvas: Canvas) -> None:
    """Boxes side by side."""
    gap = 3.0
    width = (WIDTH_MM - gap * (len(facts.items) - 1)) / len(facts.items)
    labels = [canvas.lines(label, LABEL, width - 6) for label, _ in facts.items]
    height = FIGURE.line_mm + max(len(lines) for lines in labels) * LABEL.line_mm + 5
    canvas.ensure(height)
    for number, (_, figure) in enumerate(facts.items):
        x = MARGIN_MM + number * (width + gap)
        canvas.box(x, canvas.y, width, height, SOFT)
        canvas.box(x, canvas.y, 1.0, height, ACCENT)
        canvas.line(figure, (x + 3.5, canvas.y + 2), FIGURE)
        for row, line in enumerate(labels[number]):
            canvas.line(line, (x + 3.5, canvas.y + 2.5 + FIGURE.line_mm + row * LABEL.line_mm), LABEL)
    canvas.y += height
    canvas.space(_GAP_MM)


def _cards(cards: Cards, canvas: Canvas) -> None:
    for start in range(0, len(cards.items), CARDS_A_ROW):
        row = list(cards.items[start : start + CARDS_A_ROW])
        height = _card_row_mm(row, canvas)
        canvas.ensure(height)
        for number, card in enumerate(row):
            _card(card, MARGIN_MM + number * (_card_mm() + _CARD_GAP_MM), canvas)
        canvas.y += height


def _card_mm() -> float:
    return (WIDTH_MM - _CARD_GAP_MM * (CARDS_A_ROW - 1)) / CARDS_A_ROW


def _card_row_mm(cards: list[Card], canvas: Canvas) -> float:
    return max(_card_height_mm(card, canvas) for card in cards) + _GAP_MM


def _card_height_mm(card: Card, canvas: Canvas) -> float:
    width = _card_mm()
    name = len(canvas.lines(card.title, NAME, width)) * NAME.line_mm
    about = len(canvas.lines(card.about, LABEL, width)) * LABEL.line_mm
    steps = sum(len(canvas.lines(step, STEP, width - _BULLET_MM)) for step in card.steps)
    return width / 2 + 1.5 + name + about + steps * STEP.line_mm


def _card(card: Card, x: float, canvas: Canvas) -> None:
    """The picture, twice as wide as high, then name, muscles and numbered steps."""
    width, y = _card_mm(), canvas.y
    canvas.picture(card.picture.data, x, y, (width, width / 2), card.picture.alt)
    y += width / 2 + 1.5
    for text, style in ((card.title, NAME), (card.about, LABEL)):
        for line in canvas.lines(text, style, width):
            canvas.line(line, (x, y), style)
            y += style.line_mm
    for number, step in enumerate(card.steps, start=1):
        canvas.line(f"{number}.", (x, y), STEP)
        for line in canvas.lines(step, STEP, width - _BULLET_MM):
            canvas.line(line, (x + _BULLET_MM, y), STEP)
            y += STEP.line_mm


def _bars(bars: Bars, canvas: Canvas) -> None:
    """Stacked bars with a dashed line at the target, drawn as vectors."""
    height = DAY.line_mm + LABEL.line_mm * 2 + _BAR_STEP_MM * len(bars.bars) + 4
    canvas.ensure(min(height, canvas.bottom_mm - MARGIN_MM))
    canvas.line(bars.title, (MARGIN_MM, canvas.y), DAY)
    canvas.y += DAY.line_mm
    _legend(bars, canvas)
    longest = max([bars.target, *(sum(bar.parts) for bar in bars.bars)]) * _BAR_ROOM or 1
    scale = (WIDTH_MM - _BAR_LABEL_MM - _BAR_END_MM) / longest
    left, top = MARGIN_MM + _BAR_LABEL_MM, canvas.y
    target = left + bars.target * scale
    for bar in bars.bars:
        x, text_y = left, canvas.y + (_BAR_MM - LABEL.line_mm) / 2
        canvas.line(bar.label, (MARGIN_MM, text_y), LABEL)
        for part, colour in zip(bar.parts, MACRO_COLOURS, strict=False):
            canvas.box(x, canvas.y, part * scale, _BAR_MM, colour)
            x += part * scale
        canvas.line(
            bar.text, (max(x, left + bars.target * scale) + 1.5, canvas.y + (_BAR_MM - LABEL.line_mm) / 2), LABEL
        )
        canvas.y += _BAR_STEP_MM
    _target_line(target, top - 1, canvas)
    canvas.space(_GAP_MM)


def _legend(bars: Bars, canvas: Canvas) -> None:
    x = MARGIN_MM
    for text, colour in zip(bars.legend, MACRO_COLOURS, strict=False):
        canvas.box(x, canvas.y + LABEL.line_mm / 2 - 1.2, 2.4, 2.4, colour)
        canvas.line(text, (x + 3.4, canvas.y), LABEL)
        x += canvas.width(text, LABEL) + 9
    canvas.line(f"- -  {bars.target_text}", (x, canvas.y), LABEL)
    canvas.y += LABEL.line_mm + 1.5


def _target_line(x: float, top: float, canvas: Canvas) -> None:
    canvas.pdf.set_draw_color(*INK)
    canvas.pdf.set_line_width(0.35)
    canvas.pdf.set_dash_pattern(dash=1.6, gap=1.2)
    canvas.pdf.line(x, top, x, canvas.y - _BAR_STEP_MM + _BAR_MM + 1)
    canvas.pdf.set_dash_pattern()


def _references(references: References, canvas: Canvas) -> None:
    for number, item in enumerate(references.items, start=1):
        lines = canvas.lines(item.text, SMALL, WIDTH_MM - 7)
        canvas.ensure(len(lines) * SMALL.line_mm)
        canvas.line(f"{number}.", (MARGIN_MM, canvas.y), SMALL)
        if item.address:
            canvas.link(item.address, MARGIN_MM, canvas.y, (WIDTH_MM, len(lines) * SMALL.line_mm))
        canvas.paragraph(item.text, SMALL, MARGIN_MM + 7, WIDTH_MM - 7)
        canvas.space(0.8)
    canvas.rule(canvas.y + 0.5, LINE)
    canvas.y += 2
