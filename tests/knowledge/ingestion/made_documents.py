"""Documents made for the tests, of every kind that is read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from knowledge.ingestion.models import IncomingDocument

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
HEADS = ["Strength Manual", "The squat", "The deadlift", "Recovery"]


def incoming(content: bytes | str, name: str = "notes.txt", owner: str | None = "ann", **more: Any) -> IncomingDocument:
    """A document as somebody brings it."""
    raw = content.encode() if isinstance(content, str) else content
    return IncomingDocument(name=name, media_type=None, content=raw, owner=owner, **more)


def markdown(*sections: tuple[str, str], title: str = "Manual") -> str:
    """A Markdown text of sections."""
    return "\n\n".join([f"# {title}", *(f"## {heading}\n\n{text}" for heading, text in sections)])


def pdf(pages: Sequence[Sequence[tuple[str, str]]], *, password: str | None = None, running: bool = True) -> bytes:
    """A PDF whose pages are lists of ("title", "heading" or "text", what it says)."""
    from fpdf import FPDF
    from fpdf.enums import XPos, YPos

    class Printed(FPDF):
        def header(self) -> None:
            if running:
                self.set_font("helvetica", size=8)
                self.cell(0, 8, "Strength Manual 2024", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

        def footer(self) -> None:
            if running:
                self.set_y(-15)
                self.set_font("helvetica", size=8)
                self.cell(0, 8, f"Page {self.page_no()} of {len(pages)}")

    paper = Printed()
    for page in pages:
        paper.add_page()
        for kind, text in page:
            paper.set_font("helvetica", "" if kind == "text" else "B", {"title": 22, "heading": 15, "text": 11}[kind])
            paper.multi_cell(0, 7, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            paper.ln(3)
    if password is not None:
        paper.set_encryption(owner_password="owner", user_password=password)
    return bytes(paper.output())


def picture_pdf() -> bytes:
    """A PDF of a scanned page: a picture, no letters."""
    from fpdf import FPDF
    from PIL import Image

    paper = FPDF()
    paper.add_page()
    paper.image(Image.new("RGB", (200, 200), "white"), w=100)
    return bytes(paper.output())


def word() -> bytes:
    """A Word document with a title, headings, a list and a table with joined cells."""
    import docx

    document = docx.Document()
    document.add_heading("Strength Manual", 0)
    document.add_paragraph("For all who lift.")
    document.add_heading("The squat", 1)
    document.add_paragraph("Sit down between your heels.")
    document.add_heading("Faults", 2)
    document.add_paragraph("Knees cave in.", style="List Bullet")
    document.add_paragraph("Heels lift.", style="List Bullet")
    table = document.add_table(3, 2)
    for row, texts in enumerate([("Week", "Sets"), ("1", "3"), ("Deload", "")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def packed(files: dict[str, bytes | str]) -> bytes:
    """A ZIP of files by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


MINERU_LIST: list[dict[str, Any]] = [
    {"type": "header", "text": "JOURNAL OF LIFTING", "page_idx": 0},
    {"type": "text", "text": "Depth and strength ", "text_level": 1, "page_idx": 0},
    {"type": "text", "text": "We compared two depths of the squat.", "page_idx": 0},
    {"type": "text", "text": "Results", "text_level": 2, "page_idx": 1},
    {"type": "image", "img_path": "images/a.png", "image_caption": ["Fig. 1. Depths."], "page_idx": 1},
    {"type": "image", "img_path": "images/gone.jpg", "img_caption": ["Fig. 2. Lost."], "page_idx": 1},
    {
        "type": "table", "img_path": "images/t.png", "table_caption": ["Table 1. Gains"], "page_idx": 2,
        "table_body": "<table><tr><td>Group</td><td>Gain</td></tr><tr><td>Deep</td><td>12 &amp; 13</td></tr></table>",
        "table_footnote": ["In kg."],
    },
    {"type": "list", "sub_type": "text", "list_items": ["Go deep.", "Go often."], "page_idx": 2},
    {"type": "equation", "text": "$$ v = s / t $$", "page_idx": 3},
    {"type": "page_number", "text": "4", "page_idx": 3},
]  # fmt: skip


def mineru(entries: Sequence[object] = MINERU_LIST, **more: bytes | str) -> bytes:
    """What MinerU writes, as a ZIP."""
    files: dict[str, bytes | str] = {
        "paper/auto/paper_content_list.json": json.dumps(entries),
        "paper/auto/paper.md": "# Depth and strength",
        "paper/auto/images/a.png": PNG,
        "paper/auto/images/t.png": PNG,
    }
    return packed(files | more)
