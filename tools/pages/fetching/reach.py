"""Which hosts, ports and network addresses may be asked for a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("special_addresses.yaml")
_TUNNEL_SHIFT, _TUNNEL_MASK = 32, 0xFFFFFFFF
"""Where an ISATAP address says that it is one: the upper half of its last 64 bits."""


@dataclass(frozen=True)
class Reach:
    """The rules of `special_addresses.yaml`."""

    ipv4: tuple[IPv4Network, ...]
    ipv6_public: IPv6Network
    ipv6: tuple[IPv6Network, ...]
    ipv6_tunnel_ids: frozenset[int]
    local_names: frozenset[str]
    ports: frozenset[int]

    def is_public(self, address: str) -> bool:
        """Whether an IP address belongs to a public host; what is no address is none."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return self._is_public_v4(parsed) if isinstance(parsed, IPv4Address) else self._is_public_v6(parsed)

    def is_local_name(self, host: str) -> bool:
        """Whether a name stands for a machine nearby: a single word, or one under a local domain."""
        labels = host.lower().strip(".").split(".")
        return len(labels) < 2 or any(".".join(labels[i:]) in self.local_names for i in range(len(labels)))

    def _is_public_v4(self, address: IPv4Address) -> bool:
        return address.is_global and not any(address in network for network in self.ipv4)

    def _is_public_v6(self, address: IPv6Address) -> bool:
        if address.scope_id or address not in self.ipv6_public:
            return False
        is_tunnel = int(address) >> _TUNNEL_SHIFT & _TUNNEL_MASK in self.ipv6_tunnel_ids
        return not is_tunnel and address.is_global and not any(address in network for network in self.ipv6)


@cache
def load_reach() -> Reach:
    """The rules, read once."""
    import yaml

    rules: dict[str, Any] = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Reach(
        ipv4=tuple(IPv4Network(rule["network"]) for rule in rules["ipv4"]),
        ipv6_public=IPv6Network(rules["ipv6_public"]),
        ipv6=tuple(IPv6Network(rule["network"]) for rule in rules["ipv6"]),
        ipv6_tunnel_ids=frozenset(rules["ipv6_tunnel_ids"]),
        local_names=frozenset(rules["local_names"]),
        ports=frozenset(rules["ports"]),
    )
