"""Text of pages and documents as a model elsewhere may read it: between the marks of the fence, string by string.

Our own cores are shown results fenced (`agent.fencing`). A model behind MCP or the HTTP API reads the JSON itself, so
there every string that somebody else wrote carries the marks. What is of Spotter's own articles stays plain.
"""

from __future__ import annotations

from typing import Any

from agent.containment.refusal import READ_PAGE
from agent.fencing import fenced

_PAGE, _DOCUMENT = "page", "document"
_WRITTEN = frozenset({"title", "text", "quote", "name", "headings"})
"""Fields that hold an author's words; the others are ids, addresses and figures."""


def marked(tool: str, result: dict[str, Any]) -> dict[str, Any]:
    """The result of a tool with its strings by others fenced; the result itself where it has none."""
    if tool == READ_PAGE:
        return {key: _fenced(value, _PAGE, key in _WRITTEN) for key, value in result.items()}
    passages = result.get("passages")
    if not isinstance(passages, list) or not any(map(_is_by_others, passages)):
        return result
    shown = [_fenced(passage, _DOCUMENT) if _is_by_others(passage) else passage for passage in passages]
    return {**result, "passages": shown}


def _is_by_others(passage: Any) -> bool:
    return isinstance(passage, dict) and bool(passage.get("document"))


def _fenced(value: Any, kind: str, written: bool = False) -> Any:
    """A JSON value in which the strings of written fields are fenced, however deep they lie."""
    if isinstance(value, dict):
        return {key: _fenced(item, kind, key in _WRITTEN) for key, item in value.items()}
    if isinstance(value, list):
        return [_fenced(item, kind, written) for item in value]
    return fenced(value, kind) if written and isinstance(value, str) else value
