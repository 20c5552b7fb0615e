"""A document as one page of HTML that needs nothing else: styles and pictures are inside, scripts there are none.

Every text is escaped, and the page's own policy lets it load nothing, so that it can be opened and sent as it is.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path

from tools.exporting.document import (
    Bars,
    Block,
    Bullets,
    Cards,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    References,
    Row,
    Table,
)

STYLE_FILE = Path(__file__).parent / "page.css"
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
MACRO_COLOURS = ("#0f766e", "#a16207", "#4f6d9b")
_LABEL_PX, _CHART_PX, _END_PX, _BAR_PX, _STEP_PX = 80, 560, 60, 20, 28
_ROOM = 1.05


def write_page(document: Document) -> bytes:
    """The page in UTF-8."""
    body = "\n".join(_block(block) for block in document.blocks)
    language = escape(document.language.value)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
<style>
{STYLE_FILE.read_text("utf-8")}</style>
</head>
<body>
<header><h1>{escape(document.title)}</h1><p class="subtitle">{escape(document.subtitle)}</p></header>
<main>
{body}
</main>
<footer><p>{escape(document.footer)} · {escape(document.closing)}</p></footer>
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            html = _heading(block)
        case Paragraph():
            html = f'<p class="muted">{escape(block.text)}</p>'
        case Bullets():
            html = f"<ul>{_items(block.lines)}</ul>"
        case Facts():
            html = _facts(block)
        case Table():
            html = _table(block)
        case Cards():
            html = _cards(block)
        case Bars():
            html = _bars(block)
        case References():
            html = _references(block)
    return html


def _heading(heading: Heading) -> str:
    aside = f"<small>{escape(heading.aside)}</small>" if heading.aside else ""
    tag = f"h{heading.level + 1}"
    return f"<{tag}>{escape(heading.text)}{aside}</{tag}>"


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _facts(facts: Facts) -> str:
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(figure)}</dd></div>" for label, figure in facts.items)
    return f'<dl class="facts">{items}</dl>'


def _table(table: Table) -> str:
    lead = "<th></th>" if table.has_pictures or table.boxes else ""
    heads = "".join(f'<th class="{column.align}">{escape(column.title)}</th>' for column in table.columns)
    rows = "".join(_row(row, table) for row in table.rows)
    return f'<div class="wide"><table><thead><tr>{lead}{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(row: Row, table: Table) -> str:
    lead = ""
    if table.has_pictures:
        lead = f"<td>{_picture(row.picture) if row.picture else ''}</td>"
    elif table.boxes:
        lead = '<td><span class="tick"></span></td>'
    cells = "".join(
        f'<td class="{column.align}">{_cell(cell)}</td>' for cell, column in zip(row.cells, table.columns, strict=True)
    )
    return f'<tr class="{row.style}">{lead}{cells}</tr>'


def _cell(cell: Cell) -> str:
    return escape(cell.text) + (f"<small>{escape(cell.note)}</small>" if cell.note else "")


def _picture(picture: Picture) -> str:
    data = b64encode(picture.data).decode("ascii")
    return f'<img src="data:image/jpeg;base64,{data}" alt="{escape(picture.alt)}">'


def _cards(cards: Cards) -> str:
    articles = "".join(
        f"<article>{_picture(card.picture)}<h3>{escape(card.title)}</h3>"
        f'<p class="muted">{escape(card.about)}</p><ol>{_items(card.steps)}</ol></article>'
        for card in cards.items
    )
    return f'<div class="cards">{articles}</div>'


def _bars(bars: Bars) -> str:
    """The chart as a drawing of vectors with a description."""
    longest = max([bars.target, *(sum(bar.parts) for bar in bars.bars)]) * _ROOM or 1
    scale = _CHART_PX / longest
    width, height = _LABEL_PX + _CHART_PX + _END_PX, _STEP_PX * len(bars.bars) + 30
    shapes = [_legend(bars)]
    for number, bar in enumerate(bars.bars):
        y, x = 30 + number * _STEP_PX, float(_LABEL_PX)
        shapes.append(f'<text x="0" y="{y + 15}">{escape(bar.label)}</text>')
        for part, colour in zip(bar.parts, MACRO_COLOURS, strict=False):
            shapes.append(f'<rect x="{x:.1f}" y="{y}" width="{part * scale:.1f}" height="{_BAR_PX}" fill="{colour}"/>')
            x += part * scale
        end = max(x, _LABEL_PX + bars.target * scale) + 6
        shapes.append(f'<text x="{end:.1f}" y="{y + 15}">{escape(bar.text)}</text>')
    target = _LABEL_PX + bars.target * scale
    line = f'<line x1="{target:.1f}" x2="{target:.1f}" y1="26" y2="{height}" stroke="#1c2b2a" stroke-dasharray="5 4"/>'
    title = escape(bars.title)
    drawing = "".join([*shapes, line])
    return f'<h3>{title}</h3><svg viewBox="0 0 {width} {height}" role="img" aria-label="{title}">{drawing}</svg>'


def _legend(bars: Bars) -> str:
    shapes, x = [], 0
    for text, colour in zip(bars.legend, MACRO_COLOURS, strict=False):
        shapes.append(f'<rect x="{x}" y="4" width="12" height="12" fill="{colour}"/>')
        shapes.append(f'<text x="{x + 18}" y="15">{escape(text)}</text>')
        x += 130
    return "".join(shapes) + f'<text x="{x}" y="15">- - {escape(bars.target_text)}</text>'


def _references(references: References) -> str:
    items = "".join(
        f'<li><a href="{escape(item.address)}" rel="noopener noreferrer">{escape(item.text)}</a></li>'
        if item.address
        else f"<li>{escape(item.text)}</li>"
        for item in references.items
    )
    return f'<ol class="references">{items}</ol>'
