"""Plans as PDF."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
import uharfbuzz

from domain.errors import Unavailable
from domain.vocabulary import Language
from tests.tools.exporting.made_plans import (
    TRANSLATOR,
    all_plans,
    exporter,
    nutrition_plan,
    strength_plan,
    training_plan,
)
from tools import exporting
from tools.exporting.formats import ExportFormat
from tools.exporting.options import ExportOptions
from tools.exporting.plans import Plan, kind_of
from tools.fonts import finder as fonts_module
from tools.fonts.finder import FontFinder, letters_of, load_fonts

MOST_BYTES = 1_000_000
DOTTED_CIRCLE = 0x25CC
CONJUNCTS = "ক্ষ স্ট্রেচ প্ল্যাঙ্ক পৌঁছানো সপ্তাহ ব্যায়াম শক্তি ট্রেনিংয়ের র‍্যাম্প ঙ্গ জ্ঞ ত্ত্ব ন্দ্র"


def written(plan: Plan, language: Language, folder: Path) -> bytes:
    return exporter(folder).export(plan, ExportFormat.PDF, ExportOptions(language)).data


def read(data: bytes) -> tuple[int, str]:
    """How many pages there are, and all their text."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return len(document), unicodedata.normalize("NFC", "\n".join(texts))


@pytest.mark.parametrize("language", [Language.EN, Language.ZH, Language.KO])
@pytest.mark.parametrize("plan", all_plans(), ids=kind_of)
def test_a_plan_can_be_read_and_searched(plan: Plan, language: Language, tmp_path: Path) -> None:
    """Names of foods and exercises stand in it as they are written, every page has its number, and it is small."""
    data = written(plan, language, tmp_path)
    pages, text = read(data)
    assert len(data) < MOST_BYTES
    assert all(f"{number} / {pages}" in text for number in range(1, pages + 1))
    flat = text.replace("\r", "").replace("\n", "").replace(" ", "")
    assert not [name for name in _names(plan, language) if name.replace(" ", "").lower() not in flat.lower()]


def _names(plan: Plan, language: Language) -> set[str]:
    if plan == nutrition_plan():
        return {item.names[language] for item in nutrition_plan().shopping_list}
    if plan == training_plan():
        return {item.names[language] for day in training_plan().weeks[0].days for item in day.items}
    return {TRANSLATOR.name(language, "lift", lift) for lift in strength_plan().cycles[0].training_max}


@pytest.mark.parametrize("plan", all_plans(), ids=kind_of)
def test_bengali_is_written_too(plan: Plan, tmp_path: Path) -> None:
    """Its letters are in the file, embedded as a cut-down font, and it is small."""
    data = written(plan, Language.BN, tmp_path)
    _, text = read(data)
    assert len(data) < MOST_BYTES
    assert sum(0x0980 <= ord(letter) <= 0x09FF for letter in text) > 100
    assert b"NotoSansBengali" in data


def test_bengali_letters_join() -> None:
    """Every word of the texts, and the hard conjuncts, are shaped without a missing glyph or a dotted circle."""
    texts = Path(exporting.__file__).parent / "texts" / "bn.ftl"
    text = texts.read_text("utf-8") + CONJUNCTS
    regular, bold = FontFinder().fonts(Language.BN, text + chr(DOTTED_CIRCLE))[0]
    for font in (regular, bold):
        face = uharfbuzz.Face(font.data)
        shaper = uharfbuzz.Font(face)
        wrong = {0, shaper.get_nominal_glyph(DOTTED_CIRCLE)}
        for word in text.split():
            if all(0x0980 <= ord(letter) <= 0x09FF or letter == "\u200d" for letter in word):
                buffer = uharfbuzz.Buffer()
                buffer.add_str(word)
                buffer.guess_segment_properties()
                uharfbuzz.shape(shaper, buffer)
                assert not {glyph.codepoint for glyph in buffer.glyph_infos} & wrong, word


def test_a_sign_that_is_drawn_in_two_parts_brings_both() -> None:
    """ৌ is ে before its letter and ৗ behind it."""
    assert {0x09CC, 0x09C7, 0x09D7} <= letters_of("পৌঁছানো")


@pytest.mark.parametrize("language", list(Language))
def test_letters_that_one_font_lacks_come_from_another(language: Language) -> None:
    """Fractions, signs and foreign names stand in plans of every language."""
    text = "½ ¼ ≥ × – µ é ü ł ő 深蹲 스쿼트 স্কোয়াট"
    pairs = FontFinder().fonts(language, text)
    for pair in zip(*pairs, strict=True):
        assert letters_of(text) - {0x09C7, 0x09D7} <= set().union(*(font.letters for font in pair))


def test_a_font_is_cut_down_to_what_is_used() -> None:
    """A Chinese font of 17 MB becomes some kilobytes, in two weights that differ."""
    regular, bold = FontFinder().fonts(Language.ZH, "深蹲")[0]
    assert len(regular.data) < 40_000
    assert regular.data != bold.data


def test_without_a_font_there_is_one_sentence_with_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It names what to install; the page asks beforehand and does not offer the file."""
    monkeypatch.setattr(fonts_module, "find_spec", lambda package: None)
    missing = FontFinder([tmp_path])
    with pytest.raises(Unavailable) as caught:
        exporter(tmp_path, missing).export(nutrition_plan(), ExportFormat.PDF, ExportOptions(Language.BN))
    assert "requirements.txt" in (caught.value.hint or "")
    writer = exporter(tmp_path, missing)
    assert writer.problem(ExportFormat.PDF, Language.BN) is not None
    assert writer.problem(ExportFormat.CSV, Language.BN) is None
    assert exporter(tmp_path).problem(ExportFormat.PDF, Language.BN) is None
    sentence = TRANSLATOR.error(Language.BN, caught.value)
    assert any(0x0980 <= ord(letter) <= 0x09FF for letter in sentence)


def test_without_the_packages_the_systems_fonts_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A font of a listed name in a font folder, wherever below it."""
    bengali = load_fonts().languages[Language.BN]
    found = FontFinder().fonts(Language.BN, "বাংলা")[0]
    folder = tmp_path / "truetype" / "noto"
    folder.mkdir(parents=True)
    for file, font in zip((bengali[1].regular.file, bengali[1].bold.file), found, strict=True):
        (folder / file).write_bytes(font.data)
    monkeypatch.setattr(fonts_module, "find_spec", lambda package: None)
    assert FontFinder([tmp_path]).fonts(Language.BN, "বাংলা")[0][0].letters >= letters_of("বাংলা")


def test_every_language_has_a_font_from_a_package() -> None:
    """So that a PDF does not depend on the system."""
    assert set(load_fonts().languages) == set(Language)
    for pairs in load_fonts().languages.values():
        assert pairs[0].regular.package
        assert pairs[0].bold.package


def test_a_plan_without_pictures_is_written(tmp_path: Path) -> None:
    """Exercises without a motion have no picture; where there are none, no card stands there."""
    nothing = SimpleNamespace(has_motion=lambda exercise_id: False, still=None)
    from tests.tools.exporting.made_plans import CATALOGUE
    from tools.exporting.exporter import Exporter
    from tools.exporting.pictures import ExercisePictures

    writer = Exporter(TRANSLATOR, CATALOGUE, ExercisePictures(nothing))
    data = writer.export(training_plan(), ExportFormat.PDF, ExportOptions()).data
    assert "How the exercises are done" not in read(data)[1]
