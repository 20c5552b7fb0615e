"""Texts for people: Fluent messages in files, one a language and room; English where a language lacks one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from domain.errors import SpotterError
from domain.vocabulary import Language

TEXTS_DIR = Path(__file__).parent / "texts"


_BOUNDS = ("ge", "gt", "le")
"""Bounds of an argument, as errors name them and texts speak of them."""


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
        """One sentence with its remedy: by the field at fault where there is a text for it, else by kind.

        English says what the error itself says, but for a value that no tool would take: that names the argument.
        A figure that an error names for each language ("words_zh") is the one of this language.
        """
        shown = error.to_dict() | error.figures() if isinstance(error, SpotterError) else error
        code, field = shown.get("code", "error"), shown.get("field", "")
        said = " ".join(part for part in (shown.get("message"), shown.get("hint")) if part)
        if language is Language.EN and "kind" not in shown:
            return said
        by_kind = [f"error-{code}-{field}-{shown['kind']}"] if "kind" in shown else []
        for key in [*by_kind, *_keys(code, field, _bound(shown), general=language is not Language.EN)]:
            # An error that an older version stored may lack the figures of its text: the next, plainer one serves.
            with suppress(KeyError):
                return self.text(language, key, **self._figures(language, shown, field))
        return said if language is Language.EN else self.text(language, "error-error")

    def _figures(self, language: Language, shown: Mapping[str, str], field: str) -> dict[str, str]:
        """What a text of an error may name: its own figures, the field, and the bound that was broken."""
        ending = f"_{language}"
        own = {name.removesuffix(ending): value for name, value in shown.items() if name.endswith(ending)}
        limit = shown.get(_bound(shown) or "", "").removesuffix(".0")
        return {**shown, **own, "field": self._field_name(language, field), "limit": limit}

    def _field_name(self, language: Language, field: str) -> str:
        key = f"field-{field.split('.', maxsplit=1)[0]}"
        return self.text(language, key) if self.has(key) else field


def _bound(shown: Mapping[str, str]) -> str | None:
    """Which bound of an argument an error names."""
    return next((name for name in _BOUNDS if name in shown), None)


def _keys(code: str, field: str, bound: str | None, *, general: bool) -> list[str]:
    """The texts of an error, the most particular first; the general one names only its kind."""
    argument = field.split(".", maxsplit=1)[0]
    keys = [f"error-{code}-{field.replace('.', '-')}", f"error-{code}-{argument}"]
    keys += [f"error-bound-{bound}"] if bound and field == argument else []
    return [*keys, f"error-{code}"] if general else keys


@cache
def _bundle(folders: tuple[Path, ...], language: Language) -> Any:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language.value], use_isolating=False)
    for folder in folders:
        file = folder / f"{language}.ftl"
        if file.exists():
            bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
