"""From what a person or a redirect wrote to an address that may be asked, or a sentence why not.

There is one parser of addresses, `httpx.URL`, and its object is what is checked, resolved and sent: no text of an
address is ever read a second time by another parser, which could find another host in it.
"""

from __future__ import annotations

import re

import httpx

from domain.errors import InvalidInput
from tools.pages.fetching.reach import Reach

MAX_ADDRESS_LENGTH = 2048
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_HOST_AND_PORT = re.compile(r"^[^/?#@]+\.[^/?#@]+:\d*(?:[/?#]|$)")
"""A port behind a host without a scheme: "example.com:8080/page" has no scheme called "example.com"."""
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
"""Control characters, blanks and backslashes: browsers mend them, each in its own way."""
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LAST_LABEL = re.compile(r"[a-z][a-z0-9-]*")
_MAX_HOST_LENGTH = 253
_DOTTED_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}")
DEFAULT_PORTS = {"http": 80, "https": 443}


def read_address(text: str, reach: Reach, base: httpx.URL | None = None) -> httpx.URL:
    """The address of a page, without its fragment; "www.example.com" means https, a redirect is relative to `base`.

    Raises InvalidInput with a kind: address_malformed, address_scheme, address_credentials, address_port or
    address_private.
    """
    text = text.strip()
    if not text or len(text) > MAX_ADDRESS_LENGTH or _FORBIDDEN.search(text):
        raise refused("address_malformed", "This is no web address.", "Copy it again from the browser.")
    if base is None and (not _SCHEME.match(text) or _HOST_AND_PORT.match(text)):
        text = f"https://{text.removeprefix('//')}"
    try:
        url = (base.join(text) if base else httpx.URL(text)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise refused("address_malformed", "This is no web address.", "Copy it again from the browser.") from error
    _check(url, reach)
    return url.copy_with(host=url.raw_host.decode().rstrip("."))


def port_of(url: httpx.URL) -> int:
    """The port that the address names, or its scheme's."""
    return url.port if url.port is not None else DEFAULT_PORTS[url.scheme]


def is_ip_address(host: str) -> bool:
    """Whether a host that was checked is an address itself, so that there is nothing to resolve."""
    return ":" in host or _DOTTED_QUAD.fullmatch(host) is not None


def refused(kind: str, message: str, hint: str, **params: object) -> InvalidInput:
    """An address or page that is not read, whatever one waits."""
    return InvalidInput(message, field="url", hint=hint, kind=kind, **params)


def refused_as_private() -> InvalidInput:
    """An address inside somebody's network."""
    message = "This address leads into a private network."
    return refused("address_private", message, "Give the address of a public page.")


def _check(url: httpx.URL, reach: Reach) -> None:
    if url.scheme not in DEFAULT_PORTS:
        message = "Only pages of the web can be read, at http or https addresses."
        raise refused("address_scheme", message, "Give such an address.")
    if url.userinfo:
        message = "The address holds a user name or a password."
        raise refused("address_credentials", message, "Give it without them.")
    host = url.raw_host.decode("ascii", "replace").lower()
    if not _is_well_formed(host):
        raise refused("address_malformed", "This is no web address.", "Copy it again from the browser.")
    if port_of(url) not in reach.ports:
        message = f"Pages are not served on port {port_of(url)}."
        raise refused("address_port", message, "Give an address without it.", port=port_of(url))
    if is_ip_address(host) and not reach.is_public(host):
        raise refused_as_private()
    if not is_ip_address(host) and reach.is_local_name(host):
        raise refused_as_private()


def _is_well_formed(host: str) -> bool:
    """A name of letters, digits and hyphens whose last part is no number, or a plainly written IP address.

    Other ways of writing an IP address (2130706433, 0x7f.1, 127.1, 127.0.0.1.) are nobody's way of naming a page.
    """
    if is_ip_address(host):
        return "%" not in host
    labels = host.removesuffix(".").split(".")
    if len(host) > _MAX_HOST_LENGTH or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    return _LAST_LABEL.fullmatch(labels[-1]) is not None
