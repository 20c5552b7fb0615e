"""The core that needs no model: intent, slots, dialogue state and written answers; no neural text generation."""
