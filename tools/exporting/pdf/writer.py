"""A document as a PDF file."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.exporting.document import Document
from tools.exporting.pdf.blocks import SMALL, draw_block
from tools.exporting.pdf.canvas import ACCENT, MUTED, OWN_LETTERS, PAGE_WIDTH_MM, Canvas, Style
from tools.fonts.finder import FontFinder

TITLE = Style(22, bold=True, leading=1.25)
SUBTITLE = Style(11, colour=MUTED)


def write_pdf(document: Document, fonts: FontFinder) -> bytes:
    """The pages; raises Unavailable where no font has the document's letters."""
    letters = "".join([*document.texts(), OWN_LETTERS])
    with TemporaryDirectory() as folder:
        canvas = Canvas(fonts.fonts(document.language, letters), document, Path(folder))
        _title(document, canvas)
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            draw_block(block, canvas, following)
        canvas.paragraph(document.closing, SMALL)
        return canvas.finish()


def _title(document: Document, canvas: Canvas) -> None:
    canvas.box(0, 0, PAGE_WIDTH_MM, 3.5, ACCENT)
    canvas.paragraph(document.title, TITLE)
    canvas.paragraph(document.subtitle, SUBTITLE)
    canvas.space(4)
