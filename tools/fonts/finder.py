"""Fonts for a document: only the letters that it uses, in the weights that it uses.

HarfBuzz cuts a font down in milliseconds, a variable one at the weight that is asked for, so a Chinese plan carries
some 100 kB of a font of 17 MB.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.errors import Unavailable
from domain.vocabulary import Language

FONTS_FILE = Path(__file__).parent / "fonts.yaml"
REGULAR_WEIGHT, BOLD_WEIGHT = 400, 700
_WEIGHT_AXIS = "wght"
_ALWAYS = set(range(0x20, 0x7F))


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FontFile(_Data):
    """A font: a file of an installed package, or one of this name in a font folder of the system."""

    file: str
    package: str | None = None
    number: int = 0


class FontPair(_Data):
    """A font and its bold companion."""

    regular: FontFile
    bold: FontFile


class FontTable(_Data):
    """Everything in `fonts.yaml`."""

    package_fonts: dict[str, FontFile]
    languages: dict[Language, list[FontPair]]


class Subset(_Data):
    """A font cut down to some letters: TrueType or OpenType data, and the letters that it has."""

    data: bytes
    letters: frozenset[int]


@cache
def load_fonts() -> FontTable:
    """The fonts as the data file holds them."""
    return FontTable.model_validate(yaml.safe_load(FONTS_FILE.read_text("utf-8")))


class FontFinder:
    """Finds fonts for letters; `folders` are searched for those that no package brings."""

    def __init__(self, folders: list[Path] | None = None) -> None:
        self._folders = system_folders() if folders is None else folders

    def fonts(self, language: Language, text: str) -> list[tuple[Subset, Subset]]:
        """Regular and bold fonts that have all letters of a text between them, that of its language first.

        Raises Unavailable where the language's own letters are in no font.
        """
        wanted = _ALWAYS | letters_of(text)
        found: list[tuple[Subset, Subset]] = []
        for candidate in [language, *(other for other in Language if other is not language)]:
            pair = self._pair(candidate, wanted, must=candidate is language)
            if pair and (candidate is language or pair[0].letters & wanted):
                found.append(pair)
                wanted = wanted - pair[0].letters
            if found and not wanted:
                break
        return found

    def problem(self, language: Language) -> Unavailable | None:
        """What is wrong where no font for a language is there."""
        try:
            self.fonts(language, _SAMPLES.get(language, ""))
        except Unavailable as error:
            return error
        return None

    def _pair(self, language: Language, letters: set[int], *, must: bool) -> tuple[Subset, Subset] | None:
        """The first pair that is there; for the document's own language one that has its script."""
        for pair in load_fonts().languages[language]:
            regular, bold = self._path(pair.regular), self._path(pair.bold)
            if regular and bold:
                cut = cut_down(regular, pair.regular.number, letters, REGULAR_WEIGHT)
                if not must or _has_script(cut, language, letters):
                    return cut, cut_down(bold, pair.bold.number, letters, BOLD_WEIGHT)
        if must:
            raise Unavailable(
                f"No font with the letters of {language.value!r} is installed.",
                field="font",
                hint="Install the packages of requirements.txt again, or the Noto fonts of your system.",
            )
        return None

    def _path(self, font: FontFile) -> Path | None:
        if font.package is None:
            return next((path for folder in self._folders for path in _files(folder) if path.name == font.file), None)
        spec = find_spec(font.package)
        places = spec.submodule_search_locations if spec else None
        path = Path(places[0]) / font.file if places else None
        return path if path and path.is_file() else None


def letters_of(text: str) -> set[int]:
    """The letters of a text, whole and taken apart: ৌ is drawn as two signs around its letter (Unicode, NFD)."""
    whole = {letter for letter in text if not letter.isspace()}
    return {ord(part) for letter in whole for part in letter + unicodedata.normalize("NFD", letter)}


def cut_down(path: Path, number: int, letters: set[int], weight: int) -> Subset:
    """A font with these letters only, at a weight where it has several."""
    import uharfbuzz as harfbuzz

    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)), number)
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    for axis in face.axis_infos:
        value = float(weight) if axis.tag == _WEIGHT_AXIS else axis.default_value
        wanted.pin_axis_location(face, axis.tag, min(max(value, axis.min_value), axis.max_value))
    subset = harfbuzz.subset(face, wanted)
    return Subset(data=bytes(subset.blob.data), letters=frozenset(subset.unicodes) & letters)


def system_folders() -> list[Path]:
    """Where this system and this person keep fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return [home / "AppData/Local/Microsoft/Windows/Fonts", windows / "Fonts"]
    return [home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _files(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.tt?") if folder.is_dir() else iter(())


_SAMPLES = {Language.ZH: "中文字体", Language.KO: "한글", Language.BN: "বাংলা"}
_SCRIPT_STARTS = {Language.ZH: (0x4E00, 0x9FFF), Language.KO: (0xAC00, 0xD7A3), Language.BN: (0x0980, 0x09FF)}


def _has_script(font: Subset, language: Language, letters: set[int]) -> bool:
    """Whether a font has every letter of the language's script that is wanted."""
    low, high = _SCRIPT_STARTS.get(language, (0x41, 0x7A))
    return {letter for letter in letters if low <= letter <= high} <= font.letters
