"""What is public and what is not, where Python 3.11 is wrong as well."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from service.webhooks.addresses import NOT_PUBLIC_4, NOT_PUBLIC_6, PUBLIC_6, is_public


@pytest.mark.parametrize(
    ("text", "public"),
    [
        pytest.param("93.184.216.34", True, id="a web server"),
        pytest.param("2606:2800:220:1:248:1893:25c8:1946", True, id="a web server on IPv6"),
        pytest.param("0.0.0.0", False, id="this host"),
        pytest.param("0.1.2.3", False, id="this network"),
        pytest.param("9.255.255.255", True, id="before 10/8"),
        pytest.param("10.0.0.5", False, id="private 10/8"),
        pytest.param("11.0.0.0", True, id="after 10/8"),
        pytest.param("100.63.255.255", True, id="before shared"),
        pytest.param("100.64.0.0", False, id="shared, first"),
        pytest.param("100.100.100.200", False, id="Alibaba's metadata"),
        pytest.param("100.127.255.255", False, id="shared, last"),
        pytest.param("127.0.0.1", False, id="loopback"),
        pytest.param("127.255.255.254", False, id="the rest of loopback"),
        pytest.param("168.63.129.15", True, id="beside Azure's"),
        pytest.param("168.63.129.16", False, id="Azure's metadata"),
        pytest.param("169.254.169.254", False, id="the clouds' metadata"),
        pytest.param("172.15.255.255", True, id="before 172.16/12"),
        pytest.param("172.16.0.1", False, id="private 172.16/12"),
        pytest.param("172.31.255.255", False, id="private 172.16/12, last"),
        pytest.param("192.0.0.192", False, id="Oracle's metadata"),
        pytest.param("192.0.2.1", False, id="documentation"),
        pytest.param("192.88.99.1", False, id="6to4 relay"),
        pytest.param("192.168.1.1", False, id="private 192.168/16"),
        pytest.param("198.19.255.255", False, id="benchmarks"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("240.0.0.1", False, id="reserved"),
        pytest.param("255.255.255.255", False, id="broadcast"),
        pytest.param("::", False, id="IPv6 this host"),
        pytest.param("::1", False, id="IPv6 loopback"),
        pytest.param("::127.0.0.1", False, id="compatible"),
        pytest.param("::ffff:10.0.0.1", False, id="mapped private"),
        pytest.param("::ffff:93.184.216.34", False, id="mapped public: none writes it so"),
        pytest.param("::ffff:100.100.100.200", False, id="mapped metadata"),
        pytest.param("64:ff9b::a9fe:a9fe", False, id="NAT64 of metadata"),
        pytest.param("64:ff9b:1::1", False, id="local NAT64"),
        pytest.param("2001::1", False, id="Teredo"),
        pytest.param("2001:20::1", False, id="ORCHID"),
        pytest.param("2001:db8::1", False, id="IPv6 documentation"),
        pytest.param("2001:200::1", True, id="after the protocols' block"),
        pytest.param("2002:7f00:1::", False, id="6to4 of loopback"),
        pytest.param("3fff::1", False, id="new documentation"),
        pytest.param("4000::1", False, id="not given out"),
        pytest.param("5f00::1", False, id="segment routing"),
        pytest.param("fc00::1", False, id="unique local"),
        pytest.param("fd00:ec2::254", False, id="Amazon's metadata on IPv6"),
        pytest.param("fe80::1", False, id="link-local"),
        pytest.param("fe80::1%eth0", False, id="link-local with a zone"),
        pytest.param("fec0::1", False, id="site-local"),
        pytest.param("ff02::1", False, id="IPv6 multicast"),
    ],
)
def test_what_is_public(text: str, public: bool) -> None:
    assert is_public(ip_address(text)) is public


def test_what_python_knows_for_not_global_is_not_public_either() -> None:
    edges = {edge for network in (*NOT_PUBLIC_4, *NOT_PUBLIC_6, PUBLIC_6) for edge in (network[0], network[-1])}
    around = {address + step for address in edges for step in (-1, 0, 1) if 0 < int(address) < 2**32 - 2}
    assert around
    assert [a for a in around if is_public(a) and not a.is_global] == []
