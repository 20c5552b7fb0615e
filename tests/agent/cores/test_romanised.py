"""Bengali that is typed in Latin letters is understood as Bengali; every other message stays as it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.cores.embedded.exercise_slots import exercises
from agent.cores.embedded.lexicon import LANGUAGES_DIR
from agent.cores.embedded.slots import energy, nutrition
from agent.cores.embedded.training_slots import training
from bootstrap import Spotter
from domain.romanised import FILE, Spellings, in_bengali, romaniser
from tests.agent.cores.turns import decide

SPELLINGS = Spellings.model_validate(yaml.safe_load(FILE.read_text("utf-8")))
CASES = Path(__file__).parents[3] / "eval" / "cases"
_FEWEST_ENTRIES = 350


def turns(name: str) -> list[str]:
    lines = (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [turn for line in lines for turn in json.loads(line)["turns"]]


def test_the_words_are_many_and_in_their_scripts() -> None:
    """Bengali before Latin; a spelling is one word or two, in small letters."""
    entries = SPELLINGS.words | SPELLINGS.verbs
    assert len(entries) >= _FEWEST_ENTRIES
    assert [word for word in entries if not re.fullmatch(r"[\u0980-\u09ff]+( [\u0980-\u09ff]+)*", word)] == []
    spelled = list(chain.from_iterable(entries.values()))
    assert [spelling for spelling in spelled if not re.fullmatch(r"[a-z]+( [a-z]+)?", spelling)] == []


@pytest.mark.parametrize("table", [SPELLINGS.words, SPELLINGS.verbs], ids=["words", "verbs"])
def test_a_spelling_stands_for_one_word(table: dict[str, list[str]]) -> None:
    """Sounds that are written alike would else be read by the order of the file."""
    keys = Counter(key for spelled in table.values() for key in {SPELLINGS.keys(spelling)[0] for spelling in spelled})
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_word_is_in_two_lists() -> None:
    """A word is Bengali as well, or only sounds so, or shows an English sentence."""
    assert not SPELLINGS.shared & SPELLINGS.lookalikes
    assert not SPELLINGS.english & (SPELLINGS.shared | SPELLINGS.lookalikes)
    assert not SPELLINGS.loans.keys() & (SPELLINGS.shared | SPELLINGS.lookalikes)


@pytest.mark.parametrize("name", ["tool_calls_en_dev", "tool_calls_ko_dev", "tool_calls_zh_dev"])
def test_messages_in_other_languages_stay_word_for_word(name: str) -> None:
    """The cases of the evaluation."""
    assert [turn for turn in turns(name) if in_bengali(turn) != turn] == []


def test_english_examples_and_phrases_stay() -> None:
    """All that the English lexicon and the examples of the intents hold."""
    examples = yaml.safe_load((LANGUAGES_DIR / "en" / "intents.yaml").read_text("utf-8"))
    lexicon = (LANGUAGES_DIR / "en" / "lexicon.yaml").read_text("utf-8")
    texts = [*map(str, chain.from_iterable(examples.values())), *re.findall(r"[a-z ]+", lexicon)]
    assert [text for text in texts if in_bengali(text) != text] == []


@pytest.mark.parametrize(
    "message",
    [
        "How many calories are in dal, bhat and ilish?",
        "is khichuri good for me",
        "what is the age limit for a bad rate, some data to chart",
        "Mon, Wed and Sat at the gym",
        "Jim ate a date at nine",
        "벤치프레스 자세 dao",
        "",
        "531",
    ],
)
def test_a_few_bengali_things_make_no_bengali_message(message: str) -> None:
    """English with Bengali food, look-alikes, and messages in another script."""
    assert in_bengali(message) == message


@pytest.mark.parametrize(
    ("latin", "bengali"),
    [
        ("squat kivabe kore dekhao", "squat কীভাবে করে দেখাও"),
        ("amake muscle baranor ekta diet plan dao", "আমাকে মাসল বাড়ানোর একটা ডায়েট প্ল্যান দাও"),
        ("Ojon komate chai!", "ওজন কমাতে চাই!"),
        ("ozon bhalo na", "ওজন ভালো না"),
        ("din e koto bar khabo", "দিনে কত বার খাব"),
        ("diet-er jonno ki lagbe", "ডায়েটের জন্য কি লাগবে"),
        ("3 ta buker byayam dekhan", "3 টা বুকের ব্যায়াম দেখান"),
        ("7diner khabar talika banao", "7দিনের খাবার তালিকা বানাও"),
        ("shoulder e chap pore emon kichu na", "shoulder এ চাপ পড়ে এমন কিছু না"),
        ("kom ghumale ki muscle recovery slow hoy?", "কম ঘুমালে কি muscle recovery slow হয়?"),
        ("full body workout routine dao", "ফুল বডি ওয়ার্কআউট রুটিন দাও"),
        ("আমার ওজন ৭০ kg, komate chai", "আমার ওজন ৭০ kg, কমাতে চাই"),
        ("heart rate koto thaka uchit", "heart rate কত থাকা উচিত"),
    ],
)
def test_spellings_and_endings_become_bengali(latin: str, bengali: str) -> None:
    """Endings written on or apart, sounds spelled in several ways, loans before Bengali words; English names stay."""
    assert in_bengali(latin) == bengali


@pytest.mark.parametrize(
    ("spellings", "word"),
    [
        (["valo", "bhalo"], "ভালো"),
        (["soptahe", "shoptahe", "saptahe"], "সপ্তাহে"),
        (["betha", "batha", "byatha"], "ব্যথা"),
        (["dekhate", "dakhate"], "দেখাতে"),
        (["korchi", "korci", "korsi", "korcchi"], "করছি"),
        (["chele", "cele", "sele"], "ছেলে"),
        (["komabo", "komab"], "কমাব"),
        (["hatte"], "হাঁটতে"),
        (["dimer"], "ডিমের"),
        (["routine", "dumbbell", "protein", "xyz"], None),
    ],
)
def test_all_spellings_of_a_word_are_one(spellings: list[str], word: str | None) -> None:
    """The lookup of a single word."""
    assert {romaniser().word(spelling) for spelling in spellings} == {word}


@pytest.mark.parametrize(
    ("message", "slots"),
    [
        (
            "boyos 22, chele, 5 foot 8 inch, 60 kg",
            {"sex": "male", "age_years": 22, "height_cm": 172.72, "weight_kg": 60},
        ),
        ("ami meye, boyosh 31, uchchota 160 cm, ojon 58 keji", {"sex": "female", "age_years": 31, "weight_kg": 58}),
        ("mohila 45 bochor, 5 fit 2 inchi", {"sex": "female", "age_years": 45, "height_cm": 157.48}),
        ("ami purush, amar ojon 82 kilo", {"sex": "male", "weight_kg": 82}),
        ("soptahe 4 din gym kori", {"activity": "moderate"}),
        ("sara din boshe kaj kori", {"activity": "sedentary"}),
        ("kono byayam kori na bhai", {"activity": "sedentary"}),
        ("ojon komate chai", {"goal": "lose_fat"}),
        ("ami mota hote chai", {"goal": "gain_muscle"}),
        ("muscle barate chai", {"goal": "gain_muscle"}),
        ("ojon ek rakhte chai na, pet komate chai", {"goal": "lose_fat"}),
        ("ami niramish khai", {"diet": "vegetarian"}),
        ("mach bad diye koro", {"exclude": ["fish"]}),
        ("dudh ar dim chara diet chart dao", {"exclude": ["dairy", "egg"]}),
        ("gorur mangsho khai na", {"exclude": ["beef"]}),
        ("7 diner khabar list banao", {"days": 7}),
        ("ek soptaher menu dao amake", {"days": 7}),
        ("din e 5 bar khabo", {"meals_per_day": 5}),
    ],
)
def test_what_a_person_says_is_read(spotter: Spotter, message: str, slots: dict[str, Any]) -> None:
    """The arguments of a meal plan and of the energy a day."""
    facts = spotter.facts.read(message)
    found = energy(facts) | nutrition(facts)
    assert {name: found.get(name) for name in slots} == slots


@pytest.mark.parametrize(
    ("message", "slots"),
    [
        ("soptahe char din somoy pai", {"days_per_week": 4}),
        ("ami notun, shokti barate chai", {"level": "beginner", "goal": "strength"}),
        ("2 bochor dhore gym kori", {"level": "intermediate"}),
        ("protidin 45 minit somoy pai, ojon komabo", {"minutes_per_session": 45, "goal": "fat_loss"}),
        ("basay shudhu dambel ache", {"equipment": ["dumbbell"]}),
        ("kono jontropati nei, khali hate korbo", {"equipment": ["bodyweight"]}),
        ("hatu te betha, routine dao", {"avoid": ["knee"]}),
        ("komore batha ase vai", {"avoid": ["lower_back"]}),
        ("shoulder e chap pore emon kichu na", {"avoid": ["shoulder"]}),
        ("8 soptaher plan banao", {"weeks": 8}),
    ],
)
def test_what_a_training_plan_needs_is_read(spotter: Spotter, message: str, slots: dict[str, Any]) -> None:
    """The arguments of a training plan."""
    found = training(spotter.facts.read(message))
    assert {name: found.get(name) for name in slots} == slots


def test_new_at_the_end_is_the_person(spotter: Spotter) -> None:
    """The answer to a question for the level; a new routine is none."""
    assert training(spotter.facts.read("soptahe 3 din, fit thakte chai, notun"))["level"] == "beginner"
    assert "level" not in training(spotter.facts.read("notun ekta routine dao"))


def test_what_is_spared_is_not_what_is_trained(spotter: Spotter) -> None:
    """The chest is asked for, the shoulders are to be spared."""
    found = exercises(spotter.facts.read("shoulder e chap pore emon kichu na, buker byayam dekhao"))
    assert (found["muscle"], found["avoid"]) == ("chest", ["shoulder"])


def test_body_parts_filter_exercises(spotter: Spotter) -> None:
    """Back exercises without equipment."""
    found = exercises(spotter.facts.read("pither byayam dekhao, jontropati chara"))
    assert (found["muscle"], found["equipment"]) == ("upper_back", "bodyweight")


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("kom ghumale ki muscle recovery slow hoy?", "search_knowledge"),
        ("squat kivabe kore dekhao", "find_exercises"),
        ("100 gram murgir mangshe protein koto", "look_up_food"),
        ("bench press 80 kg 5 bar pari, one rep max koto", "one_rep_max"),
        ("soptahe 3 din, ami notun, muscle banate chai, gym routine dao", "plan_training"),
    ],
)
def test_requests_in_latin_letters_reach_their_tool(spotter: Spotter, message: str, tool: str) -> None:
    """By the Bengali examples."""
    assert [call.name for call in decide(spotter, [message]).calls] == [tool]


def test_knowledge_is_searched_in_bengali(spotter: Spotter) -> None:
    """The library's Bengali glossary knows no Latin letters."""
    (call,) = decide(spotter, ["rate bhat khele ki mota hoy"]).calls
    assert call.arguments["query"] == "রাতে ভাত খেলে কি মোটা হয়"
