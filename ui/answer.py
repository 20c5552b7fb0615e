"""One answer on the page, built up from its events; the same for a live answer and a stored one."""

from __future__ import annotations

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer  # type of st.status()

from agent.events import Citation, Done, Event, Failed, Picture, Referred, Text, ToolFinished, ToolStarted
from agent.messages import ToolCall
from domain.evidence import Source
from ui.escaping import answer_markdown, literal, literal_lines
from ui.replay import TIME_UNKNOWN_MS
from ui.results.evidence import describe
from ui.results.pictures import PICTURE_WIDTH_PX, show_picture
from ui.results.show import show_result
from ui.results.tables import folded
from ui.words import Words


class AnswerView:
    """Draws events where they belong: tool lines, results, text, sources.

    The text comes below the tables because the page stays scrolled to its end while an answer grows.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines = st.container(gap=None)
        self._results = st.container()
        self._text_place = st.empty()
        self._citations = st.container(gap=None)
        self._cited = 0
        self._note = st.empty()
        self._running: dict[str, tuple[ToolCall, StatusContainer]] = {}
        self._shown_pictures: set[str] = set()
        self._text = ""
        self._referred = False

    def show(self, event: Event) -> None:
        """Draw one event."""
        match event:
            case Text():
                self._say(event.text)
            case ToolStarted():
                self._start(event.call)
            case ToolFinished():
                self._finish(event)
            case Picture():
                self._picture(event)
            case Citation():
                self._cite(event)
            case Referred():
                self._referred = True
            case Failed():
                self._fail(event)
            case Done():
                self._note.empty()

    def working(self, seconds: int) -> None:
        """Say that something is still going on."""
        key = "working-seconds" if seconds else "working"
        self._note.caption(self._words.text(key, seconds=seconds))

    def stopped(self) -> None:
        """Say that the answer was stopped, and let no tool seem to run on."""
        for call, status in self._running.values():
            label = self._words.text("tool-unfinished", tool=self._tool_name(call))
            status.update(label=literal(label), state="error")
        self._running.clear()
        self._note.caption(f":material/stop_circle: {literal(self._words.text('stopped'))}")

    def _say(self, text: str) -> None:
        self._text += text
        shown = answer_markdown(self._text)
        if self._referred:
            self._text_place.warning(shown, icon=":material/medical_services:")
        else:
            self._text_place.markdown(shown)

    def _start(self, call: ToolCall) -> None:
        status = self._lines.status(literal(self._tool_name(call)), type="compact")
        self._running[call.id] = (call, status)
        # Written to directly: a `with` block would mark the tool as finished at its end.
        if call.arguments:
            status.caption(literal(self._words.text("tool-arguments")))
            status.json(call.arguments)
        else:
            status.caption(literal(self._words.text("tool-no-arguments")))

    def _finish(self, event: ToolFinished) -> None:
        if event.call.id not in self._running:
            self._start(event.call)
        call, status = self._running.pop(event.call.id)
        name = self._tool_name(call)
        if event.error is not None:
            status.update(label=literal(self._words.text("tool-failed", tool=name)), state="error")
            status.caption(literal(self._words.translator.error(self._words.language, event.error)))
            return
        timed = name if event.ms == TIME_UNKNOWN_MS else self._words.text("tool-done", tool=name, ms=round(event.ms))
        status.update(label=literal(timed), state="complete")
        result = event.result or {}
        with self._results:
            show_result(call.name, result, self._words, call.id)
        self._shown_pictures |= _pictures_in(result)

    def _picture(self, picture: Picture) -> None:
        """A picture that no result has shown."""
        if picture.path not in self._shown_pictures:
            self._shown_pictures.add(picture.path)
            with self._results, st.container(width=PICTURE_WIDTH_PX):
                show_picture(picture.path, picture.exercise_id or "", self._words)

    def _cite(self, citation: Citation) -> None:
        if not self._cited:
            self._citations.caption(self._words.text("citations"))
        self._cited += 1
        with self._citations, folded(_citation_label(citation.number, citation.source, self._words)):
            if citation.passage:
                st.markdown(literal_lines(citation.passage))
            st.caption(describe(citation.source))

    def _fail(self, failed: Failed) -> None:
        with self._results:
            sentence = " ".join(part for part in (failed.message, failed.hint) if part)
            st.error(literal(sentence), icon=":material/error:")

    def _tool_name(self, call: ToolCall) -> str:
        return self._words.name("tool", call.name)


def _pictures_in(result: dict[str, object]) -> set[str]:
    lists = [result.get(key) for key in ("exercises", "candidates")]
    gifs = {exercise.get("gif") for exercises in lists if isinstance(exercises, list) for exercise in exercises}
    return {path for path in (*gifs, result.get("image")) if isinstance(path, str)}


def _citation_label(number: int, source: Source, words: Words) -> str:
    if source.year is None:
        return words.text("citation-undated", number=number, title=source.title)
    return words.text("citation", number=number, title=source.title, year=str(source.year))
