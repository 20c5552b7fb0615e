"""Events on a terminal: text as it comes, tools as dimmed lines, results as tables."""

from __future__ import annotations

from typing import Any

from rich.console import Console as RichConsole
from rich.table import Table

from agent.events import Citation, Event, Failed, Picture, Text, ToolFinished, ToolStarted
from domain.vocabulary import Language


class Console:
    """Shows a turn's events."""

    def __init__(self, language: Language = Language.EN, output: RichConsole | None = None) -> None:
        self._language = language
        self._out = output or RichConsole(highlight=False)

    def show(self, event: Event) -> None:
        """Show one event; those without a face on a terminal are passed over."""
        if isinstance(event, Text):
            self._out.print(event.text, end="", markup=False, soft_wrap=True)
        elif isinstance(event, ToolStarted):
            self._out.print(f"→ {event.call.name} {event.call.arguments}", style="dim", markup=False, soft_wrap=True)
        elif isinstance(event, ToolFinished):
            self._result(event)
        elif isinstance(event, Picture):
            self._out.print(f"picture: {event.path}", style="dim", markup=False, soft_wrap=True)
        elif isinstance(event, Citation):
            source = event.source
            line = f"[{event.number}] {source.title} ({source.year}) {source.url_or_doi}"
            self._out.print(f"\n{line}", style="dim", markup=False, end="")
        elif isinstance(event, Failed):
            self._out.print(f"{event.message}", style="red", markup=False)
        elif event.type == "done":
            self._out.print()

    def _result(self, event: ToolFinished) -> None:
        result = event.result or {}
        if event.call.name == "plan_nutrition" and result:
            for number, day in enumerate(result["days"], start=1):
                self._out.print(_meals(number, day, self._language))
        elif event.call.name == "calculate_531" and result:
            for cycle in result["cycles"]:
                self._out.print(_loads(cycle, result["unit"]))
        elif event.call.name == "plan_training" and result:
            for day in result["weeks"][0]["days"]:
                self._out.print(_session(day, self._language))


def _meals(number: int, day: dict[str, Any], language: Language) -> Table:
    table = Table("meal", "food", "g", "kcal", "protein g", title=f"Day {number}")
    for meal in day["meals"]:
        for item in meal["items"]:
            figures = (f"{item[key]:.0f}" for key in ("grams", "energy_kcal", "protein_g"))
            table.add_row(meal["names"][language], item["names"][language], *figures)
    totals = day["totals"]
    table.add_row("total", "", "", f"{totals['energy_kcal']:.0f}", f"{totals['protein_g']:.0f}", style="bold")
    return table


def _loads(cycle: dict[str, Any], unit: str) -> Table:
    table = Table("week", "lift", "set", "%", unit, "reps", title=f"Cycle {cycle['cycle']}")
    for week in cycle["weeks"]:
        for day in week["days"]:
            for work in day["sets"]:
                reps = f"{work['reps']}{'+' if work['amrap'] else ''}"
                cells = (str(week["week"]), day["lift"], work["kind"], f"{work['percent']:g}", f"{work['load']:g}")
                table.add_row(*cells, reps)
    return table


def _session(day: dict[str, Any], language: Language) -> Table:
    table = Table(
        "exercise", "sets", "reps", "intensity", "rest s", title=f"{day['names'][language]} ({day['minutes']} min)"
    )
    for item in day["items"]:
        intensity = f"{item['intensity']['kind']} {item['intensity']['value']:g}"
        cells = (item["names"][language], item["sets"], item["reps"], intensity, item["rest_s"])
        table.add_row(*(str(cell) for cell in cells))
    return table
