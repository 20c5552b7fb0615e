"""Text that was not written for the page, made safe to show where Streamlit reads Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_WHITE_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_IMAGE_OR_FORMULA = re.compile(r"(!(?=\[)|\$)")
_DIRECTIVE = re.compile(r":(?=[A-Za-z][\w-]*[\[:/])")
_URL_CHARACTERS = "/:?#&=%~+,;@"
_SHORT = 7
"""Characters up to which a text is worth keeping on one line."""
_WORD_JOINER = "\u2060"
_NO_BREAK_SPACE = "\u00a0"
_BREAKABLE = re.compile(r"([-\u3400-\u9fff\uac00-\ud7a3])(?=.)")
_DOI_PREFIX = "10."


def literal(text: str) -> str:
    """Markdown that shows `text` exactly, on one line."""
    return _PUNCTUATION.sub(r"\\\1", _WHITE_SPACE.sub(" ", text).strip(" "))


def literal_lines(text: str) -> str:
    """Markdown that shows `text` exactly, with its line breaks."""
    return "  \n".join(literal(line) for line in text.splitlines())


def unbroken(text: str) -> str:
    """A short text in one piece: a narrow column would else write 단백질 from top to bottom.

    Spaces become no-break spaces; a word joiner follows hyphens and the letters of scripts that break anywhere.
    """
    if len(text) > _SHORT:
        return text
    return _BREAKABLE.sub(rf"\1{_WORD_JOINER}", text.replace(" ", _NO_BREAK_SPACE))


def answer_markdown(text: str) -> str:
    """An answer keeps its Markdown but cannot load pictures, and its dollars and colons are no commands."""
    return _DIRECTIVE.sub(r"\\:", _IMAGE_OR_FORMULA.sub(r"\\\1", text))


def link(url_or_doi: str) -> str | None:
    """A Markdown link to a DOI or a web address; None for anything else."""
    if url_or_doi.startswith(_DOI_PREFIX):
        address = f"https://doi.org/{url_or_doi}"
    elif url_or_doi.startswith(("https://", "http://")):
        address = url_or_doi
    else:
        return None
    return f"[{literal(url_or_doi)}]({quote(address, safe=_URL_CHARACTERS)})"
