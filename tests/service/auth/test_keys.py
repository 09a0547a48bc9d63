"""Keys: kept as hashes, found by them, worth nothing once they are revoked or over."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from service import auth
from service.auth import Scope
from service.errors import InvalidField, KeyNotFound
from service.store import Store
from service.store.ids import new_id
from service.store.types import now

READ = (Scope.READ,)


def caller_of(store: Store, secret: str) -> auth.Caller | None:
    return auth.find_caller(store, auth.digest_of(secret))


def test_a_key_opens_its_workspace_with_its_scopes(store: Store) -> None:
    new = auth.create_key(store, "desk", "newsroom", (Scope.WRITE, Scope.READ, Scope.READ))
    assert caller_of(store, new.secret) == auth.Caller(
        "desk", frozenset({Scope.READ, Scope.WRITE}), new.row.id, name="newsroom"
    )
    assert auth.looks_like_key(new.secret)


def test_the_database_never_has_the_key_itself(lite: Store) -> None:
    new = auth.create_key(lite, "default", "newsroom", READ)
    with lite.reading() as session:
        row = session.execute(text("SELECT * FROM api_keys")).one()
    assert not any(new.secret[4:] in str(value) for value in row)
    assert auth.digest_of(new.secret) in row


def test_a_revoked_key_is_worth_nothing_and_keeps_its_time(store: Store) -> None:
    new = auth.create_key(store, "default", "newsroom", READ)
    first = auth.revoke_key(store, new.row.id).revoked_at
    assert caller_of(store, new.secret) is None
    assert auth.revoke_key(store, new.row.id).revoked_at == first


def test_an_expired_key_is_worth_nothing(store: Store) -> None:
    over = auth.create_key(store, "default", "late", READ, timedelta(seconds=0))
    later = auth.create_key(store, "default", "later", READ, timedelta(days=90))
    assert caller_of(store, over.secret) is None
    assert caller_of(store, later.secret) is not None


def test_a_service_that_had_a_key_never_opens_again(lite: Store) -> None:
    assert not auth.keys_exist(lite)
    auth.revoke_key(lite, auth.create_key(lite, "default", "k", READ).row.id)
    assert auth.keys_exist(lite)


@pytest.mark.parametrize("key_id", [pytest.param(new_id(), id="nobody's id"), pytest.param("x\0", id="no id")])
def test_an_unknown_key_is_not_found(lite: Store, key_id: str) -> None:
    with pytest.raises(KeyNotFound):
        auth.revoke_key(lite, key_id)


def test_another_workspaces_key_is_not_found(lite: Store) -> None:
    new = auth.create_key(lite, "desk", "k", READ)
    for act in (auth.get_key, auth.revoke_key):
        with pytest.raises(KeyNotFound):
            act(lite, new.row.id, "other")
    assert caller_of(lite, new.secret) is not None


def test_keys_are_listed_by_workspace_page_by_page(lite: Store) -> None:
    made = [auth.create_key(lite, "desk", str(i), READ).row.id for i in range(3)]
    auth.create_key(lite, "other", "k", READ)
    assert [key.id for key in auth.list_keys(lite, "desk")] == made
    assert [key.id for key in auth.list_keys(lite, "desk", 2, made[0])] == made[1:]
    assert len(auth.list_keys(lite)) == 4


@pytest.mark.parametrize(
    ("name", "workspace", "scopes", "field"),
    [
        pytest.param(" ", "default", READ, "name", id="no name"),
        pytest.param("x" * 101, "default", READ, "name", id="a name too long"),
        pytest.param("a\x1b[2Jb", "default", READ, "name", id="a name that clears terminals"),
        pytest.param("a\0", "default", READ, "name", id="a name PostgreSQL cannot keep"),
        pytest.param("k", "default", (), "scopes", id="good for nothing"),
        pytest.param("k", "Desk", READ, "workspace", id="a workspace in capitals"),
        pytest.param("k", "-desk", READ, "workspace", id="a workspace like an option"),
        pytest.param("k", "x" * 41, READ, "workspace", id="a workspace too long"),
    ],
)
def test_bad_keys_are_refused_by_field(
    lite: Store, name: str, workspace: str, scopes: tuple[Scope, ...], field: str
) -> None:
    with pytest.raises(InvalidField) as refused:
        auth.create_key(lite, workspace, name, scopes)
    assert refused.value.field == field
    assert auth.list_keys(lite) == []


def test_a_new_workspace_is_made_once_by_many_at_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda i: auth.create_key(store, "desk", str(i), READ), range(8)))
    assert {key.row.workspace for key in keys} == {"desk"}


def test_the_last_use_is_noted_and_never_goes_back(store: Store) -> None:
    key_id, at = auth.create_key(store, "default", "k", READ).row.id, now()
    for moment in (at, at - timedelta(hours=1)):
        auth.note_used(store, {key_id: moment})
    assert auth.get_key(store, key_id).last_used_at == at


@pytest.mark.parametrize(
    ("written", "lasts"),
    [
        ("90d", timedelta(days=90)),
        ("12h", timedelta(hours=12)),
        ("30m", timedelta(minutes=30)),
        ("1s", timedelta(seconds=1)),
        ("9999d", timedelta(days=9999)),
    ],
)
def test_a_lifetime_is_a_number_and_a_unit(written: str, lasts: timedelta) -> None:
    assert auth.read_lifetime(written, "expires_in") == lasts


@pytest.mark.parametrize("written", ["", "90", "d", "0d", "-1d", "1.5h", "1w", "10000d", "90 d", "90d\n", "٩d"])
def test_anything_else_is_refused_with_the_limits(written: str) -> None:
    with pytest.raises(InvalidField, match="expires_in: must be 1d to 9999d"):
        auth.read_lifetime(written, "expires_in")
