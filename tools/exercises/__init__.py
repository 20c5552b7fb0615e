"""Showing exercises: search in the catalogue, with the animation of each hit."""
