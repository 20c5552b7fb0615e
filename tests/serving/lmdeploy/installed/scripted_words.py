"""What the scripted engine says to a prompt. It reads prompts as InternLM2 does, so a prompt in a wrong form gets no call.

A message that ends in "echo the prompt" gets back the prompt as the engine would see it.
"""

from __future__ import annotations

import json
import re

IMAGE = "<IMG_CONTEXT>"
LEFT = "LEFT after"
"""How a line of the log begins that tells of an answer that nobody waited for."""
BEFORE_CALL = "I will look."
FROM_RESULT = "Your maximum is 105 kg."
FROM_PICTURE = "I have looked at it."
LONG = "And on it goes. " * 1000
_HANDLE = re.compile(r"\[picture (\w+), shown here")
_LIFT = {"load": 100, "reps": 5}


def answer(prompt: str) -> str:
    """What the scripted model says."""
    *_, last, _ = prompt.split("<|im_start|>")
    role, _, asked = last.partition("\n")
    if "echo the prompt" in asked:
        return json.dumps(prompt).replace("<", "\\u003c")
    if role == "environment name=<|plugin|>":
        return FROM_RESULT if "105" in asked else FROM_PICTURE
    if "could not be read" in asked:
        return json.dumps({"name": "one_rep_max", "parameters": _LIFT})
    if "for a long time" in asked:
        return LONG
    return _call(asked) if "system name=<|plugin|>" in prompt else "Red." if IMAGE in asked else "In words."


def _call(asked: str) -> str:
    """The call that suits what was asked."""
    if handle := _HANDLE.search(asked):
        return _plugin("identify_exercise", json.dumps({"image": handle[1]}) if IMAGE in asked else "{}")
    if "one arm" in asked:
        return _plugin("one_rep_max", '{"load": 100, "reps": ')
    if "maximum" in asked:
        return _plugin("one_rep_max", json.dumps(_LIFT))
    return _plugin("find_exercises", '{"query": "스쿼트 squat"}')


def _plugin(name: str, parameters: str) -> str:
    return f'{BEFORE_CALL}<|action_start|><|plugin|>\n{{"name": "{name}", "parameters": {parameters}}}<|action_end|>'
