"""Telling a CMS: what is announced to whom, and how it gets there."""

from __future__ import annotations

from service.webhooks.announcing import announce, send
from service.webhooks.deliveries import delete_deliveries, list_deliveries, recover, redeliver
from service.webhooks.delivering import deliver, sweep_deliveries
from service.webhooks.endpoints import (
    add_endpoint,
    change_endpoint,
    delete_endpoint,
    get_endpoint,
    list_endpoints,
    rotate_secret,
)
from service.webhooks.events import Event, audit_data, batch_data
from service.webhooks.policy import Policy

__all__ = [
    "Event",
    "Policy",
    "add_endpoint",
    "announce",
    "audit_data",
    "batch_data",
    "change_endpoint",
    "delete_deliveries",
    "delete_endpoint",
    "deliver",
    "get_endpoint",
    "list_deliveries",
    "list_endpoints",
    "recover",
    "redeliver",
    "rotate_secret",
    "send",
    "sweep_deliveries",
]
