"""Answers about a pasted training plan, and the words of its findings: the page shows the same beside the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from agent.answers.context import AnswerContext
from agent.answers.numbers import plain, span
from domain.translation import Translator
from domain.vocabulary import Language

_SHOWN = 8
"""Findings that the answer names; the page has them all."""
_PROBLEMS = ("error", "warning")
_ALONE = ("compound-late", "intensity-reps", "intensity-reserve", "intensity-percent", "intensity-rest")
"""Messages about one exercise at a time."""
_TOGETHER = ("muscle", "movement", "exercise")
"""Findings of any other message that differ in these alone are one sentence."""
_BECAUSE = {"missing": "equipment", "parts": "body_part"}
"""Lists of vocabulary values that are the reason against an exercise."""
_SHORTEST_RUN = 3
"""Lines in a row from which on they are written as a range."""
_FIGURE_OF_MUSCLE = {"weekly_sets": "sets", "sets_a_session": "sets"}
Findings = Sequence[Mapping[str, Any]]


class FindingWords:
    """Puts findings into words."""

    def __init__(self, translator: Translator, language: Language, names: Mapping[str, Mapping[str, str]]) -> None:
        """`names` are those of the exercises that the findings mention, by id and language."""
        self._translator = translator
        self._language = language
        self._names = names

    def what(self, findings: Findings) -> str:
        """What findings of one message say; several that differ in the muscle or the movement are one sentence."""
        return self._text(f"lint-{findings[0]['message']}", findings)

    def remedy(self, findings: Findings) -> str:
        """What to do about them."""
        return self._text(f"lint-{findings[0]['message']}-remedy", findings)

    def where(self, findings: Findings) -> str:
        """The lines that they are about, or the whole plan."""
        lines = sorted({line for finding in findings for line in finding["lines"]})
        if not lines:
            return self._translator.text(self._language, "lint-where-plan")
        key = "lint-where-line" if len(lines) == 1 else "lint-where-lines"
        return self._translator.text(self._language, key, lines=self._listed(_runs(lines)))

    def _text(self, key: str, findings: Findings) -> str:
        return self._translator.text(self._language, key, **self._values(findings))

    def _values(self, findings: Findings) -> dict[str, str]:
        """Every figure and name that a text may show."""
        values = findings[0]["values"]
        shown = {name: plain(value, 1) for name, value in values.items() if isinstance(value, int | float)}
        shown |= {name: value for name, value in values.items() if isinstance(value, str)}
        if "muscle" in values:
            shown["muscles"] = self._listed(list(dict.fromkeys(self._muscle(finding) for finding in findings)))
        if "movement" in values:
            names = [self._named("lint-movement", finding["values"]["movement"]) for finding in findings]
            shown["movements"] = self._listed(names)
        if "exercise" in values:
            shown["exercise"] = self._exercise(values["exercise"])
            shown["exercises"] = self._listed([self._against(finding["values"]) for finding in findings])
        for name in ("suggestions", "before"):
            if name in values:
                shown[name] = self._listed([self._exercise(value) for value in values[name]])
        if "least" in values:
            shown["span"] = span([values["least"], values["most"]])
        shown["range"] = self._range(values)
        return shown

    def _against(self, values: Mapping[str, Any]) -> str:
        """An exercise with what speaks against it."""
        name = self._exercise(values["exercise"])
        reasons = [self._named(kind, one) for key, kind in _BECAUSE.items() for one in values.get(key, [])]
        reasons += [self._named("level", values["level"])] if "level" in values else []
        return self._figure(name, self._listed(reasons)) if reasons else name

    def _figure(self, name: str, value: str) -> str:
        return self._translator.text(self._language, "lint-figure", name=name, value=value)

    def _muscle(self, finding: Mapping[str, Any]) -> str:
        """A muscle, with its sets where these are what is wrong."""
        name = self._named("muscle", finding["values"]["muscle"])
        figure = _FIGURE_OF_MUSCLE.get(finding["rule"])
        if figure is None:
            return name
        return self._figure(name, plain(finding["values"][figure], 1))

    def _range(self, values: Mapping[str, Any]) -> str:
        """The bounds of the rule as one phrase."""
        bounds = {name: plain(values[name], 1) for name in ("low", "high") if name in values}
        kind = {("low",): "least", ("high",): "most", ("low", "high"): "between"}.get(tuple(bounds))
        return self._translator.text(self._language, f"lint-range-{kind}", **bounds) if kind else ""

    def _exercise(self, exercise_id: str) -> str:
        names = self._names.get(exercise_id, {})
        return names.get(self._language) or names.get(Language.EN) or exercise_id

    def _named(self, kind: str, value: str) -> str:
        return self._translator.name(self._language, kind, value)

    def _listed(self, items: Sequence[str]) -> str:
        return self._translator.listed(self._language, items)


def together(findings: Findings) -> list[list[Mapping[str, Any]]]:
    """Findings in their order; those of one kind that differ only in the muscle, movement or exercise together."""
    ordered: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for number, finding in enumerate(findings):
        joins = finding["message"] not in _ALONE and any(name in finding["values"] for name in _TOGETHER)
        ordered.setdefault((finding["message"], finding["severity"], "" if joins else number), []).append(finding)
    return list(ordered.values())


def _runs(lines: Sequence[int]) -> list[str]:
    """Line numbers, with those in a row as a range: 4, 6–9."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [
        text
        for run in runs
        for text in ([span([run[0], run[-1]])] if len(run) >= _SHORTEST_RUN else [plain(line) for line in run])
    ]


