"""Which addresses of the network may be connected to: public ones alone.

Invariant: an address that only wraps an IPv4 address (mapped, NAT64) is judged by what it wraps; tunnels whose end is
chosen by the address (6to4, Teredo) are refused. Source: IANA special-purpose address registries, as far as Python's
`ipaddress` knows them, and the blocks below that it takes for public.
"""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED = [
    ipaddress.ip_network(block)
    for block in (
        "0.0.0.0/8",
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "224.0.0.0/3",  # multicast, reserved
        "2001::/23",  # protocol assignments, Teredo
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
]


def public(address: Address) -> bool:
    """Whether an address lies in the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return public(address.ipv4_mapped)
        if address in _NAT64:
            return public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _UNICAST:
            return False
    return address.is_global and not any(address.version == b.version and address in b for b in _REFUSED)
