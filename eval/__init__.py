"""Measures, each a command: python -m eval.NAME."""
