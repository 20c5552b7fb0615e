"""What every program that listens on a port needs to know of its address."""

from __future__ import annotations

import socket
from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_address(host: str, port: int, *, has_key: bool) -> str | None:
    """Why nothing for programs is to listen there, as one sentence; None where it may and can."""
    if not is_loopback(host) and not has_key:
        return f"Set SPOTTER_API_KEY to serve other machines on {host}, or leave --host out to serve this one only."
    if not is_free(host, port):
        return f"Port {port} is in use. Stop the program that uses it, or choose another: --port {port % 65535 + 1}"
    return None


def is_free(host: str, port: int) -> bool:
    """Whether a program can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
