"""Where webhooks may go: which URLs, which addresses.

One parser reads a URL, at registration and again at each delivery; and a delivery connects to the very address that
was checked, so that neither two readings of a URL nor two answers of a name server can differ.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Self

import httpx2

from service.errors import AddressRefused
from service.settings import Settings
from service.webhooks.addresses import is_public

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Iterable[str]]
"""Gives the addresses of a name. Raises OSError for one that has none."""

LONGEST_URL = 2000
LONGEST_HOST = 253
LOWEST_PORT = 1024
LOW_PORTS = (80, 443)
"""What lies under the lowest port and is no web server is mail, shells and name servers."""
RESOLVE_SECONDS = 5.0

_PLAIN = re.compile(r"[^\s\\\x00-\x1f\x7f]+")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_NUMERIC = re.compile(r"(.*\.)?(\d+|0x[0-9a-f]*)")
"""A host that browsers and the C library take for an IPv4 address (https://url.spec.whatwg.org, 3.5 "ends in a
number"): 0, 2130706433, 0x7f.1."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, from the system's resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True)
class Policy:
    """Where webhooks may go: http too or https alone; ``networks`` beside the public internet."""

    allow_http: bool = False
    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    resolve: Resolver = resolve

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The operator's."""
        return cls(settings.webhook_allow_http, settings.webhook_allowed_networks)

    def read_url(self, url: str) -> httpx2.URL:
        """The URL, in its normal form. Raises AddressRefused for one that webhooks may not go to."""
        if not _PLAIN.fullmatch(url):
            raise AddressRefused("has a space, a control character or a backslash")
        try:
            parsed = httpx2.URL(url)
        except httpx2.InvalidURL as error:
            raise AddressRefused(str(error)) from None
        self._check_scheme(parsed)
        if parsed.userinfo:
            raise AddressRefused("has a user name or password; the signature says who sends")
        self._check_host(parsed.raw_host.decode())
        _check_port(parsed.port)
        if len(str(parsed)) > LONGEST_URL:
            raise AddressRefused(f"is longer than {LONGEST_URL} characters, with what has to be percent-encoded")
        return parsed.copy_with(fragment=None)

    def find_addresses(self, host: str, port: int, seconds: float = RESOLVE_SECONDS) -> tuple[Address, ...]:
        """The addresses of a host, all of them permitted. Raises AddressRefused when one is not or there are none."""
        found = (_literal(host),) if _is_literal(host) else _look_up(self.resolve, host, port, seconds)
        if not found:
            raise AddressRefused(f"the name {host} has no address")
        for address in found:
            self._check_address(address)
        return found

    def _check_scheme(self, url: httpx2.URL) -> None:
        if url.scheme == "http" and not self.allow_http:
            raise AddressRefused("must begin with https://; EXONYM_WEBHOOK_ALLOW_HTTP permits http")
        if url.scheme not in ("http", "https"):
            raise AddressRefused("must begin with https://")

    def _check_host(self, host: str) -> None:
        if _is_literal(host):
            self._check_address(_literal(host))
        elif len(host) > LONGEST_HOST or not _HOST.fullmatch(host):
            raise AddressRefused("the host must be a name of letters, digits, hyphens and dots, or an address")

    def _check_address(self, address: Address) -> None:
        if not is_public(address) and not any(address in network for network in self.networks):
            raise AddressRefused(
                "leads to an address that is not public; EXONYM_WEBHOOK_ALLOWED_NETWORKS permits networks of your own"
            )


def _check_port(port: int | None) -> None:
    if port is not None and port not in LOW_PORTS and not LOWEST_PORT <= port <= 65_535:
        raise AddressRefused("the port must be 80, 443 or one from 1024 to 65535")


def _is_literal(host: str) -> bool:
    return ":" in host or bool(_NUMERIC.fullmatch(host))


def _literal(host: str) -> Address:
    if "%" in host:
        raise AddressRefused("the host has a zone, which means something on one machine alone")
    try:
        return ip_address(host)
    except ValueError:
        raise AddressRefused(f"the host {host} is not an address as RFC 3986 writes it") from None


def _look_up(resolve: Resolver, host: str, port: int, seconds: float) -> tuple[Address, ...]:
    """The addresses of a name. Asked in a thread, since the system's resolver cannot be told to give up."""
    answers: SimpleQueue[tuple[Address, ...] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(tuple(ip_address(text) for text in resolve(host, port)))
        except (OSError, ValueError) as error:  # UnicodeError, of a label that is too long, is a ValueError
            answers.put(error)

    Thread(target=ask, name="resolver", daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise AddressRefused(f"the name {host} could not be looked up within {seconds:.0f} s") from None
    if isinstance(found, Exception):
        raise AddressRefused(f"the name {host} could not be looked up")
    return found
