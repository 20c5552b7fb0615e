"""What a person has saved about themselves; every field may be unknown."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from domain.vocabulary import Activity, BodyPart, Diet, Equipment, Level, Sex, WeightUnit


class Profile(BaseModel):
    """Facts that fill a tool's arguments where a message does not give them."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    sex: Sex | None = None
    age_years: int | None = Field(None, ge=10, le=110)
    height_cm: float | None = Field(None, ge=100, le=250)
    weight_kg: float | None = Field(None, ge=25, le=350)
    activity: Activity | None = None
    diet: Diet | None = None
    exclude: list[str] = Field(default_factory=list)
    level: Level | None = None
    equipment: list[Equipment] = Field(default_factory=list)
    avoid: list[BodyPart] = Field(default_factory=list)
    unit: WeightUnit | None = None

    def known(self) -> dict[str, object]:
        """The fields that are known, as plain values."""
        values = self.model_dump(mode="json", exclude_none=True)
        return {name: value for name, value in values.items() if value != []}
