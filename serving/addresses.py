"""From paths on this machine to addresses that a caller can fetch: the one place where they are replaced.

Results and events of the tools name pictures by path. A caller elsewhere can open none, and learns nothing from them
that is its business; so everything that leaves passes `publish`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path, PurePath
from typing import Any

from domain.vocabulary import Language

PICTURE_FIELDS = ("gif", "image", "path")
_PICTURE_NAME = re.compile(r"[\w-]+\.(?:gif|webp|png|jpg)")
_LONGEST_PATH = 4096
_WITHHELD = "…"


class Addresses:
    """Addresses below `base`, which ends with a slash; animations name the muscles in `language`.

    `has_animation` tells whether an exercise can be drawn; no string that leaves names one of the `private` folders.
    """

    def __init__(
        self,
        base: str,
        language: Language,
        has_animation: Callable[[str], bool],
        private: Collection[Path],
    ) -> None:
        self._base = base
        self._language = language
        self._has_animation = has_animation
        self._private = [str(folder) for folder in private]

    def animation(self, exercise_id: str) -> str | None:
        """Where the exercise's animation is; None where it has none."""
        if not self._has_animation(exercise_id):
            return None
        return f"{self._base}exercises/{exercise_id}/animation.gif?language={self._language}"

    def publish(self, value: Any) -> Any:
        """A JSON value as callers may see it: the same, with addresses in place of paths."""
        if isinstance(value, dict):
            return {key: self._field(key, item, value) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.publish(item) for item in value]
        if isinstance(value, str):
            return self._without_folders(value)
        return value

    def _field(self, key: str, item: Any, around: dict[str, Any]) -> Any:
        if key in PICTURE_FIELDS:
            exercise_id = around.get("exercise_id") or around.get("id")
            if isinstance(exercise_id, str) and (address := self.animation(exercise_id)):
                return address
            if isinstance(item, str) and len(item) <= _LONGEST_PATH and PurePath(item).is_absolute():
                return self._picture(PurePath(item).name)
        return self.publish(item)

    def _picture(self, name: str) -> str | None:
        return f"{self._base}pictures/{name}" if is_picture_name(name) else None

    def _without_folders(self, text: str) -> str:
        for folder in self._private:
            text = text.replace(folder, _WITHHELD)
        return text


def is_picture_name(name: str) -> bool:
    """Whether a name is a plain picture file's, without any folder."""
    return _PICTURE_NAME.fullmatch(name) is not None
