"""How much memory a model server takes, where it runs on this machine."""

from __future__ import annotations

import subprocess
from urllib.parse import urlsplit

from domain.network import is_loopback

_MIB = 2**20
_PORTS = {"http": 80, "https": 443}


def memory_of(url: str) -> dict[str, float]:
    """`memory_mib` of all GPUs, and `process_mib` of the server's processes; what cannot be told is left out."""
    address = urlsplit(url)
    if not is_loopback(address.hostname or ""):
        return {}
    found = {"memory_mib": gpu_mib(), "process_mib": process_mib(address.port or _PORTS.get(address.scheme, 0))}
    return {name: value for name, value in found.items() if value is not None}


def gpu_mib() -> float | None:
    """GPU memory in use, by the driver; None where there is none."""
    command = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout
        return float(sum(int(line) for line in said.split()))
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def process_mib(port: int) -> float | None:
    """Resident memory of the process that listens on a port and of its children; shared pages count for each.

    None where nobody listens there, or where the system does not say who does (another user's process).
    """
    import psutil

    try:
        listening = (
            one.pid
            for one in psutil.net_connections("tcp")
            if one.status == psutil.CONN_LISTEN and one.laddr.port == port
        )
        number = next((pid for pid in listening if pid is not None), None)
        if number is None:
            return None
        server = psutil.Process(number)
        return float(sum(one.memory_info().rss for one in (server, *server.children(recursive=True))) / _MIB)
    except psutil.Error:
        return None
