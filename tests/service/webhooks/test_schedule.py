"""The retry decision as a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.store.models import DeliveryStatus
from service.webhooks.schedule import MOST_TRIES, WAITS, Step, next_step, reason_to_pause
from service.webhooks.sending import read_retry_after

DELIVERED, FAILED = Step(DeliveryStatus.DELIVERED), Step(DeliveryStatus.FAILED)
AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


def again(wait: float) -> Step:
    return Step(DeliveryStatus.PENDING, wait)


@pytest.mark.parametrize(
    ("tries", "status", "retry_after", "jitter", "step"),
    [
        pytest.param(1, 200, None, 0, DELIVERED, id="200"),
        pytest.param(1, 204, None, 0, DELIVERED, id="204"),
        pytest.param(1, 299, None, 0, DELIVERED, id="any 2xx"),
        pytest.param(10, 202, None, 0, DELIVERED, id="at the last attempt"),
        pytest.param(1, 302, None, 0, again(5), id="a redirect is a failure"),
        pytest.param(1, 304, None, 0, again(5), id="any 3xx is a failure"),
        pytest.param(1, 400, None, 0, again(5), id="4xx is tried again: a CMS may be being set up"),
        pytest.param(1, 410, None, 0, again(5), id="gone: it waits, the endpoint is paused"),
        pytest.param(1, 500, None, 0, again(5), id="first failure"),
        pytest.param(1, None, None, 0, again(5), id="no answer"),
        pytest.param(2, 500, None, 0, again(300), id="second failure"),
        pytest.param(9, 500, None, 0, again(86_400), id="last but one"),
        pytest.param(10, 500, None, 0, FAILED, id="the last attempt"),
        pytest.param(11, None, None, 0, FAILED, id="one too many"),
        pytest.param(2, 500, None, 1, again(330), id="jitter makes it longer, by a tenth at most"),
        pytest.param(1, 429, 120, 0, again(120), id="Retry-After"),
        pytest.param(1, 503, 3, 0, again(5), id="Retry-After makes nothing shorter"),
        pytest.param(1, 503, 1e9, 0, again(86_400), id="Retry-After of years"),
        pytest.param(10, 503, 60, 0, FAILED, id="Retry-After gives no further attempt"),
    ],
)
def test_what_follows_an_attempt(
    tries: int, status: int | None, retry_after: float | None, jitter: float, step: Step
) -> None:
    assert next_step(tries, status, retry_after, jitter) == step


def test_ten_attempts_take_75_hours() -> None:
    assert MOST_TRIES == 10
    assert timedelta(seconds=sum(WAITS)) // timedelta(hours=1) == 75


@pytest.mark.parametrize(
    ("status", "failures", "days", "says"),
    [
        pytest.param(410, 1, 0, "410", id="gone, at once"),
        pytest.param(500, 10, 5, "10 attempts", id="ten failures in five days"),
        pytest.param(None, 40, 6, "6 days", id="no answer for days"),
        pytest.param(500, 9, 6, None, id="few failures over many days"),
        pytest.param(500, 1000, 4.9, None, id="many failures in few days"),
    ],
)
def test_when_an_endpoint_is_paused(status: int | None, failures: int, days: float, says: str | None) -> None:
    why = reason_to_pause(status, failures, AT - timedelta(days=days), AT)
    assert (says in why) if says and why else why is None and says is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("0", 0, id="at once"),
        pytest.param("Mon, 30 Nov 2026 12:01:00 GMT", 60, id="a date"),
        pytest.param("Mon, 30 Nov 2026 11:00:00 GMT", 0, id="a date that is past"),
        pytest.param("9" * 400, 999_999_999, id="longer than a number can be"),
        pytest.param("", None, id="nothing"),
        pytest.param("-5", None, id="below zero"),
        pytest.param("soon", None, id="a word"),
        pytest.param("١٢٠", None, id="Arabic digits"),
        pytest.param("Mon, 30 Nov 2026 12:01:00", None, id="a date without a zone"),
        pytest.param("Mon, 99 Nov 99999 12:01:00 GMT", None, id="a date that is none"),
    ],
)
def test_how_retry_after_is_read(value: str, seconds: float | None) -> None:
    assert read_retry_after(value, AT) == seconds
