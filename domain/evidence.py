"""Where numbers come from (`Source`) and which bounds a result was tested against (`Check`)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Source(BaseModel):
    """A published work, or a table with an identifier, that a number or claim rests on."""

    model_config = ConfigDict(frozen=True)

    title: str
    authors: str = ""
    year: int | None = None
    url_or_doi: str = Field(default="", description="A DOI (10.…) or the address of the publishing body")


class Check(BaseModel):
    """One bound that a result was tested against, met or not; `low` and `high` are inclusive."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    ok: bool
    source: str = Field(default="", description="Short reference to the rule's source")

    @classmethod
    def within(cls, name: str, value: float, low: float | None, high: float | None, source: str = "") -> Check:
        """Test `low` ≤ `value` ≤ `high`; a bound that is None does not bind."""
        ok = (low is None or value >= low) and (high is None or value <= high)
        return cls(name=name, value=value, low=low, high=high, ok=ok, source=source)
