"""The queue: Celery's messages on Redis, or in memory when everything runs in one process.

The queue may lose a message or deliver it twice; the audits' rows decide what is done (service.audits.claims).
"""

from __future__ import annotations

from service.queue.background import BackgroundQueue
from service.queue.celery_queue import CeleryQueue, canary_route, celery_app, lane_route
from service.queue.lanes import AUDIT_TASK, CANARY_TASK, DELIVERY_TASK, Lane, canary_queue, lane_queue
from service.queue.protocol import Queue

__all__ = [
    "AUDIT_TASK",
    "CANARY_TASK",
    "DELIVERY_TASK",
    "BackgroundQueue",
    "CeleryQueue",
    "Lane",
    "Queue",
    "canary_queue",
    "canary_route",
    "celery_app",
    "lane_queue",
    "lane_route",
]
