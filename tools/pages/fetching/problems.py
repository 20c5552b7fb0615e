"""What may go wrong with a page, as sentences: InvalidInput for good, Unavailable for now."""

from __future__ import annotations

from domain.errors import InvalidInput, Unavailable
from tools.pages.fetching.address import refused

_LATER = "Try again later."


def took_too_long() -> Unavailable:
    """Nothing, or not all, came in time."""
    return Unavailable("The page took too long to answer.", field="url", hint=_LATER, kind="page_timeout")


def broken_off() -> Unavailable:
    """The connection failed, its certificate is wrong, or the answer was no HTTP."""
    message = "The connection to the page failed or broke off."
    return Unavailable(message, field="url", hint=_LATER, kind="page_broken")


def not_found_by_name() -> Unavailable:
    """The name has no address, or the machine no network."""
    message = "There is no such site, or it cannot be reached from here."
    hint = "Check the address and your connection."
    return Unavailable(message, field="url", hint=hint, kind="page_unreachable")


def site_in_trouble(status: int | None) -> Unavailable:
    """The site answers that it cannot answer."""
    message = "The site cannot show the page right now."
    return Unavailable(message, field="url", hint=_LATER, kind="page_trouble", status=status or "")


def no_page_there(status: int) -> InvalidInput:
    """The site has no such page, or does not show it to us."""
    message = f"The site does not show this page (answer {status})."
    return refused("page_missing", message, "Check the address, or paste the text.", status=status)


def not_allowed() -> InvalidInput:
    """robots.txt forbids it."""
    message = "The site does not want programs to read this page."
    return refused("page_robots", message, "Open it yourself and paste the part that matters.")


def forwards_too_often() -> InvalidInput:
    """Redirects without an end."""
    message = "The page forwards again and again."
    return refused("page_redirects", message, "Give the address that your browser shows in the end.")


def too_large() -> InvalidInput:
    """More than the limit, as sent or as unpacked."""
    return refused("page_large", "The page is too large to read.", "Paste the part that matters.")


def unreadable() -> InvalidInput:
    """A picture, a film, a program, or something that lies about what it is."""
    message = "At this address is no web page, text or PDF."
    return refused("page_type", message, "Give the address of an article.")


def without_text() -> InvalidInput:
    """A page of which nothing is left once menus and scripts are gone."""
    message = "I found no text to read on this page."
    return refused("page_empty", message, "Paste the part that matters.")
