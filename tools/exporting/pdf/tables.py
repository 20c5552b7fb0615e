"""Tables that break between rows and repeat their heading on every page."""

from __future__ import annotations

from dataclasses import dataclass

from tools.exporting.document import Align, Cell, Picture, Row, RowStyle, Table
from tools.exporting.pdf.canvas import ACCENT, LINE, MARGIN_MM, MUTED, SOFT, WIDTH_MM, Canvas, Style

HEAD = Style(8, bold=True, colour=MUTED)
TEXT = Style(9)
STRONG = Style(9, bold=True)
GROUP = Style(9, bold=True, colour=ACCENT)
NOTE = Style(7.5, colour=MUTED)
PADDING_MM = 1.6
PICTURE_MM = 12.0
BOX_MM = 3.2
_GAP_MM = 2.0
_STYLES = {RowStyle.PLAIN: TEXT, RowStyle.GROUP: GROUP, RowStyle.TOTAL: STRONG}


@dataclass(frozen=True)
class _Place:
    """Where a column stands."""

    x: float
    width_mm: float
    align: Align


@dataclass(frozen=True)
class _Text:
    """The wrapped lines of a cell, each with its style."""

    lines: tuple[tuple[str, Style], ...]

    @property
    def height_mm(self) -> float:
        return sum(style.line_mm for _, style in self.lines)


class TableDrawer:
    """Draws one table from the canvas's `y` on."""

    def __init__(self, canvas: Canvas, table: Table) -> None:
        self._canvas = canvas
        self._table = table
        self._lead_mm = _lead_mm(table)
        self._places = self._columns()

    def first_rows_mm(self) -> float:
        """The height of the heading and two rows: what should not be torn from what stands above."""
        rows = [self._height(row) for row in self._table.rows[:2]]
        return self._head_height() + sum(rows)

    def draw(self) -> None:
        """Draw all rows."""
        self._head()
        for number, row in enumerate(self._table.rows):
            height = self._height(row)
            with_next = row.style is RowStyle.GROUP and number + 1 < len(self._table.rows)
            needed = height + (self._height(self._table.rows[number + 1]) if with_next else 0)
            if self._canvas.ensure(needed):
                self._head()
            self._row(row, height)

    def _columns(self) -> list[_Place]:
        room = WIDTH_MM - self._lead_mm - _GAP_MM * (len(self._table.columns) - 1)
        whole = sum(column.weight for column in self._table.columns)
        places, x = [], MARGIN_MM + self._lead_mm
        for column in self._table.columns:
            width = room * column.weight / whole
            places.append(_Place(x, width, column.align))
            x += width + _GAP_MM
        return places

    def _head_height(self) -> float:
        return max(text.height_mm for text in self._head_texts()) + PADDING_MM

    def _head_texts(self) -> list[_Text]:
        return [
            self._wrapped(column.title, HEAD, place)
            for column, place in zip(self._table.columns, self._places, strict=True)
        ]

    def _head(self) -> None:
        texts = self._head_texts()
        bottom = max(text.height_mm for text in texts)
        for text, place in zip(texts, self._places, strict=True):
            self._draw(text, place, self._canvas.y + bottom - text.height_mm)
        self._canvas.y += bottom + PADDING_MM
        self._canvas.rule(self._canvas.y, MUTED)

    def _row(self, row: Row, height: float) -> None:
        canvas, top = self._canvas, self._canvas.y
        if row.style is not RowStyle.PLAIN:
            canvas.box(MARGIN_MM, top, WIDTH_MM, height, SOFT)
        if self._table.boxes:
            canvas.frame(MARGIN_MM + 0.5, top + (height - BOX_MM) / 2, BOX_MM)
        if row.picture:
            self._picture(row.picture, top + (height - PICTURE_MM) / 2)
        for cell, place in zip(row.cells, self._places, strict=True):
            text = self._cell(cell, row.style, place)
            self._draw(text, place, top + (height - text.height_mm) / 2)
        canvas.y = top + height
        canvas.rule(canvas.y, LINE)

    def _picture(self, picture: Picture, y: float) -> None:
        self._canvas.picture(picture.data, MARGIN_MM, y, (PICTURE_MM, PICTURE_MM), picture.alt)

    def _height(self, row: Row) -> float:
        texts = (self._cell(cell, row.style, place) for cell, place in zip(row.cells, self._places, strict=True))
        least = PICTURE_MM if row.picture else 0.0
        return max(least, *(text.height_mm for text in texts)) + PADDING_MM

    def _cell(self, cell: Cell, style: RowStyle, place: _Place) -> _Text:
        text = self._wrapped(cell.text, _STYLES[style], place)
        return _Text((*text.lines, *self._wrapped(cell.note, NOTE, place).lines)) if cell.note else text

    def _wrapped(self, text: str, style: Style, place: _Place) -> _Text:
        return _Text(tuple((line, style) for line in self._canvas.lines(text, style, place.width_mm)))

    def _draw(self, text: _Text, place: _Place, y: float) -> None:
        for line, style in text.lines:
            spare = place.width_mm - self._canvas.width(line, style)
            shift = {Align.LEFT: 0.0, Align.CENTER: spare / 2, Align.RIGHT: spare}[place.align]
            self._canvas.line(line, (place.x + max(0.0, shift), y), style)
            y += style.line_mm


def _lead_mm(table: Table) -> float:
    """The room in front of the first column for a picture or a box."""
    if table.has_pictures:
        return PICTURE_MM + _GAP_MM
    return BOX_MM + _GAP_MM if table.boxes else 0.0
