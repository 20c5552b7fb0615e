"""The database of this room's stores."""

from __future__ import annotations

from knowledge.storage.database import Database, change_tables_alone

__all__ = ["Database", "change_tables_alone"]
