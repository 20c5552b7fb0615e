"""The row under a plan: keep it, or take it out as a file. A file is written only when its button is clicked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial

import streamlit as st

from domain.errors import SpotterError
from tools.exporting.exporter import file_name
from tools.exporting.formats import FILE_TYPES, FORMATS, ExportFormat
from tools.exporting.options import ExportOptions, next_monday
from tools.exporting.plans import Plan, PlanKind
from ui.escaping import literal
from ui.plans.desk import PlansDesk, desk
from ui.words import Words

_FIRST = (ExportFormat.PDF, ExportFormat.CSV)
_ICONS = {
    ExportFormat.PDF: ":material/picture_as_pdf:",
    ExportFormat.CSV: ":material/table:",
    ExportFormat.PAGE: ":material/print:",
    ExportFormat.CALENDAR: ":material/download:",
    ExportFormat.SHOPPING: ":material/shopping_cart:",
    ExportFormat.LIFTOSCRIPT: ":material/fitness_center:",
    ExportFormat.WGER: ":material/data_object:",
}
_EVENING = time(18, 0)


def show_take_out(kind: PlanKind, result: Plan, words: Words, key: str) -> None:
    """The row; nothing where the page has no desk for plans. `key` tells the plans of a page apart."""
    found = desk()
    if found is not None:
        _draw(_Row(found, kind, result, words, key))


@dataclass(frozen=True)
class _Row:
    """The widgets under one plan."""

    desk: PlansDesk
    kind: PlanKind
    plan: Plan
    words: Words
    key: str

    def draw(self) -> None:
        """Save, PDF, CSV, calendar, and the rest folded away."""
        others = [one for one in FORMATS[self.kind] if one not in (*_FIRST, ExportFormat.CALENDAR)]
        with st.container(horizontal=True, gap="small"):
            self._save_button()
            for export_format in _FIRST:
                self._download(export_format, ExportOptions(language=self.words.language))
            if ExportFormat.CALENDAR in FORMATS[self.kind]:
                with st.popover(self.words.text("take-calendar"), icon=":material/event:"):
                    self._calendar()
            with st.popover(self.words.text("take-more"), icon=":material/more_horiz:"):
                for export_format in others:
                    self._download(export_format, ExportOptions(language=self.words.language))
        problem = st.session_state.get(self._name("problem"))
        if problem:
            st.error(literal(problem), icon=":material/error:")

    def _save_button(self) -> None:
        saved = bool(st.session_state.get(self._name("saved")))
        st.button(
            self.words.text("take-saved" if saved else "take-save"),
            key=self._name("save"),
            icon=":material/bookmark_added:" if saved else ":material/bookmark_add:",
            disabled=saved,
            on_click=self._save,
        )

    def _save(self) -> None:
        language = self.words.language
        try:
            name = self.desk.exporter.title(self.plan, language)
            self.desk.store.save(name, self.kind, self.plan.model_dump(mode="json"), language)
        except SpotterError as error:
            st.session_state[self._name("problem")] = self.words.translator.error(language, error)
        else:
            st.session_state.pop(self._name("problem"), None)
            st.session_state[self._name("saved")] = True

    def _calendar(self) -> None:
        """When the plan begins, then the file."""
        start = st.date_input(self.words.text("take-start"), next_monday(date.today()), key=self._name("start"))
        at = st.time_input(self.words.text("take-time"), _EVENING, key=self._name("time"))
        options = ExportOptions(language=self.words.language, start=start, time_of_day=at)
        self._download(ExportFormat.CALENDAR, options)

    def _download(self, export_format: ExportFormat, options: ExportOptions) -> None:
        """A button that writes the file when it is clicked; not to be clicked where that cannot work here."""
        problem = self.desk.exporter.problem(export_format, options.language)
        st.download_button(
            self.words.text(f"take-file-{export_format}"),
            data=partial(self._write, export_format, options),
            file_name=file_name(self.kind, export_format),
            mime=FILE_TYPES[export_format].media_type,
            key=self._name(export_format),
            icon=_ICONS[export_format],
            on_click="ignore",
            disabled=problem is not None,
            help=self.words.translator.error(options.language, problem) if problem else None,
        )

    def _write(self, export_format: ExportFormat, options: ExportOptions) -> bytes:
        return self.desk.exporter.export(self.plan, export_format, options).data

    def _name(self, widget: str) -> str:
        return f"plan_{widget}_{self.key}"


@st.fragment
def _draw(row: _Row) -> None:
    """A fragment, so that a click draws this row again and not the whole conversation."""
    row.draw()
