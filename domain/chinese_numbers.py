"""Chinese numerals as digits: 一米七五, 一百四, 两斤半, 一个半小时."""

from __future__ import annotations

import re

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DIGIT = "[零〇一二两三四五六七八九]"
# In 一米七六一百六十斤 the height ends before the hundred.
_METRES = re.compile(rf"([12一二两])米(?:({_DIGIT}{{1,2}}?)(?={_DIGIT}[百十])|({_DIGIT}{{1,2}})(?!{_DIGIT}))")
# 身高一七八: a height told digit by digit.
_SPELT_HEIGHT = re.compile(rf"(?<=[高子头])(一{_DIGIT}{{2}})(?!{_DIGIT}|[十百千万])")
# 十八, 一百四, 两千五百; a lone 十 or 百 (十分, 百分之) is left to the counters.
_NUMBER = re.compile(rf"(?:{_DIGIT}[十百千万]|十(?=[一二三四五六七八九]))[零〇一二两三四五六七八九十百千万]*")
# One of a thing is most often none counted: 一个食谱 is "a menu".
_COUNTED = re.compile(rf"(?<![第周期拜零〇一二两三四五六七八九])([两三四五六七八九])(?=个(?!{_DIGIT}))")
# 140四个: a load and what it was lifted for, said without a word between.
_LIFTED = re.compile(rf"(?<=\d\d)({_DIGIT})(?=[个次下](?!月|周|星期))")
_AND_A_HALF = re.compile(r"(?<!\d)(\d+)( ?)(个)?半(?=个?(?:小时|钟头|钟))|(?<!\d)(\d+)( ?)(斤|公斤|碗|杯|个|根|片)半")
_HALF = re.compile(r"(?<![\d一-鿿])半(?=[斤碗杯根片块盘只])|(?<=[吃喝加来要是])半(?=[斤碗杯根片块盘只])")


def chinese_numbers(text: str) -> str:
    """`text` with Chinese numerals that can only be numbers written as digits; single ones need a counter (lexicon)."""
    text = _METRES.sub(_metres, text)
    text = _SPELT_HEIGHT.sub(lambda m: "".join(str(_DIGITS[digit]) for digit in m[1]), text)
    text = _NUMBER.sub(lambda m: str(_value(m[0])), text)
    text = re.sub(rf"(?<![\d第周期])({_DIGIT})(?=个半|斤半|公斤半)", lambda m: str(_DIGITS[m[1]]), text)
    text = _LIFTED.sub(lambda m: f"x{_DIGITS[m[1]]}", text)
    text = _COUNTED.sub(lambda m: f"{' ' if text[: m.start()][-1:].isdigit() else ''}{_DIGITS[m[1]]}", text)
    text = _AND_A_HALF.sub(lambda m: f"{m[1]}.5{m[3] or ''}" if m[1] else f"{m[4]}.5{m[6]}", text)
    return _HALF.sub("0.5", text)


def _metres(height: re.Match[str]) -> str:
    """1米76, apart from the number that follows it."""
    centimetres = "".join(str(_DIGITS[digit]) for digit in height[2] or height[3])
    return f"{_value(height[1])}米{centimetres}{' ' if height[2] else ''}"


def _value(numeral: str) -> int:
    """一百四 is 140, 一百零四 is 104, 两千五 is 2500, 十八 is 18."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    total, digit, last_unit = 0, 0, 1
    for character in numeral:
        if character in _UNITS:
            last_unit = _UNITS[character]
            total = (total + digit) * last_unit if last_unit == 10000 else total + (digit or 1) * last_unit
            digit = 0
        else:
            digit = _DIGITS[character]
            if digit == 0:
                last_unit = 10  # 一百零四: what follows counts ones
    return total + digit * (last_unit // 10 if last_unit > 10 else 1)
