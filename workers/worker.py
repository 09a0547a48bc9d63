"""A worker: its slots for audits, its threads for deliveries, what watches them; a process, or a part of `serve`."""

from __future__ import annotations

import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Lock, Thread

from service import audits, pulses, webhooks
from service.queue import DELIVERY_TASK, CeleryQueue, Lane, Queue, celery_app
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from workers.chores import AUDIT_CHORES, CHORES, limits_of
from workers.engine import MakeEngine
from workers.heartbeat import Heartbeat
from workers.listener import Listener
from workers.slot import Slot
from workers.sweeper import Sweeper

logger = logging.getLogger(__name__)

Deliver = Callable[[Store, Queue, Settings, str], object]
"""Delivers the webhook of an id."""

LAST_RESORT = 28.0
"""Seconds after which a process that was asked to stop ends, whatever still holds it up."""

LOOK = 0.2
"""Seconds between two looks whether the worker is to stop."""

PATIENT = 3
"""How often deaf listeners are replaced before the worker gives up."""

MOMENT = 1.0
"""Seconds that whatever was interrupted has to end in."""


class Worker:
    """Audits and delivers what is queued, between ``start`` and ``stop``."""

    def __init__(
        self, settings: Settings, store: Store, make_engine: MakeEngine, deliver: Deliver = webhooks.deliver
    ) -> None:
        self._settings, self._store, self._make_engine = settings, store, make_engine
        self._deliver = deliver
        self._app = celery_app(settings)
        self._name = f"{socket.gethostname()}.{os.getpid()}.{new_id()[-6:]}"
        self._made = 0
        self._listeners: list[Listener] = []
        self._changing = Lock()
        self._stopping = False
        self._beside = ExitStack()
        self._rounds = 0
        self.gave_up = Event()
        """Set when listeners went deaf again and again: then only a new process helps."""

    def start(self) -> None:
        """Begin; audits are taken once their engines are warm."""
        if self._settings.in_memory:
            self._begin_in_memory()
        self._listeners = [*(self._slot() for _ in range(self._settings.worker_threads))]
        self._listeners += [self._deliverer() for _ in range(self._settings.delivery_threads)]
        for listener in self._listeners:
            listener.start()
        queue = CeleryQueue(self._app)
        for chores in (AUDIT_CHORES, CHORES):
            self._beside.enter_context(Sweeper(self._store, queue, self._settings, chores).thread())
        self._beside.enter_context(Heartbeat(self._watch, self._settings.canary))

    def stop(self) -> None:
        """End: what is under way has ``settings.stop_patience`` seconds, then it is handed back."""
        with self._changing:
            self._stopping = True
            for listener in self._listeners:
                listener.stop()
        deadline = time.monotonic() + self._settings.stop_patience
        late = [listener for listener in self._listeners if not listener.join(max(deadline - time.monotonic(), 0))]
        for listener in late:
            listener.hand_back()
        for listener in late:
            if not listener.join(MOMENT):
                listener.close()
        self._beside.close()

    def _begin_in_memory(self) -> None:
        """What was queued when the process ended is nowhere but in the database; no worker is there yet."""
        pulses.forget_worker(self._store)
        audits.send_again(self._store, CeleryQueue(self._app), limits_of(self._settings))

    def _watch(self) -> bool:
        """Call every listener, and put another in the place of one that is deaf; True, so that it is done again."""
        with self._changing:
            if self._stopping:
                return False
            self._replace_deaf()
        for listener in self._listeners:
            listener.call()
            if isinstance(listener, Slot):
                listener.note_work()
        return True

    def _replace_deaf(self) -> None:
        deaf = [listener for listener in self._listeners if listener.is_deaf]
        if not deaf:
            return
        self._rounds += 1
        if self._rounds >= PATIENT:
            self.gave_up.set()
        self._listeners = [self._replace(it) if it in deaf else it for it in self._listeners]

    def _replace(self, deaf: Listener) -> Listener:
        logger.error("%s hears nothing, although the broker takes messages for it; another takes its place", deaf.name)
        deaf.stop()
        deaf.close()
        fresh = self._slot() if isinstance(deaf, Slot) else self._deliverer()
        fresh.start()
        return fresh

    def _slot(self) -> Slot:
        return Slot(self._app, self._next_name(), self._store, self._make_engine, self._settings)

    def _deliverer(self) -> Listener:
        def deliver(delivery_id: str) -> None:
            self._deliver(self._store, CeleryQueue(self._app), self._settings, delivery_id)

        return Listener(self._app, self._next_name(), (Lane.WEBHOOKS,), {DELIVERY_TASK: deliver})

    def _next_name(self) -> str:
        self._made += 1
        return f"{self._name}.{self._made}"


@contextmanager
def embedded_worker(
    settings: Settings, store: Store, make_engine: MakeEngine, deliver: Deliver = webhooks.deliver
) -> Iterator[Worker]:
    """A worker in threads of this process, for as long as the context lasts."""
    worker = Worker(settings, store, make_engine, deliver)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def run_worker(settings: Settings, store: Store, make_engine: MakeEngine, deliver: Deliver = webhooks.deliver) -> int:
    """Work until a signal says stop, or nothing is heard any more; returns the exit code."""
    asked = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    with embedded_worker(settings, store, make_engine, deliver) as worker:
        while not (asked.wait(LOOK) or worker.gave_up.is_set()):
            pass
        leave_for_certain()
    return 0 if asked.is_set() else 1


def leave_for_certain(seconds: float = LAST_RESORT) -> None:
    """End this process in so many seconds, should it not have ended by then; its children end with it."""

    def leave() -> None:
        time.sleep(seconds)
        logger.error("something holds the process up; it ends without it")
        os._exit(1)

    Thread(target=leave, name="last-resort", daemon=True).start()
