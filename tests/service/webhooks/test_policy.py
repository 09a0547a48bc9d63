"""URLs that webhooks may go to: one reading, every address checked."""

from __future__ import annotations

import time
from collections.abc import Iterable
from ipaddress import IPv4Network

import pytest

from service.errors import AddressRefused
from service.webhooks.policy import Policy

STRICT = Policy()
PLAIN = Policy(allow_http=True)


def named(*addresses: str) -> Policy:
    """A policy to whose resolver every name has these addresses."""
    return Policy(allow_http=True, resolve=lambda host, port: addresses)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        pytest.param("https://cms.example.org/in?a=b", "https://cms.example.org/in?a=b", id="plain"),
        pytest.param("HTTPS://CMS.Example.org:443", "https://cms.example.org", id="upper case and the usual port"),
        pytest.param("https://cms.example.org:8443/in", "https://cms.example.org:8443/in", id="a port of its own"),
        pytest.param("https://93.184.216.34/in", "https://93.184.216.34/in", id="a public address"),
        pytest.param("https://[2606:2800:220::1]:8443/", "https://[2606:2800:220::1]:8443/", id="a public IPv6"),
        pytest.param("https://żółw.example/", "https://xn--w-uga1v8h.example/", id="an international name"),
        pytest.param("https://cms.example.org/in#part", "https://cms.example.org/in", id="a fragment is not sent"),
        pytest.param("https://my_cms/in", "https://my_cms/in", id="a name of one label, underlined"),
        pytest.param("https://cms.example.org:٨٤٤٣/", "https://cms.example.org:8443/", id="a port in Arabic digits"),
        pytest.param("https://@cms.example.org/", "https://cms.example.org/", id="nobody at the host"),
    ],
)
def test_urls_that_are_taken(url: str, normal: str) -> None:
    assert str(STRICT.read_url(url)) == normal


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("http://cms.example.org/", "https", id="http"),
        pytest.param("file:///etc/passwd", "https", id="a file"),
        pytest.param("gopher://127.0.0.1/", "https", id="another scheme"),
        pytest.param("javascript:alert(1)", "https", id="a script"),
        pytest.param("//cms.example.org/", "https", id="no scheme"),
        pytest.param("cms.example.org", "https", id="a name alone"),
        pytest.param("", "space", id="nothing"),
        pytest.param("https:///in", "host", id="no host"),
        pytest.param("https://", "host", id="no host and no path"),
        pytest.param("https:cms.example.org/", "host", id="no slashes"),
        pytest.param("https://user:pw@cms.example.org/", "user name", id="credentials"),
        pytest.param("https://user@cms.example.org/", "user name", id="a user name"),
        pytest.param("https://cms.example.org\\@10.0.0.1/", "backslash", id="a backslash"),
        pytest.param("https://cms.example.org/a b", "space", id="a space"),
        pytest.param(" https://cms.example.org/", "space", id="a space in front"),
        pytest.param("https://cms.example.org/\r\nX-Injected: 1", "control", id="a header put in"),
        pytest.param("https://cms.example.org/\t", "control", id="a tab"),
        pytest.param("https://cms.example.org/\0", "control", id="a NUL"),
        pytest.param("https://cms.example.org./", "host", id="a dot at the end"),
        pytest.param("https://127.0.0.1./", "host", id="an address with a dot at the end"),
        pytest.param("https://.example.org/", "host", id="a dot in front"),
        pytest.param("https://cms..example.org/", "host", id="two dots"),
        pytest.param("https://-cms.example.org/", "host", id="a hyphen in front"),
        pytest.param("https://%31%30.0.0.1/", "host", id="a percent-encoded address"),
        pytest.param("https://cms%2eexample.org/", "host", id="a percent-encoded dot"),
        pytest.param("https://cms.example.org%00.evil/", "host", id="a percent-encoded NUL"),
        pytest.param(f"https://{'a' * 254}/", "host", id="a host too long"),
        pytest.param("https://0/", "not an address", id="zero"),
        pytest.param("https://2130706433/", "not an address", id="an address as one number"),
        pytest.param("https://0x7f000001/", "not an address", id="hexadecimal"),
        pytest.param("https://0x7f.1/", "not an address", id="hexadecimal and short"),
        pytest.param("https://127.1/", "not an address", id="a short address"),
        pytest.param("https://0177.0.0.1/", "IPv4", id="octal"),
        pytest.param("https://127.0.0.1/", "not public", id="loopback"),
        pytest.param("https://127。0。0。1/", "not public", id="ideographic dots"),
        pytest.param("https://１２７.0.0.1/", "IDNA", id="full-width digits"),
        pytest.param("https://①②⑦.0.0.1/", "IDNA", id="circled digits"),
        pytest.param("https://[::1]/", "not public", id="IPv6 loopback"),
        pytest.param("https://[::ffff:10.0.0.1]/", "not public", id="mapped"),
        pytest.param("https://[64:ff9b::a9fe:a9fe]/", "not public", id="NAT64"),
        pytest.param("https://[fe80::1%25eth0]/", "zone", id="a zone"),
        pytest.param("https://[2606:2800:220::1%25eth0]/", "zone", id="a zone of a public address"),
        pytest.param("https://[::1/", "port", id="half a bracket"),
        pytest.param("https://[v1.fe80::a+en1]/", "IPv6", id="a future address"),
        pytest.param("https://cms.example.org:25/", "port", id="the port of mail"),
        pytest.param("https://cms.example.org:0/", "port", id="port 0"),
        pytest.param("https://cms.example.org:70000/", "port", id="no such port"),
        pytest.param("https://cms.example.org:-1/", "port", id="a port below 0"),
        pytest.param("https://cms.example.org/" + "x" * 2000, "2000", id="too long"),
        pytest.param("https://cms.example.org/" + "ł" * 400, "2000", id="too long once it is encoded"),
    ],
)
def test_urls_that_are_refused(url: str, says: str) -> None:
    with pytest.raises(AddressRefused, match=says) as refused:
        STRICT.read_url(url)
    assert refused.value.field == "url"


