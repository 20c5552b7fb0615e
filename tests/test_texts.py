"""The texts of people's four languages: the same messages with the same values everywhere, and none that nobody uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

from domain import vocabulary
from domain.errors import OutOfRange
from domain.translation import Translator
from domain.vocabulary import Language

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [
    "domain/texts",
    "agent/answers/texts",
    "agent/safety/texts",
    "ui/texts",
    "serving/http/texts",
    "tools/exporting/texts",
]
SCRIPTS = {Language.ZH: r"[\u4e00-\u9fff]", Language.KO: r"[\uac00-\ud7a3]", Language.BN: r"[\u0980-\u09ff]"}
FILES = [file for room in ("agent", "ui", "domain") for file in (ROOT / room).rglob("*.py")]
CODE = "\n".join(file.read_text("utf-8") for file in FILES).replace("'", '"')


class _Values(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def messages(file: Path) -> dict[str, set[str]]:
    """Each message of a file with the names of the values that it shows."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(file.read_text("utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{file}: {entry.id.name} twice"
            values = _Values()
            values.visit(entry)
            found[entry.id.name] = values.names
    return found


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", [Language.ZH, Language.KO, Language.BN])
def test_every_language_has_every_message_with_its_values(room: str, language: Language) -> None:
    """A missing message would show English; a missing value would hide a figure."""
    english, other = messages(ROOT / room / "en.ftl"), messages(ROOT / room / f"{language}.ftl")
    assert other.keys() == english.keys()
    assert {key for key in english if other[key] != english[key]} == set()


@pytest.mark.parametrize("language", SCRIPTS)
def test_long_texts_are_in_their_script(language: Language) -> None:
    """No sentence was left in English."""
    for room in ROOMS:
        for line in (ROOT / room / f"{language}.ftl").read_text("utf-8").splitlines():
            words = re.sub(r"\{.*?\}", "", line.partition(" = ")[2])
            if len(words) > 30:
                assert re.search(SCRIPTS[language], words), line


def test_no_message_of_the_answers_is_unused() -> None:
    """Each key stands in the code, whole or with its first or last part computed."""
    for key in messages(ROOT / "agent/answers/texts/en.ftl"):
        stems = {key, *(key[:i] + "{" for i in range(1, len(key)) if key[i - 1] == "-")}
        assert any(f'"{stem}' in CODE for stem in stems) or _computed_head(key), key


def _computed_head(key: str) -> bool:
    """Keys such as "nutrition-all-met", whose head is the tool's name: f"{tool}-all-met"."""
    return any("}" + key[i:] + '"' in CODE for i in range(len(key)) if key[i] == "-")


def test_an_error_has_one_sentence_in_every_language() -> None:
    """English keeps the precise message; the others name the field and the remedy."""
    translator = Translator([ROOT / "domain/texts"])
    error = OutOfRange("squat must be at most 600 kg.", field="squat", hint="Check the unit.")
    assert translator.error(Language.EN, error) == "squat must be at most 600 kg. Check the unit."
    for language, script in SCRIPTS.items():
        assert re.search(script, translator.error(language, error))


NAMED = {
    "muscle": vocabulary.Muscle,
    "equipment": vocabulary.Equipment,
    "level": vocabulary.Level,
    "kind": vocabulary.ExerciseKind,
    "sex": vocabulary.Sex,
    "activity": vocabulary.Activity,
    "nutrition_goal": vocabulary.NutritionGoal,
    "training_goal": vocabulary.TrainingGoal,
    "diet": vocabulary.Diet,
    "exclude": vocabulary.Exclusion,
    "body_part": vocabulary.BodyPart,
    "lift": vocabulary.Lift,
    "template": vocabulary.Template531,
    "topic": vocabulary.Topic,
}


@pytest.mark.parametrize("kind", NAMED)
def test_every_vocabulary_value_has_a_name(kind: str) -> None:
    """The page never shows an identifier: English names every value, and the others have the same messages."""
    named = messages(ROOT / "domain/texts/en.ftl")
    assert [value for value in NAMED[kind] if f"{kind}-{value}" not in named] == []
