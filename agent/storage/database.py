"""The database of this room's stores."""

from __future__ import annotations

from knowledge.storage.database import Database

__all__ = ["Database"]
