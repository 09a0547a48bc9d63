"""Users: who signs in."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from service import auth
from service.auth import Role
from service.errors import InvalidField
from service.store import Store

PASSWORD = "correct horse"


def test_a_user_is_kept_with_a_hash_of_the_password(store: Store) -> None:
    assert not auth.users_exist(store)
    user = auth.add_user(store, "desk", "Ada@Desk.example", Role.EDITOR, PASSWORD)
    assert (user.email, user.role, user.workspace) == ("ada@desk.example", "editor", "desk")
    assert user.password.startswith("$argon2id$")
    assert PasswordHasher().verify(user.password, PASSWORD)
    assert auth.users_exist(store)


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [
        pytest.param("ada", PASSWORD, "email", id="no address"),
        pytest.param("a d@desk.example", PASSWORD, "email", id="white space"),
        pytest.param("ada\0@desk.example", PASSWORD, "email", id="a NUL"),
        pytest.param("a" * 65 + "@desk.example", PASSWORD, "email", id="too long"),
        pytest.param("ada@desk.example", "x" * 9, "password", id="a short password"),
        pytest.param("ada@desk.example", "x" * 201, "password", id="a long password"),
        pytest.param("BOB@desk.example", PASSWORD, "email", id="somebody who is there already"),
    ],
)
def test_bad_users_are_refused_by_field(lite: Store, email: str, password: str, field: str) -> None:
    auth.add_user(lite, "default", "bob@desk.example", Role.VIEWER, PASSWORD)
    with pytest.raises(InvalidField) as refused:
        auth.add_user(lite, "default", email, Role.VIEWER, password)
    assert refused.value.field == field
