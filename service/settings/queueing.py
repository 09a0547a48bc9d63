"""Settings of the queue and of the workers: leases, tries, limits, how often is looked."""

from __future__ import annotations

from pydantic import Field

from service.settings.parts import Part


class QueueSettings(Part):
    """The queue, and what keeps accepted work from being lost."""

    broker_url: str = Field(
        "memory://",
        description="Where work is queued: `memory://` (inside one `exonym serve`) or `redis://HOST:PORT/DB`.",
        pattern=r"^(memory|rediss?)://",
    )
    queue_name: str = Field(
        "exonym", description="What the queues' names begin with, for installations that share a Redis."
    )
    visibility_timeout: int = Field(
        3600, ge=60, description="Seconds after which Redis gives an unacknowledged message to another worker."
    )
    embedded_worker: bool = Field(True, description="Whether `exonym serve` audits by itself.")
    worker_threads: int = Field(
        1, ge=1, le=64, description="Audits that one `exonym worker` runs at a time, each in a process of its own."
    )
    delivery_threads: int = Field(4, ge=1, le=64, description="Webhooks that one worker delivers at a time.")
    audit_seconds: float = Field(
        60.0, gt=0, description="Seconds that any audit may take; one that takes longer is ended and has failed."
    )
    audit_pace: float = Field(
        400.0, gt=0, description="Characters of its texts for which an audit may take a second more than that."
    )
    audit_memory: int = Field(
        4096,
        ge=512,
        description="MB that an audit's process may hold; an audit that needs more is ended and has failed.",
    )
    lease: float = Field(30.0, gt=0, description="Seconds for which a worker owns an audit without a sign of life.")
    heartbeat: float = Field(10.0, gt=0, description="Seconds between a worker's signs of life during an audit.")
    max_tries: int = Field(
        3, ge=1, description="How often an audit is begun before it counts as failed, should workers die under it."
    )
    sweep: float = Field(5.0, gt=0, description="Seconds between looks for audits whose worker or message is lost.")
    resend: float = Field(
        15.0,
        gt=0,
        description="Seconds after which an audit that nobody took is sent again, if the queue has lost messages.",
    )
    canary: float = Field(
        10.0,
        gt=0,
        description="Seconds between the test messages by which a worker knows that it hears, and `/readyz` workers.",
    )
    stop_patience: float = Field(
        15.0, ge=0, description="Seconds that a worker asked to stop gives its audits before it hands them back."
    )

    def audit_limit(self, length: int) -> float:
        """Seconds that an audit of texts of ``length`` characters may take."""
        return self.audit_seconds + length / self.audit_pace

    @property
    def in_memory(self) -> bool:
        """True when the queue lives in this process alone."""
        return self.broker_url.startswith("memory://")
