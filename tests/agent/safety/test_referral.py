"""The words of a referral."""

from __future__ import annotations

import re

import pytest

from agent.safety.flags import Flag
from agent.safety.referral import referral_text
from domain.languages import detect
from domain.vocabulary import Language

SENTENCE_END = re.compile(r"[.!?।。！？](?=\s|$|[^\d\s])")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("flag", list(Flag))
def test_every_flag_has_both_texts_in_every_language(flag: Flag, language: Language) -> None:
    """The full text explains, the repeated one is shorter, and both are in the language asked for."""
    text, again = referral_text(flag, language), referral_text(flag, language, again=True)
    assert detect(text) is language
    assert detect(again) is language
    assert len(again) < len(text) / 2
    assert 2 <= len(SENTENCE_END.findall(text)) <= 5


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.EN, ["988", "116 123"]),
        (Language.ZH, ["12356", "120"]),
        (Language.KO, ["109", "119"]),
        (Language.BN, ["09612-119911", "14416", "999"]),
    ],
)
def test_self_harm_names_crisis_lines(language: Language, lines: list[str]) -> None:
    """Each language gives the lines of the countries where it is spoken."""
    text = referral_text(Flag.SELF_HARM, language)
    assert all(line in text for line in lines)


@pytest.mark.parametrize("language", list(Language))
def test_no_two_flags_share_a_text(language: Language) -> None:
    """Each reason has words of its own."""
    texts = [referral_text(flag, language, again) for flag in Flag for again in (False, True)]
    assert len(set(texts)) == len(texts)
