"""Pages of wger's `exerciseinfo`, made for the tests: the documented fields, our own words."""

from __future__ import annotations

from typing import Any

BY_SA = {"id": 2, "full_name": "Creative Commons Attribution Share Alike 4", "short_name": "CC-BY-SA 4",
         "url": "https://creativecommons.org/licenses/by-sa/4.0/deed.en"}  # fmt: skip
ENGLISH, GERMAN, NEWER = 2, 1, 24
"""wger's numbers of languages; those above 13 are known by their script."""


def translation(
    name: str, language: int = ENGLISH, description: str = "", aliases: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A name and a description in one language."""
    return {
        "id": 1, "uuid": "t", "name": name, "exercise": 1, "description": description, "created": "2026-01-01",
        "language": language, "aliases": [{"id": 1, "uuid": "a", "alias": alias} for alias in aliases], "notes": [],
        "license": 2, "license_title": "", "license_author": "Ada", "license_author_url": "", "author_history": ["Ada"],
    }  # fmt: skip


def image(name: str, *, is_main: bool = False, license_: int = 2, author: str = "Grace") -> dict[str, Any]:
    """A picture under wger's media address."""
    return {
        "id": 1, "uuid": "i", "image": f"https://wger.test/media/exercise-images/{name}", "is_main": is_main, "style": "1",
        "license": license_, "license_title": "", "license_author": author, "license_author_url": "",
        "license_object_url": "", "license_derivative_source_url": "", "author_history": [author],
    }  # fmt: skip


def exercise(number: int, *translations: dict[str, Any], **other: Any) -> dict[str, Any]:
    """One record of exerciseinfo."""
    plain = {
        "id": number, "uuid": f"uuid-{number}", "created": "2026-01-01", "last_update": "2026-01-01",
        "category": {"id": 12, "name": "Back"},
        "muscles": [{"id": 12, "name": "Latissimus dorsi", "name_en": "Lats", "is_front": False}],
        "muscles_secondary": [{"id": 1, "name": "Biceps brachii", "name_en": "Biceps", "is_front": True}],
        "equipment": [{"id": 1, "name": "Barbell"}], "license": BY_SA, "license_author": "Linus",
        "images": [], "translations": list(translations), "variations": None, "videos": [],
        "author_history": ["Linus"], "total_authors_history": ["Linus", "Ada"],
    }  # fmt: skip
    return plain | other


def page(*results: dict[str, Any], following: str | None = None) -> dict[str, Any]:
    """One page of the API."""
    return {"count": len(results), "next": following, "previous": None, "results": list(results)}
