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
    worker_threads: int = Field(1, ge=1, le=64, description="Audits that one `exonym worker` runs at a time.")
    lease: float = Field(30.0, gt=0, description="Seconds for which a worker owns an audit without a sign of life.")
    heartbeat: float = Field(10.0, gt=0, description="Seconds between a worker's signs of life during an audit.")
    max_tries: int = Field(
        3, ge=1, description="How often an audit is begun before it counts as failed, should workers die under it."
    )
    sweep: float = Field(15.0, gt=0, description="Seconds between looks for audits whose worker or message is lost.")
    resend: float = Field(
        60.0, gt=0, description="Seconds after which an audit that nobody took is sent again; doubles each time."
    )
    canary: float = Field(10.0, gt=0, description="Seconds between the test messages by which `/readyz` knows workers.")

    @property
    def in_memory(self) -> bool:
        """True when the queue lives in this process alone."""
        return self.broker_url.startswith("memory://")
