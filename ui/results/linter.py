"""A pasted training plan as it was read, with what was found beside the lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from agent.answers.linter import FindingWords, assumption_text, together
from agent.answers.numbers import plain, span
from tools.training.linter.models import CheckTrainingPlanResult, DayMinutes, ReadExercise, ReadLine
from tools.training.linter.reading.plan import LineKind
from ui.escaping import literal
from ui.results.evidence import show_evidence
from ui.results.tables import folded, show_table
from ui.words import Words

_MOST_BLOCKS = 60
"""Blocks of lines that are shown with their findings; a longer plan is checked to its end, but shown to here."""
_MOST_FINDINGS = 12
"""Findings beside one block."""
_COLOURS = {"error": "red", "warning": "orange", "note": "gray"}
_BESIDE = (3, 2)
"""Widths of the plan and of what was found; on a phone one stands below the other."""
_BEGINS_BLOCK = (LineKind.HEADING, LineKind.REST_DAY)
_MARKUP = "#*_=~ \t"
"""Signs around a heading that only set it off."""
Findings = Sequence[Mapping[str, Any]]


def show_linter(result: CheckTrainingPlanResult, words: Words) -> None:
    """What concerns the whole plan, then the lines with their findings, then figures and sources."""
    _View(result, words).show()


@dataclass(frozen=True)
class _View:
    """One result in one language."""

    result: CheckTrainingPlanResult
    words: Words

    def show(self) -> None:
        findings = [finding.model_dump(mode="json") for finding in self.result.findings]
        self._findings([one for one in findings if not one["lines"]])
        blocks = list(_blocks(self.result.lines))
        for block in blocks[:_MOST_BLOCKS]:
            self._block(block, findings)
        if len(blocks) > _MOST_BLOCKS:
            st.caption(literal(self.words.text("lint-cut")))
        for assumption in self.result.assumptions:
            shown = assumption.model_dump(mode="json")
            text = assumption_text(shown, self.words.translator, self.words.language)
            st.caption(literal(self.words.text("lint-assumed", what=text)))
        if self.result.is_plan:
            self._figures()

    def _figures(self) -> None:
        text = self.words.text
        with st.container(gap=None):
            with folded(text("weekly-sets")):
                sets = self.result.weekly_sets.items()
                rows = [[self.words.name("muscle", muscle), plain(count, 1)] for muscle, count in sets]
                show_table([text("muscle"), text("sets")], rows)
            with folded(text("lint-minutes")):
                columns = [text(key) for key in ("lint-session", "lint-length", "lint-open")]
                show_table(columns, [_minutes(day, self.words) for day in self.result.minutes])
            show_evidence(self.result.checks, self.result.sources, self.words)

    def _block(self, block: Sequence[ReadLine], findings: Findings) -> None:
        numbers = {line.line_no for line in block}
        plan, beside = st.columns(_BESIDE, gap="small")
        with plan:
            st.markdown("  \n".join(text for line in block for text in self._line(line)))
        with beside:
            self._findings([one for one in findings if one["lines"] and one["lines"][0] in numbers])

    def _line(self, line: ReadLine) -> Iterator[str]:
        """The line as it was written, and below it how it was read."""
        is_heading = line.kind in _BEGINS_BLOCK
        text = literal(line.text.strip(_MARKUP) if is_heading else line.text)
        yield f":gray[{line.line_no}] " + (f"**{text}**" if is_heading and text else text)
        for read in line.read_as:
            yield f":small[:gray[→ {literal(self._read_as(read))}]]"
        if line.kind is LineKind.NOT_UNDERSTOOD and not line.read_as:
            yield f":small[:orange[→ {literal(self.words.text('lint-not-understood'))}]]"

    def _read_as(self, read: ReadExercise) -> str:
        """ "Bench Press · 4 × 8–10 · RPE 8 · 90 s"."""
        names = self.result.names.get(read.exercise_id or "", {})
        parts = [self.words.local(names, read.name or "") or self.words.text("lint-unknown")]
        if read.sets is not None and read.sets_high is not None:
            parts.append(f"{span([read.sets, read.sets_high])} × {_amount(read, self.words)}")
        elif read.reps_low is not None:
            parts.append(_amount(read, self.words))
        parts += [read.intensity] if read.intensity else []
        parts += [f"{plain(read.load_kg, 1)} kg"] if read.load_kg else []
        if read.rest_s is not None and read.rest_s_high is not None:
            parts.append(self.words.text("lint-rest", seconds=span([read.rest_s, read.rest_s_high])))
        parts += [self.words.text("set-warmup")] if read.is_warmup else []
        return " · ".join(parts)

    def _findings(self, findings: Findings) -> None:
        names = {key: {str(one): name for one, name in names.items()} for key, names in self.result.names.items()}
        said = FindingWords(self.words.translator, self.words.language, names)
        for group in together(findings)[:_MOST_FINDINGS]:
            first = group[0]
            what = said.what(group) if first["is_judged"] else self.words.text("lint-unsaid", what=said.what(group))
            badge = f":{_COLOURS[first['severity']]}-badge[{literal(self.words.text('lint-' + first['severity']))}]"
            where = f" **{literal(said.where(group))}**  \n" if first["lines"] else " "
            source = f"  \n:small[:gray[{literal(first['source'])}]]" if first["source"] else ""
            st.markdown(f"{badge}{where}{literal(what)} {literal(said.remedy(group))}{source}")


def _blocks(lines: Sequence[ReadLine]) -> Iterator[list[ReadLine]]:
    """Lines that belong together: they end at a blank line, and before a heading."""
    block: list[ReadLine] = []
    for line in lines:
        ends = line.kind is LineKind.BLANK or (line.kind in _BEGINS_BLOCK and any(one.read_as for one in block))
        if ends and block:
            yield block
            block = []
        if line.kind is not LineKind.BLANK:
            block.append(line)
    if block:
        yield block


def _amount(read: ReadExercise, words: Words) -> str:
    if read.reps_low is None or read.reps_high is None:
        return words.text("lint-to-failure") if read.to_failure else "?"
    amount = span([read.reps_low, read.reps_high])
    if read.unit == "seconds":
        amount = words.text("seconds", seconds=amount)
    elif read.unit == "metres":
        amount = words.text("lint-metres", metres=amount)
    amount = f"{amount}+" if read.to_failure else amount
    return words.text("each-side", amount=amount) if read.per_side else amount


def _minutes(day: DayMinutes, words: Words) -> list[str]:
    length = words.text("lint-minutes-span", minutes=span([day.low, day.high]))
    assumed = words.join([words.text(f"lint-open-{name}") for name in day.assumed])
    return [day.label or words.text("lint-line", number=day.line_no), length, assumed]
