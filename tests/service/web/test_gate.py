"""The gate: who comes in, how few look-ups that takes, and when keys were used."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from service import auth
from service.auth import Scope
from service.errors import NoKey, NotOpen, TooManyRequests, WrongKey
from service.store import Store
from service.web import gate as gates
from service.web.gate import Gate

STRANGER = "Bearer exo_" + "A" * 43


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the gate believes have passed, to be moved on."""
    passed = [1000.0]
    monkeypatch.setattr(gates.time, "monotonic", lambda: passed[0])
    return passed


def make_key(store: Store, *scopes: Scope, workspace: str = "default", lasts: timedelta | None = None) -> auth.NewKey:
    return auth.create_key(store, workspace, "k", scopes or (Scope.READ,), lasts)


def bearer(new: auth.NewKey) -> str:
    return f"Bearer {new.secret}"


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []
    listen = lambda *args: asked.append(args[2])  # noqa: E731
    event.listen(store.engine, "before_cursor_execute", listen)
    yield asked
    event.remove(store.engine, "before_cursor_execute", listen)


@pytest.mark.parametrize(
    ("remote", "address", "opens"),
    [
        pytest.param(False, "127.0.0.1", True, id="this machine"),
        pytest.param(False, "127.8.0.1", True, id="this machine by another loopback address"),
        pytest.param(False, "::1", True, id="this machine by IPv6"),
        pytest.param(False, None, True, id="a socket of this machine"),
        pytest.param(False, "192.0.2.7", False, id="another machine"),
        pytest.param(False, "2001:db8::1", False, id="another machine by IPv6"),
        pytest.param(False, "unknown", False, id="a proxy that does not say for whom"),
        pytest.param(False, "", False, id="an empty address"),
        pytest.param(True, "192.0.2.7", True, id="another machine, because told so"),
    ],
)
@pytest.mark.parametrize("header", [None, "Basic YTpi", "Bearer somebody-elses"])
def test_without_a_key_only_this_machine_comes_in(
    lite: Store, remote: bool, address: str | None, opens: bool, header: str | None
) -> None:
    gate = Gate(lite, remote)
    if opens:
        assert gate.admit(header, address) == auth.Caller.anybody()
    else:
        with pytest.raises(NotOpen, match="EXONYM_ALLOW_REMOTE"):
            gate.admit(header, address)


@pytest.mark.parametrize(
    ("header", "error"),
    [
        pytest.param(None, NoKey, id="nothing"),
        pytest.param("", NoKey, id="an empty header"),
        pytest.param("Bearer", NoKey, id="no key behind the scheme"),
        pytest.param("Basic YTpi", NoKey, id="another scheme"),
        pytest.param("Bearer exo_short", WrongKey, id="a key of a wrong length"),
        pytest.param("Bearer é", WrongKey, id="letters that no key has"),
        pytest.param(STRANGER, WrongKey, id="a key that nobody made"),
    ],
)
def test_once_there_is_a_key_nobody_comes_in_without_one(lite: Store, header: str | None, error: type[NoKey]) -> None:
    make_key(lite)
    with pytest.raises(NoKey) as refused:
        Gate(lite, remote=True).admit(header, "127.0.0.1")
    assert type(refused.value) is error


def test_a_new_key_counts_at_once_and_closes_the_service(lite: Store, clock: list[float]) -> None:
    gate = Gate(lite, remote=False)
    gate.admit(None, None)
    new = make_key(lite, workspace="desk")
    assert gate.admit(bearer(new), None).workspace == "desk"
    with pytest.raises(NoKey):
        gate.admit(None, None)


def test_a_key_that_nobody_shows_closes_the_service_within_a_second(lite: Store, clock: list[float]) -> None:
    gate = Gate(lite, remote=False)
    gate.admit(None, None)
    make_key(lite)
    clock[0] += 1.01
    with pytest.raises(NoKey):
        gate.admit(None, None)


def test_the_scheme_is_read_in_any_case(lite: Store) -> None:
    new = make_key(lite)
    assert Gate(lite, remote=False).admit(f"bEARER  {new.secret} ", None).key_id == new.row.id


def test_a_revoked_key_is_refused_within_a_second(lite: Store, clock: list[float]) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    gate.admit(bearer(new), None)
    auth.revoke_key(lite, new.row.id)
    clock[0] += 1.01
    with pytest.raises(WrongKey):
        gate.admit(bearer(new), None)


