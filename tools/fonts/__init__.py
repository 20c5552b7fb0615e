"""Fonts for the letters of four languages, found where a laptop has them."""
