"""Settings of webhooks, in and out."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network

from pydantic import Field

from service.settings.parts import Part


class WebhookSettings(Part):
    """Events from CMSs, and deliveries to them."""

    join_hours: float = Field(
        24.0,
        gt=0,
        description="Hours for which the halves of an article wait for each other; then the translation is "
        "audited without its source.",
    )
    webhook_allow_http: bool = Field(False, description="Whether webhooks may go to http addresses, not only to https.")
    webhook_allowed_networks: tuple[IPv4Network | IPv6Network, ...] = Field(
        (),
        description="Networks beside the public internet that webhooks may go to, as a JSON list of CIDR: "
        '`["10.0.0.0/8"]`.',
    )
