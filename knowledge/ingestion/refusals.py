"""Why a document cannot be taken: one sentence with the remedy each, by a kind that texts in other languages go by."""

from __future__ import annotations

from domain.errors import InvalidInput

_SENTENCES = {
    "document_empty": ("The document is empty.", "Bring the file again."),
    "document_unknown": (
        "This kind of file cannot be read.",
        "Bring a PDF, Word (.docx), HTML, Markdown or text file, or a ZIP of MinerU's output.",
    ),
    "document_broken": ("The document is damaged.", "Open it, save it again, and bring the new file."),
    "document_locked": ("The document is protected by a password.", "Save it without the password and bring it again."),
    "document_scanned": (
        "The document holds pictures of pages and no text.",
        "Read it with MinerU or another text recognition first, and bring what that gives.",
    ),
    "document_no_text": ("The document holds no text that could be found later.", "Bring another one."),
    "document_too_large": ("The document is too large: at most {megabytes} MB.", "Bring it in parts."),
    "document_many_pages": ("The document is too long: at most {pages} pages.", "Bring it in parts."),
    "document_too_tangled": (
        "The page is built so intricately that reading it takes too long.",
        "Bring its text as a plain file or a PDF.",
    ),
    "document_too_long": ("The document is too long.", "Bring it in parts."),
}


def refused(kind: str, **params: object) -> InvalidInput:
    """The error of a kind; `params` are the figures of its sentence."""
    message, hint = _SENTENCES[kind]
    return InvalidInput(message.format(**params), field="document", hint=hint, kind=kind, **params)
