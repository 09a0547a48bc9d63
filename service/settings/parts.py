"""What the parts of the settings share."""

from __future__ import annotations

from ipaddress import ip_address

from pydantic import BaseModel


class Part(BaseModel):
    """Some of the service's settings, those of one room; service.settings.Settings joins them all."""


def is_loopback(host: str) -> bool:
    """Whether an address is one that only this machine can reach; False for a name."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
