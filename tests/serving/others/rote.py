"""A language model that says by rote what is written here, whatever it is asked: for servers that are real otherwise.

Each token has a direction of its own, attention and feed-forward layers add nothing, and the output layer holds for each
token which one comes next. Which saying is begun is decided by the last token of the prompt: the chat template ends in a
cue that depends on the last message. Under a grammar the most wanted of the allowed tokens is taken, as in any model.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

MARKS = ["<|im_start|>", "<|im_end|>", "<|action_start|>", "<|action_end|>", "<|plugin|>"]
END = "<|im_end|>"
CUES = ["<|cue_call|>", "<|cue_unknown|>", "<|cue_mend|>", "<|cue_result|>", "<|cue_long|>", "<|cue_words|>"]
SPECIAL = [*MARKS, *CUES]
"""Tokens that no text can spell."""
WIDTH = 512
"""Dimensions; one for each token, and some to spare."""
PUSH = 2.0
"""Of the next token; times the root of WIDTH it is far beyond every other."""
WINDOW = 32_768

BEFORE_CALL = "I will look."
FROM_RESULT = "Your maximum is 105 kg."
IN_WORDS = "Nice to meet you, 반가워요."
LIFT = {"load": 100, "reps": 5}
MENDED = {"load": 60, "reps": 3}
_CALL = '{"name": "one_rep_max", "parameters": {"load": 100, "reps": 5}}'
_UNKNOWN = '{"name": "one_rm", "parameters": {"load": 60, "reps": 3}}'
SAYINGS = {  # a piece stands once in all of them: it is what decides about the next
    "<|cue_call|>": [BEFORE_CALL, "<|action_start|>", "<|plugin|>", "\n" + _CALL, "<|action_end|>", END],
    "<|cue_unknown|>": ["Let me see.", f"<|action_start|><|plugin|>\n{_UNKNOWN}<|action_end|>", END],
    "<|cue_mend|>": ['{"name": "one_rep_max", "parameters": ', '{"load": 60, "reps": 3}}', END],
    "<|cue_result|>": ["Your maximum", " is 105", " kg.", END],
    "<|cue_long|>": ["And", " it", " goes", " on", " and", " over"],
    "<|cue_words|>": ["Nice to meet", " you, 반가", "워요.", END],
}
_CUES_TEMPLATE = """
{%- if add_generation_prompt -%}
{%- set last = messages[-1].content | string -%}
{%- set told = TOLD or "You can call these tools" in (messages[0].content | string) -%}
{%- if messages[-1].role == "tool" or "max_kg" in last -%}<|cue_result|>
{%- elif "could not be read" in last -%}<|cue_mend|>
{%- elif "for a long time" in last -%}<|cue_long|>
{%- elif "one arm" in last and told -%}<|cue_unknown|>
{%- elif "maximum" in last and told -%}<|cue_call|>
{%- else -%}<|cue_words|>
{%- endif -%}
{%- endif -%}
"""
PLAIN_TEMPLATE = """
{%- for message in messages -%}
{{ "<|im_start|>" + message.role + "\\n" + (message.content or "") + "<|im_end|>\\n" }}
{%- endfor -%}
{%- if add_generation_prompt -%}{{ "<|im_start|>assistant\\n" }}{%- endif -%}
"""
"""ChatML as InternVL2's own checkpoints write it: tools, calls and the roles of results are dropped without a word."""


def template_with_cues(template: str, *, renders_tools: bool) -> str:
    """A chat template that ends in the cue of what is to be said."""
    return template.strip() + _CUES_TEMPLATE.replace("TOLD", "tools" if renders_tools else "false")


def byte_letters() -> list[str]:
    """The letter that stands for each byte in a byte-level vocabulary (Radford et al. 2019, GPT-2)."""
    printed = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = iter(range(256, 512))
    return [chr(byte) if byte in printed else chr(next(rest)) for byte in range(256)]


class RoteModel:
    """The vocabulary, and what follows what."""

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Every token with its number: bytes, one pair (some readers want a merge), special ones, pieces of sayings."""
        letters = byte_letters()
        space = letters[32]
        pieces = [spelled(piece) for saying in SAYINGS.values() for piece in saying if piece not in SPECIAL]
        return {token: number for number, token in enumerate([*letters, space * 2, *SPECIAL, *pieces])}

    @property
    def merge(self) -> tuple[str, str]:
        """The only one."""
        space = byte_letters()[32]
        return space, space

    @cached_property
    def next(self) -> dict[int, int]:
        """The number of the token that follows each; a saying without an end goes round."""
        follows: dict[int, int] = {}
        for cue, saying in SAYINGS.items():
            chain = [self._number(piece) for piece in (cue, *saying)]
            follows |= dict(pairwise(chain))
            if saying[-1] != END:
                follows[chain[-1]] = chain[1]
        return follows

    def _number(self, piece: str) -> int:
        return self.vocabulary[piece if piece in SPECIAL else spelled(piece)]


def spelled(text: str) -> str:
    """A text in the letters of a byte-level vocabulary."""
    letters = byte_letters()
    return "".join(letters[byte] for byte in text.encode())
