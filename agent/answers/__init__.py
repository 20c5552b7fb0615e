"""Written answers: each tool's result as a few sentences with citations, in four languages."""

from pathlib import Path

TEXTS_DIR = Path(__file__).parent / "texts"
