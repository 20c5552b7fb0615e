"""Where words end in scripts that write their endings on: "ডিমের" and "닭가슴살을" hold a name, "আমাকে" none."""

from __future__ import annotations

import re

BENGALI = "\u0980-\u09ff"
HANGUL = "\uac00-\ud7a3"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SHORT_BENGALI = 2
_BENGALI_CASES = "(?:টা|টি|টো|খানা|গুল[োিা])?(?:(?:\u09af\u09bc)?ের|র|এর|ে|তে|\u09af\u09bcে?|কে|এ)?"
"""Article or plural, then case."""
_KOREAN_PARTICLES = "(?:은|는|이|가|을|를|도|만|랑|이랑|하고|과|와|의|에|에는|로|나|보다|부터|까지)?"
_BENGALI_ENDING = re.compile(f"(?<=[{BENGALI}]{{2}}){_BENGALI_CASES}$")
_KOREAN_ENDING = re.compile(f"(?<=[{HANGUL}]{{2}}){_KOREAN_PARTICLES}$")
KOREAN_WORD_END = re.compile(f"{_KOREAN_PARTICLES}(?![{HANGUL}])")


def bengali_word_end(word: str) -> str:
    """A look-ahead for the end of a Bengali word: its case, an emphasis on longer ones (চা + ই is "want"), no more."""
    emphasis = "" if len(word) <= _SHORT_BENGALI else "[ওই]?"
    return f"(?={_BENGALI_CASES}{emphasis}(?![{BENGALI}]))"


def ends_in_bengali(word: str) -> bool:
    """Whether the word's last letter is Bengali."""
    return re.search(f"[{BENGALI}]$", word) is not None


def without_ending(text: str) -> str:
    """The text without the particle or case of its last word: "ডিমের" is "ডিম", "닭가슴살을" is "닭가슴살"."""
    shorter = _BENGALI_ENDING.sub("", text) if ends_in_bengali(text) else _KOREAN_ENDING.sub("", text)
    return shorter or text