def test_a_key_revoked_here_is_refused_at_once(lite: Store, clock: list[float]) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    gate.admit(bearer(new), None)
    auth.revoke_key(lite, new.row.id)
    gate.forget()
    with pytest.raises(WrongKey):
        gate.admit(bearer(new), None)


def test_a_remembered_key_ends_when_its_time_is_over(
    lite: Store, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite, lasts=timedelta(hours=1))
    gate.admit(bearer(new), None)
    at = gates.now()
    monkeypatch.setattr(gates, "now", lambda: at + timedelta(hours=1))
    monkeypatch.setattr("service.auth.keys.now", lambda: at + timedelta(hours=1))
    with pytest.raises(WrongKey):
        gate.admit(bearer(new), None)


def test_a_thousand_requests_within_a_second_are_one_look_up(lite: Store, clock: list[float]) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    with statements(lite) as asked:
        for _ in range(1000):
            gate.admit(bearer(new), None)
    assert len([s for s in asked if "api_keys" in s]) == 1


def test_guessing_costs_no_memory_and_little_of_the_database(lite: Store, clock: list[float]) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    gate.admit(bearer(new), None)
    clock[0] += 1
    refused = []
    with statements(lite) as asked:
        for i in range(2 * gates.STRANGERS):
            with pytest.raises((WrongKey, TooManyRequests)) as error:
                gate.admit(f"Bearer exo_{i:043}", None)
            refused.append(type(error.value))
    assert len([s for s in asked if "api_keys" in s]) == refused.count(WrongKey) == gates.STRANGERS
    assert len(gate._found) == 1
    clock[0] += 1.01
    assert gate.admit(bearer(new), None).key_id == new.row.id, "who was there before is not kept out"


def test_a_known_key_is_looked_up_in_the_middle_of_guessing(lite: Store, clock: list[float]) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    gate.admit(bearer(new), None)
    gate.forget()
    for i in range(gates.STRANGERS + 1):
        with pytest.raises((WrongKey, TooManyRequests)):
            gate.admit(f"Bearer exo_{i:043}", None)
    assert gate.admit(bearer(new), None).key_id == new.row.id


def test_uses_are_written_when_flushed_and_not_with_each_request(lite: Store) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    for _ in range(3):
        gate.admit(bearer(new), None)
    assert auth.get_key(lite, new.row.id).last_used_at is None
    gate.flush()
    first = auth.get_key(lite, new.row.id).last_used_at
    assert first is not None
    with statements(lite) as asked:
        gate.flush()
    assert asked == [], "nothing was used meanwhile"


def test_uses_wait_for_a_database_that_is_away(lite: Store, caplog: pytest.LogCaptureFixture) -> None:
    gate, new = Gate(lite, remote=False), make_key(lite)
    gate.admit(bearer(new), None)
    gate.store = Store("sqlite:////nowhere/exonym.db")
    with caplog.at_level(logging.WARNING):
        gate.flush()
    assert "recorded later" in caplog.text
    gate.store = lite
    gate.flush()
    assert auth.get_key(lite, new.row.id).last_used_at is not None


def basic(words: str) -> str:
    return "Basic " + b64encode(words.encode()).decode()


@pytest.mark.parametrize("name", ["", "key", "superdesk"])
def test_a_key_may_be_the_password_of_an_address(lite: Store, name: str) -> None:
    new = make_key(lite)
    assert Gate(lite, remote=False).admit(basic(f"{name}:{new.secret}"), "192.0.2.7").key_id == new.row.id


@pytest.mark.parametrize(
    ("header", "error"),
    [
        pytest.param(basic("key:" + STRANGER.removeprefix("Bearer ")), WrongKey, id="a key that is none"),
        pytest.param(basic("key:secret"), NoKey, id="a password"),
        pytest.param("Basic %%%", NoKey, id="no base64"),
        pytest.param("Basic /w==", NoKey, id="not UTF-8"),
        pytest.param("Basic", NoKey, id="nothing"),
    ],
)
def test_what_else_comes_as_basic_is_no_key(lite: Store, header: str, error: type[NoKey]) -> None:
    make_key(lite)
    with pytest.raises(error) as raised:
        Gate(lite, remote=False).admit(header, "127.0.0.1")
    assert type(raised.value) is error
