"""Days of the week that are listed one by one or as a span: "Mon/Wed/Fri", "周一三五", "월~금"."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field

KIND = "weekdays"
_WEEK = 7


class Weekdays(BaseModel):
    """The days of one language as regular expressions, Monday first, and what stands before and between them."""

    model_config = ConfigDict(extra="forbid")

    before: str = Field("", description="What must stand where a list begins")
    days: list[str] = Field(min_length=_WEEK, max_length=_WEEK)
    between: str = Field(description="What may stand between two days of a list")
    through: str = Field(description="What stands between the first and the last day of a span")
    after: str = Field("", description="What must stand where a list ends")


class WeekdayReader:
    """Finds the lists and spans of one language."""

    def __init__(self, words: Weekdays) -> None:
        any_day = f"(?:{'|'.join(words.days)})"
        self._days = [re.compile(day) for day in words.days]
        self._day = re.compile(any_day)
        self._span = re.compile(f"{words.before}({any_day}){words.through}({any_day}){words.after}")
        self._list = re.compile(f"{words.before}{any_day}(?:{words.between}{any_day}){{1,6}}{words.after}")

    def spans(self, text: str) -> list[tuple[int, int, int]]:
        """Start, end and number of days of each list in a prepared text; a single day is none."""
        found = []
        for match in self._span.finditer(text):
            first, last = self._position(match.group(1)), self._position(match.group(2))
            found.append((match.start(), match.end(), (last - first) % _WEEK + 1))
        for match in self._list.finditer(text):
            number = len({self._position(day) for day in self._day.findall(match.group())})
            if number > 1:
                found.append((match.start(), match.end(), number))
        return found

    def _position(self, day: str) -> int:
        return next(at for at, pattern in enumerate(self._days) if pattern.fullmatch(day))
