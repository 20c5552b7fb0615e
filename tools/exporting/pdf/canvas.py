"""A page to draw on: styles, colours, wrapped text and page breaks, in millimetres on A4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.exporting.document import Document
from tools.exporting.pdf.wrapping import wrap
from tools.fonts.finder import Subset

if TYPE_CHECKING:
    from tools.exporting.pdf.pages import Pages

Colour = tuple[int, int, int]
INK: Colour = (28, 43, 42)
MUTED: Colour = (91, 107, 105)
ACCENT: Colour = (15, 118, 110)
LINE: Colour = (221, 229, 227)
SOFT: Colour = (243, 246, 245)
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
MARGIN_MM = 16.0
FOOT_MM = 18.0
WIDTH_MM = PAGE_WIDTH_MM - 2 * MARGIN_MM
_MM_PER_POINT = 25.4 / 72
_FONT = "text"
_BENGALI = range(0x0980, 0x0A00)
_PAGES = "{nb}"
"""What the library replaces by the number of pages."""
OWN_LETTERS = "0123456789 ./·-"
"""What is drawn beside the texts of a document."""


@dataclass(frozen=True)
class Style:
    """How a text is set; `leading` is the height of a line in sizes of the font."""

    size_pt: float
    bold: bool = False
    colour: Colour = INK
    leading: float = 1.45

    @property
    def line_mm(self) -> float:
        """Height of a line."""
        return self.size_pt * self.leading * _MM_PER_POINT


FOOT = Style(8, colour=MUTED)


class Canvas:
    """The pages of a document. `y` is where the next thing is drawn, in millimetres from the top.

    `folder` holds the fonts and must be there until `finish` has returned.
    """

    def __init__(self, fonts: Sequence[tuple[Subset, Subset]], document: Document, folder: Path) -> None:
        from tools.exporting.pdf.pages import Pages

        self._foot = f"{document.footer} · {document.title}"
        self.pdf: Pages = Pages(self._footer)
        self.pdf.set_title(document.title)
        self.pdf.set_lang(document.language.value)
        self.pdf.set_creator(document.footer)
        self._add_fonts(fonts, folder)
        # Only Bengali joins its letters; the others are drawn faster without looking for that.
        self.pdf.set_text_shaping(any(ord(letter) in _BENGALI for text in document.texts() for letter in text))
        self._widths: dict[tuple[Style, str], float] = {}
        self.y = 0.0
        self.new_page()

    @property
    def bottom_mm(self) -> float:
        """Where the room of a page ends."""
        return PAGE_HEIGHT_MM - FOOT_MM

    def new_page(self) -> None:
        """Begin a page."""
        self.pdf.add_page()
        self.y = MARGIN_MM

    def ensure(self, height_mm: float) -> bool:
        """Begin a new page where less than this height is left; whether one was begun."""
        if self.y + height_mm <= self.bottom_mm:
            return False
        self.new_page()
        return True

    def space(self, height_mm: float) -> None:
        """Leave room, except at the top of a page."""
        if self.y > MARGIN_MM:
            self.y += height_mm

    def lines(self, text: str, style: Style, width_mm: float) -> list[str]:
        """The lines of a text in a style."""
        return wrap(text, width_mm, lambda piece: self.width(piece, style))

    def width(self, text: str, style: Style) -> float:
        """The width of a text in millimetres."""
        if (style, text) not in self._widths:
            self._set(style)
            self._widths[style, text] = self.pdf.get_string_width(text)
        return self._widths[style, text]

    def line(self, text: str, at: tuple[float, float], style: Style) -> None:
        """One line with its top left corner at a place."""
        self._set(style)
        self.pdf.set_xy(at[0], at[1])
        self.pdf.cell(w=self.width(text, style) + 1, h=style.line_mm, text=text)

    def paragraph(self, text: str, style: Style, x: float = MARGIN_MM, width_mm: float = WIDTH_MM) -> None:
        """Text from `y` on, over as many pages as it takes."""
        for line in self.lines(text, style, width_mm):
            self.ensure(style.line_mm)
            self.line(line, (x, self.y), style)
            self.y += style.line_mm

    def box(self, x: float, y: float, width_mm: float, height_mm: float, colour: Colour = SOFT) -> None:
        """A filled rectangle."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(x, y, width_mm, height_mm, style="F")

    def frame(self, x: float, y: float, size_mm: float) -> None:
        """A small empty square."""
        self.pdf.set_draw_color(*MUTED)
        self.pdf.set_line_width(0.25)
        self.pdf.rect(x, y, size_mm, size_mm, style="D")

    def rule(self, y: float, colour: Colour = LINE, x: float = MARGIN_MM, width_mm: float = WIDTH_MM) -> None:
        """A thin horizontal line."""
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(0.2)
        self.pdf.line(x, y, x + width_mm, y)

    def picture(self, data: bytes, x: float, y: float, size_mm: tuple[float, float], alt: str) -> None:
        """A picture in a box of this width and height."""
        self.pdf.image(io.BytesIO(data), x=x, y=y, w=size_mm[0], h=size_mm[1], alt_text=alt)

    def link(self, address: str, x: float, y: float, size_mm: tuple[float, float]) -> None:
        """An area that opens an address."""
        self.pdf.link(x, y, size_mm[0], size_mm[1], address)

    def finish(self) -> bytes:
        """The file."""
        return bytes(self.pdf.output())

    def _footer(self, page: int) -> None:
        """The name of the document, and which page of how many this is."""
        y = PAGE_HEIGHT_MM - FOOT_MM + 6
        self.rule(y - 1.5)
        self.line(self._foot, (MARGIN_MM, y), FOOT)
        self.pdf.set_xy(MARGIN_MM, y)
        self.pdf.cell(w=WIDTH_MM, h=FOOT.line_mm, text=f"{page} / {_PAGES}", align="R")

    def _add_fonts(self, fonts: Sequence[tuple[Subset, Subset]], folder: Path) -> None:
        """The library reads fonts from files, and while it draws."""
        for number, pair in enumerate(fonts):
            family = _FONT if number == 0 else f"{_FONT}{number}"
            for style, font in (("", pair[0]), ("B", pair[1])):
                file = folder / f"{family}{style}.ttf"
                file.write_bytes(font.data)
                self.pdf.add_font(family, style=style, fname=file)
        self.pdf.set_fallback_fonts([f"{_FONT}{number}" for number in range(1, len(fonts))], exact_match=True)

    def _set(self, style: Style) -> None:
        self.pdf.set_font(_FONT, style="B" if style.bold else "", size=style.size_pt)
        self.pdf.set_text_color(*style.colour)
