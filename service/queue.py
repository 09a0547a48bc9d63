"""The queue: Celery on Redis, or in memory when everything runs in one process.

The queue may lose a message or deliver it twice; the audits' rows decide what is done (service.audits.claims).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from celery import Celery
from kombu.entity import Queue as Route
from kombu.exceptions import OperationalError

from service.errors import QueueUnavailable
from service.settings import Settings

AUDIT_TASK = "audit.run"
DELIVERY_TASK = "webhook.deliver"
CANARY_TASK = "canary.sing"


class Lane(StrEnum):
    """The queues, in the order in which workers look into them."""

    INTERACTIVE = "audits.interactive"
    WEBHOOKS = "webhooks"
    BATCH = "audits.batch"


class Queue(Protocol):
    """Where work is sent."""

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        """Ask for an audit to be run. Raises QueueUnavailable when the broker does not answer."""

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Ask for a webhook to be delivered. Raises QueueUnavailable likewise."""

    def depth(self, lane: Lane) -> int:
        """How many messages wait in a lane. Raises QueueUnavailable likewise."""

    def send_canary(self) -> None:
        """Send the test message that shows a worker works. Raises QueueUnavailable likewise."""

    def ping(self) -> None:
        """Raise QueueUnavailable unless the broker answers."""


class CeleryQueue:
    """The queue of a Celery application."""

    def __init__(self, app: Celery) -> None:
        self.app = app

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        """Send ``audit.run``; only after the row's transaction is committed."""
        self._send(AUDIT_TASK, self._name(lane), audit_id)

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Send ``webhook.deliver``; only after the row's transaction is committed."""
        self._send(DELIVERY_TASK, self._name(Lane.WEBHOOKS), delivery_id)

    def depth(self, lane: Lane) -> int:
        """Ask the broker how long the lane's queue is."""
        try:
            with self.app.connection_for_write() as connection:
                declared = connection.default_channel.queue_declare(self._name(lane), durable=True)
                return int(declared.message_count)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error

    def send_canary(self) -> None:
        """Send ``canary.sing`` down a queue of its own, so that a backlog of audits does not hold it up."""
        self._send(CANARY_TASK, canary_queue(self.app.conf.task_default_queue))

    def ping(self) -> None:
        """Open a connection to the broker."""
        try:
            with self.app.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, interval_start=0)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error

    def _name(self, lane: Lane) -> str:
        return lane_queue(self.app.conf.task_default_queue, lane)

    def _send(self, task: str, queue: str, *args: str) -> None:
        try:
            self.app.send_task(task, args=args, queue=queue)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error


def lane_queue(name: str, lane: Lane) -> str:
    """The queue of a lane, of an installation whose queues' names begin with ``name``."""
    return f"{name}.{lane.value}"


def canary_queue(name: str) -> str:
    """The queue that canaries go down, beside the queue of that name."""
    return f"{name}.canary"


def celery_app(settings: Settings) -> Celery:
    """A Celery application with its broker, queues and safeguards, and no tasks yet."""
    broker = (
        "memory://localhost" if settings.in_memory else settings.broker_url
    )  # a name, or kombu warns of having none
    app = Celery("exonym", broker=broker, set_as_current=False)
    app.conf.update(
        task_default_queue=settings.queue_name,
        task_queues=_routes(settings.queue_name),
        task_ignore_result=True,
        task_publish_retry=False,
        task_serializer="json",
        accept_content=["json"],
        worker_prefetch_multiplier=1,
        worker_concurrency=settings.worker_threads,
        worker_pool="solo" if settings.worker_threads == 1 else "threads",
        worker_hijack_root_logger=False,
        worker_enable_remote_control=False,
        worker_soft_shutdown_timeout=10.0,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_retry_on_startup=True,
        broker_transport_options=_transport_options(settings),
        # Celery reads the visibility timeout in three places; one that differs makes messages run twice
        result_backend_transport_options={"visibility_timeout": settings.visibility_timeout},
        visibility_timeout=settings.visibility_timeout,
    )
    return app


def _routes(name: str) -> list[Route]:
    queues = [lane_queue(name, lane) for lane in Lane]
    return [Route(name=queue, routing_key=queue) for queue in (*queues, canary_queue(name))]  # type: ignore[no-untyped-call]


def _transport_options(settings: Settings) -> dict[str, float]:
    if settings.in_memory:
        return {"polling_interval": 0.05}
    # a caller of the API is waiting; and a consumer waits 1 s for a message, so that silence of 5 s is a fault
    quickly = {"max_retries": 1, "interval_start": 0.0, "socket_connect_timeout": 3, "socket_timeout": 5}
    return {"visibility_timeout": settings.visibility_timeout, **quickly}
