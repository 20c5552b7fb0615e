"""The library: every exercise to look at, found by name, muscle, equipment, kind or level, each with its own page."""