@pytest.mark.parametrize("url", ["http://cms.example.org/", "http://93.184.216.34:8080/"])
def test_http_is_taken_where_the_operator_says_so(url: str) -> None:
    assert str(PLAIN.read_url(url)) == url


@pytest.mark.parametrize(
    ("addresses", "says"),
    [
        pytest.param(["10.0.0.1"], "not public", id="a private one"),
        pytest.param(["93.184.216.34", "10.0.0.1"], "not public", id="one of two"),
        pytest.param(["93.184.216.34", "::1"], "not public", id="one of two on IPv6"),
        pytest.param(["fe80::1%1"], "not public", id="with a zone"),
        pytest.param([], "no address", id="none"),
        pytest.param(["nonsense"], "looked up", id="an answer that is none"),
    ],
)
def test_a_name_is_refused_for_any_of_its_addresses(addresses: list[str], says: str) -> None:
    with pytest.raises(AddressRefused, match=says):
        named(*addresses).find_addresses("cms.example.org", 443)


def test_all_addresses_of_a_name_are_given_in_order() -> None:
    found = named("93.184.216.34", "2606:2800:220::1").find_addresses("cms.example.org", 443)
    assert [str(address) for address in found] == ["93.184.216.34", "2606:2800:220::1"]


def test_networks_of_the_operator_are_open_and_no_others() -> None:
    policy = Policy(networks=(IPv4Network("10.1.0.0/16"),), resolve=lambda host, port: ["10.1.2.3"])
    assert policy.find_addresses("cms.internal", 443)
    assert policy.read_url("https://10.1.2.3/")
    for url in ("https://10.2.0.1/", "https://[::ffff:10.1.2.3]/"):
        with pytest.raises(AddressRefused):
            policy.read_url(url)


def _unknown(host: str, port: int) -> Iterable[str]:
    raise OSError("Name or service not known")


def _too_long(host: str, port: int) -> Iterable[str]:
    return [host.encode("idna").decode()]


@pytest.mark.parametrize("resolve", [_unknown, _too_long])
def test_a_name_that_cannot_be_looked_up_is_refused(resolve: object) -> None:
    policy = Policy(resolve=resolve)  # type: ignore[arg-type]
    with pytest.raises(AddressRefused, match="could not be looked up"):
        policy.find_addresses("a" * 70 + ".example", 443)


def test_a_name_server_that_is_slow_is_not_waited_for() -> None:
    def slow(host: str, port: int) -> Iterable[str]:
        time.sleep(1)
        return ["93.184.216.34"]

    with pytest.raises(AddressRefused, match="within"):
        Policy(resolve=slow).find_addresses("cms.example.org", 443, seconds=0.05)
