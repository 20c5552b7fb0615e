"""Whose a statement is, whether it still holds, and what a figure or a second spelling changes."""

from __future__ import annotations

import pytest

from agent.safety.figures import is_plausible, pressures_in
from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from agent.safety.learned import prepared
from agent.safety.lexicon import lexica_for
from domain.profile import Profile

NOBODY = Profile.model_validate({})


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ("I had anorexia in my teens, recovered twelve years ago. give me a workout plan", None),
        ("大学时催吐过，治好很多年了。给我个训练计划", None),
        ("i was suicidal at 19, therapy helped, life is good now. strength plan please", None),
        ("therapy helped but i want to kill myself again", Flag.SELF_HARM),
    ],
)
def test_recovery_ends_what_no_doctor_clears(message: str, flag: Flag | None) -> None:
    """Whoever says that treatment helped and life is good is believed, unless it is back."""
    assert SafetyGate().before([message], NOBODY) is flag


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ("used to have uncontrolled blood pressure, now 120/80. strength plan", None),
        ("blood pressure usually 130/80 but 190/115 today, strength plan", Flag.UNCONTROLLED_BLOOD_PRESSURE),
        ("혈압약 맘대로 끊었더니 위가 190까지 찍네요. 운동 계획 부탁해요", Flag.UNCONTROLLED_BLOOD_PRESSURE),
        ("ফার্মেসিতে মেপে বলল নিচের প্রেশার ১১৫। স্ট্রেংথ প্ল্যান দেন", Flag.UNCONTROLLED_BLOOD_PRESSURE),
        ("what blood pressure is too high to lift?", None),
    ],
)
def test_the_last_word_on_blood_pressure(message: str, flag: Flag | None) -> None:
    """A normal reading outweighs words, a high one outweighs it, and tablets that were stopped clear nobody."""
    assert SafetyGate().before([message], NOBODY) is flag


def test_no_blood_pressure_reads_eighteen() -> None:
    """Figures that cannot be mmHg are no reading, so that they calm nobody."""
    lexica = lexica_for("pressure is 18 over 11")
    assert not any(map(is_plausible, pressures_in(lexica, "pressure is 18 over 11")))


def test_the_first_type_of_diabetes_is_no_figure() -> None:
    """Figures look alike to the learned reader, but the first type needs insulin and the second may not."""
    assert prepared("type 1") != prepared("type 2")
    assert prepared("1型糖尿病") != prepared("2型糖尿病")
    assert prepared("1형 당뇨") != prepared("2형 당뇨")
    assert prepared("11 kg") == prepared("12 kg")


def test_bengali_in_latin_letters_is_read_in_its_own(learned_gate: SafetyGate) -> None:
    """What no pattern for Latin letters names is found in Bengali ones; harmless words stay harmless."""
    assert learned_gate.before(["dourale buke betha kore, 5k plan den"], NOBODY) is Flag.CHEST_PAIN
    assert learned_gate.before(["vuri komate chai, workout den"], NOBODY) is None


def test_a_warning_sign_with_weeks_is_a_pregnancy(learned_gate: SafetyGate) -> None:
    """Who is spotting at eleven weeks need not say the word; weeks of a diet with cramps are none."""
    assert learned_gate.before(["spotting at 11 weeks, can I keep doing yoga"], NOBODY) is Flag.PREGNANCY
    assert learned_gate.before(["11 weeks into my cut and my calves cramp, stretches?"], NOBODY) is None


@pytest.mark.parametrize(
    "message", ["2型糖尿病，只吃二甲双胍，没打胰岛素，要减脂食谱", "type 2, metformin only, no insulin. fat loss plan"]
)
def test_metformin_alone_passes(learned_gate: SafetyGate, message: str) -> None:
    """The table names insulin and sulfonylureas."""
    assert learned_gate.before([message], NOBODY) is None
