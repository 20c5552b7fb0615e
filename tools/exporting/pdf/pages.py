"""A4 pages with a footer; the only place that subclasses the library."""

from __future__ import annotations

from collections.abc import Callable

from fpdf import FPDF


class Pages(FPDF):
    """Pages without margins of their own; `draw_footer` is called at the end of each."""

    def __init__(self, draw_footer: Callable[[int], None]) -> None:
        super().__init__(format="A4", unit="mm")
        self._draw_footer = draw_footer
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.c_margin = 0

    def footer(self) -> None:
        """Called by the library when a page is complete."""
        self._draw_footer(self.page_no())
