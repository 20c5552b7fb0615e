"""What closes every plan: how its checks came out, and the works that its figures come from."""

from __future__ import annotations

from collections.abc import Sequence

from domain.check_names import check_name
from domain.evidence import Check, Source
from domain.figures import plain
from tools.exporting.document import Align, Block, Cell, Column, Heading, Paragraph, Reference, References, Row, Table
from tools.exporting.words import ExportWords

DOI_PREFIX = "10."
_DIGITS = 2


def check_blocks(checks: Sequence[Check], words: ExportWords) -> list[Block]:
    """One sentence where all are met; else those that are not, with their values and ranges."""
    failed = [check for check in checks if not check.ok]
    if not failed:
        return [Paragraph(words.text("checks-all-met", count=len(checks)))]
    columns = (
        Column(words.text("check"), 4),
        Column(words.text("check-value"), 1.4, Align.RIGHT),
        Column(words.text("check-range"), 1.8, Align.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(check_name(check.name, words.translator, words.language)),
                Cell(plain(check.value, _DIGITS)),
                Cell(range_text(check, words)),
            )
        )
        for check in failed
    )
    met = len(checks) - len(failed)
    return [Paragraph(words.text("checks-some-met", met=met, count=len(checks))), Table(columns, rows)]


def range_text(check: Check, words: ExportWords) -> str:
    """The range of a check in words."""
    low, high = check.low, check.high
    if low is not None and high is not None:
        return words.text("range-between", low=low, high=high)
    if low is not None:
        return words.text("range-at-least", low=low)
    return words.text("range-at-most", high=high) if high is not None else ""


def source_blocks(sources: Sequence[Source], words: ExportWords) -> list[Block]:
    """The works, each with its address; nothing where there are none."""
    if not sources:
        return []
    return [Heading(words.text("sources")), References(tuple(_reference(source) for source in sources))]


def web_address(url_or_doi: str) -> str:
    """A DOI or web address as a link; empty for anything else."""
    if url_or_doi.startswith(DOI_PREFIX):
        return f"https://doi.org/{url_or_doi}"
    return url_or_doi if url_or_doi.startswith(("https://", "http://")) else ""


def _reference(source: Source) -> Reference:
    parts = [source.authors, source.title, str(source.year) if source.year else "", source.url_or_doi]
    text = ". ".join(part.rstrip(".") for part in parts if part)
    return Reference(text, web_address(source.url_or_doi))
