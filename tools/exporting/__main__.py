"""Plans to files on the command line: `python -m tools.exporting --format pdf --lang bn plan.json plan.pdf`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from domain.errors import InvalidInput, SpotterError
from domain.settings import Settings
from domain.vocabulary import Language
from tools.exporting.formats import ExportFormat
from tools.exporting.options import ExportOptions, next_monday
from tools.exporting.plans import Plan, read_plan


def main(
    plan: Annotated[Path, typer.Argument(help="A plan as `python -m tools` printed it; - reads it")],
    out: Annotated[Path, typer.Argument(help="The file to write")],
    export_format: Annotated[ExportFormat, typer.Option("--format", help="The format")] = ExportFormat.PDF,
    lang: Annotated[Language, typer.Option(help="The language of the file")] = Language.EN,
    start: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day; next Monday")] = None,
    at: Annotated[datetime, typer.Option(formats=["%H:%M"], help="When sessions begin")] = datetime(1900, 1, 1, 18),
) -> None:
    """Write a plan that `python -m tools` has made to a file."""
    from bootstrap import Spotter  # this program stands above its room; --help does not wait for all of it

    try:
        begin = start.date() if start else next_monday(datetime.now().date())
        options = ExportOptions(language=lang, start=begin, time_of_day=at.time())
        file = Spotter(Settings()).exporter.export(_read(plan), export_format, options)
        out.write_bytes(file.data)
    except SpotterError as error:
        sys.exit(f"{error.message} {error.hint or ''}".strip())
    except OSError as error:
        sys.exit(f"{out} cannot be written: {error.strerror}.")
    print(f"{out}: {len(file.data):,} bytes, {file.media_type}")


def _read(file: Path) -> Plan:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
        fields = json.loads(text)
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{file} cannot be read as JSON.", field="plan", hint="Give a plan as JSON.") from error
    if not isinstance(fields, dict):
        raise InvalidInput(f"{file} holds no plan.", field="plan", hint="Give a plan as one JSON object.")
    return read_plan(fields)


if __name__ == "__main__":
    typer.run(main)
