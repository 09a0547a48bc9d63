"""What is looked at before a service or a worker starts, so that it says at once what would go wrong later."""

from __future__ import annotations

import sys
from datetime import timedelta

from service import pulses
from service.auth import keys_exist, users_exist
from service.errors import NoWorker, UnsafeSettings
from service.settings import Settings
from service.store import Store
from service.store.types import now

MISSED = 6
"""Canaries that workers may miss in a row before they count as gone."""


def check_safe(settings: Settings, guarded: bool) -> None:
    """Raise UnsafeSettings for settings under which `serve` would be exposed or would never audit.

    ``guarded``: there is a key, so that nobody comes in without one.
    """
    if not (guarded or settings.on_loopback or settings.allow_remote):
        raise UnsafeSettings(
            f"{settings.host} can be reached from other machines, and nobody has to prove who they are. Listen on "
            "127.0.0.1, make a key (`exonym keys create --name NAME`), or set EXONYM_ALLOW_REMOTE=true if something "
            "else guards the door."
        )
    if settings.in_memory and not settings.embedded_worker:
        raise UnsafeSettings(
            "With EXONYM_BROKER_URL=memory:// only the embedded worker can see the queue, and it is switched off: "
            "nothing would ever be audited. Set it to a Redis (redis://HOST:PORT/0)."
        )


def check_reachable(settings: Settings) -> None:
    """Raise UnsafeSettings when `worker` could not see the queue of a service."""
    if settings.in_memory:
        raise UnsafeSettings(
            "EXONYM_BROKER_URL is memory://, which no other process can see. Set it to a Redis (redis://HOST:PORT/0) "
            "for the service and its workers, or let `exonym serve` audit by itself."
        )


def check_config(settings: Settings) -> None:
    """Raise ModelError or InvalidConfig when the chosen checkpoint or a namebook cannot be used: audits would fail."""
    from exonym.checkpoints.store import check_checkpoint
    from exonym.names.namebook import read_own

    config = settings.audit_config(settings.profile)
    check_checkpoint(config)
    read_own(config.namebooks)


def tell_first_steps(store: Store) -> None:
    """Say on standard error how to make a key and a user, as long as there is neither."""
    if not (keys_exist(store) or users_exist(store)):
        steps = (
            "`exonym keys create --name NAME` makes the first key, `exonym user add EMAIL --role admin` the first user"
        )
        print(f"Nobody has to prove who they are yet: {steps}.", file=sys.stderr)


def check_working(settings: Settings, store: Store) -> None:
    """Raise NoWorker unless a worker was seen to take a canary from the queue lately, or to be at work."""
    last = pulses.last_sign_of_worker(store)
    if last is None:
        raise NoWorker("No worker has been seen.")
    if now() - last > timedelta(seconds=MISSED * settings.canary):
        raise NoWorker(f"No worker has been seen since {last.isoformat(timespec='seconds')}.")
