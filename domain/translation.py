"""Texts for people: Fluent messages in files, one a language and room; English where a language lacks one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from domain.errors import SpotterError
from domain.vocabulary import Language

TEXTS_DIR = Path(__file__).parent / "texts"


class Translator:
    """Messages from several folders, each holding `en.ftl`, `zh.ftl`, `ko.ftl` and `bn.ftl`."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def text(self, language: Language, key: str, **values: object) -> str:
        """The message `key` with its values; raises KeyError for a key that no file holds."""
        for candidate in (language, Language.EN):
            bundle = _bundle(self._folders, candidate)
            if bundle.has_message(key):
                text, errors = bundle.format_pattern(bundle.get_message(key).value, values)
                if errors:
                    raise KeyError(f"{candidate} {key}: {errors[0]}")
                return str(text)
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return bool(_bundle(self._folders, Language.EN).has_message(key))

    def name(self, language: Language, kind: str, value: str) -> str:
        """The name of a vocabulary value: `name(KO, "muscle", "chest")` is 가슴."""
        return self.text(language, f"{kind}-{value}")

    def names(self, language: Language, kind: str, values: Sequence[str]) -> str:
        """The names of several values as a list in the language's own punctuation."""
        return self.listed(language, [self.name(language, kind, value) for value in values])

    def listed(self, language: Language, items: Sequence[str]) -> str:
        """Several things in one line, with the language's own comma."""
        return ("、" if language is Language.ZH else ", ").join(items)

    def error(self, language: Language, error: SpotterError | dict[str, str]) -> str:
        """One sentence with its remedy: by the field at fault where there is a text for it, else by kind."""
        shown = error.to_dict() | error.figures() if isinstance(error, SpotterError) else error
        code, field = shown.get("code", "error"), shown.get("field", "")
        if language is Language.EN:
            return " ".join(part for part in (shown.get("message"), shown.get("hint")) if part)
        argument = field.split(".", maxsplit=1)[0]
        for key in (f"error-{code}-{field.replace('.', '-')}", f"error-{code}-{argument}", f"error-{code}"):
            # An error that an older version stored may lack the figures of its text: the next, plainer one serves.
            with suppress(KeyError):
                return self.text(language, key, **{**shown, "field": self._field_name(language, field)})
        return self.text(language, "error-error")

    def _field_name(self, language: Language, field: str) -> str:
        key = f"field-{field.split('.', maxsplit=1)[0]}"
        return self.text(language, key) if self.has(key) else field


@cache
def _bundle(folders: tuple[Path, ...], language: Language) -> Any:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language.value], use_isolating=False)
    for folder in folders:
        file = folder / f"{language}.ftl"
        if file.exists():
            bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
