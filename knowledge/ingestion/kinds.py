"""The kinds of documents that are read, and how they are known by name."""

from __future__ import annotations

from pathlib import PurePosixPath

MOST_BYTES = 50 * 1024**2
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
MINERU = "application/x-mineru+zip"
TEXT_ENDINGS = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
}
ENDINGS = frozenset({*TEXT_ENDINGS, ".pdf", ".docx", ".zip"})
"""The endings of files that are tried when a folder is brought."""
TEXT_TYPES = {HTML: HTML, "application/xhtml+xml": HTML, MARKDOWN: MARKDOWN, "text/x-markdown": MARKDOWN}


def plain_title(name: str) -> str:
    """What a document without a title is called: its file's name without the ending."""
    path = PurePosixPath(name)
    return (path.stem if path.suffix.lower() in ENDINGS else path.name).replace("_", " ").strip() or name