def assumption_text(assumption: Mapping[str, Any], translator: Translator, language: Language) -> str:
    """One thing that was taken for granted."""
    values = {name: plain(value, 1) for name, value in assumption["values"].items()}
    return translator.text(language, f"lint-assumed-{assumption['about']}", **values)


def write_linter(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """What was read, what to change in the order of weight, and what the plan does not say."""
    words = FindingWords(context.translator, context.language, result["names"])
    if not result["is_plan"]:
        return "\n\n".join([context.text("lint-no-plan"), *_bullets(together(result["findings"]), words, context)])
    counts = {name: int(value) if value == int(value) else plain(value, 1) for name, value in result["counts"].items()}
    head = context.text("lint-head", sources=context.cite(result), **counts)
    problems = together([one for one in result["findings"] if one["severity"] in _PROBLEMS and one["is_judged"]])
    parts = [head, context.text("lint-problems")]
    if not problems:
        parts[1] = context.text("lint-sound")
    parts.append("\n".join(_bullets(problems[:_SHOWN], words, context)))
    if len(problems) > _SHOWN:
        parts.append(context.text("lint-further"))
    parts += _closing(result, args, words, context)
    return "\n\n".join(part for part in parts if part)


def _bullets(groups: Sequence[Findings], words: FindingWords, context: AnswerContext) -> list[str]:
    return [
        "- "
        + context.text("lint-finding", where=words.where(group), what=words.what(group), remedy=words.remedy(group))
        for group in groups[:_SHOWN]
    ]


def _closing(result: dict[str, Any], args: dict[str, Any], words: FindingWords, context: AnswerContext) -> list[str]:
    """What could not be judged, what was assumed, and what would make the check sharper."""
    parts = []
    unsaid = [one for one in result["findings"] if not one["is_judged"]]
    for _, group in groupby(unsaid, key=lambda one: one["message"]):
        findings = list(group)
        unsaid_text = context.text("lint-open", what=words.what(findings))
        parts.append("- " + context.sentences([unsaid_text, words.remedy(findings)]))
    for assumption in result["assumptions"]:
        what = assumption_text(assumption, context.translator, context.language)
        parts.append("- " + context.text("lint-assumed", what=what))
    unknown = [name for name in ("goal", "level", "minutes_per_session") if name not in args]
    closing = context.text("lint-sharpen", fields=context.names("field", unknown)) if unknown else ""
    return ["\n".join(parts), closing]
