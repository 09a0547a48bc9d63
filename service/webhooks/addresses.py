"""Which addresses are public.

Written out, since ``ipaddress.is_global`` of Python 3.11 takes for global what is not: NAT64 (64:ff9b::a9fe:a9fe), 6to4
(2002:7f00:1::), mapped and compatible addresses (::ffff:100.100.100.200, ::127.0.0.1), fec0::/10, multicast.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        # https://www.iana.org/assignments/iana-ipv4-special-registry
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared; 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; 169.254.169.254 is the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "168.63.129.16/32",  # Azure's platform: metadata at a public address
    )
)

PUBLIC_6 = IPv6Network("2000::/3")
"""All that is given out as global unicast (https://www.iana.org/assignments/ipv6-address-space); outside lie mapped,
compatible and NAT64 addresses, loopback, unique local, link-local, site-local and multicast ones."""

NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        # https://www.iana.org/assignments/iana-ipv6-special-registry
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is on the public internet, and no cloud's metadata."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    return address in PUBLIC_6 and not any(address in network for network in NOT_PUBLIC_6)
