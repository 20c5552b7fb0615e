"""The requests whose arguments a conversation gathers."""

PLANS = ("plan_nutrition", "plan_training", "energy_needs", "calculate_531", "one_rep_max")
"""Those that are computed from what somebody tells of themselves."""
CHECK = "check_training_plan"
PERSON = (
    "sex", "age_years", "height_cm", "weight_kg", "activity", "body_fat_percent", "pregnant_or_lactating",
)  # fmt: skip
"""Arguments that tell of a body."""
