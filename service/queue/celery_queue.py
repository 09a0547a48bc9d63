"""The queue of a Celery application."""

from __future__ import annotations

from celery import Celery
from kombu.entity import Queue as Route
from kombu.exceptions import OperationalError

from service.errors import QueueUnavailable
from service.queue.lanes import AUDIT_TASK, CANARY_TASK, DELIVERY_TASK, Lane, canary_queue, lane_queue
from service.settings import Settings

CANARY_EXPIRES = 600
"""Seconds after which a queue of canaries that nobody reads any more is gone from the broker."""


class CeleryQueue:
    """Sends the messages of a Celery application."""

    def __init__(self, app: Celery) -> None:
        self.app = app

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        """Send ``audit.run``; only after the row's transaction is committed."""
        self._send(AUDIT_TASK, lane_route(self._name, lane), audit_id)

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Send ``webhook.deliver``; only after the row's transaction is committed."""
        self._send(DELIVERY_TASK, lane_route(self._name, Lane.WEBHOOKS), delivery_id)

    def depth(self, lane: Lane) -> int:
        """Ask the broker how long the lane's queue is."""
        try:
            with self.app.connection_for_write() as connection:
                declared = connection.default_channel.queue_declare(lane_queue(self._name, lane), durable=True)
                return int(declared.message_count)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error

    def send_canary(self, worker: str) -> None:
        """Send ``canary.sing`` down the worker's own queue, so that no backlog holds it up."""
        self._send(CANARY_TASK, canary_route(self._name, worker))

    def ping(self) -> None:
        """Open a connection to the broker."""
        try:
            with self.app.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, interval_start=0)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error

    @property
    def _name(self) -> str:
        return str(self.app.conf.task_default_queue)

    def _send(self, task: str, route: Route, *args: str) -> None:
        try:
            self.app.send_task(task, args=args, queue=route)
        except (OperationalError, OSError) as error:
            raise QueueUnavailable(str(error)) from error


def lane_route(name: str, lane: Lane) -> Route:
    """A lane's queue as kombu declares it."""
    queue = lane_queue(name, lane)
    return Route(name=queue, routing_key=queue)  # type: ignore[no-untyped-call]


def canary_route(name: str, worker: str) -> Route:
    """The queue of a worker's canaries as kombu declares it."""
    queue = canary_queue(name, worker)
    return Route(name=queue, routing_key=queue, expires=CANARY_EXPIRES)  # type: ignore[no-untyped-call]


def celery_app(settings: Settings) -> Celery:
    """A Celery application with its broker and queues. It sends; what takes its messages is workers.consumer."""
    # a name, or kombu warns of having none
    broker = "memory://localhost" if settings.in_memory else settings.broker_url
    app = Celery("exonym", broker=broker, set_as_current=False)
    app.conf.update(
        task_default_queue=settings.queue_name,
        task_queues=[lane_route(settings.queue_name, lane) for lane in Lane],
        task_ignore_result=True,
        task_publish_retry=False,
        task_serializer="json",
        accept_content=["json"],
        broker_transport_options=_transport_options(settings),
    )
    return app


def _transport_options(settings: Settings) -> dict[str, object]:
    if settings.in_memory:
        return {"polling_interval": 0.05}
    return {
        "visibility_timeout": settings.visibility_timeout,
        # an editor's audit before a batch's
        "queue_order_strategy": "priority",
        # there are lanes, no priorities within them: one Redis list a queue
        "priority_steps": [0],
        # a consumer waits 1 s for a message, so that silence of 5 s is a fault
        "max_retries": 1,
        "interval_start": 0.0,
        "socket_connect_timeout": 3,
        "socket_timeout": 5,
    }
