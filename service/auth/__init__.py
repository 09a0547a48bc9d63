"""Who may come in, and to what: keys, users, workspaces."""

from __future__ import annotations

from service.auth.access import Caller, Scope, read_scopes
from service.auth.keys import (
    NewKey,
    create_key,
    digest_of,
    find_caller,
    get_key,
    keys_exist,
    list_keys,
    looks_like_key,
    note_used,
    revoke_key,
)
from service.auth.lifetimes import LIFETIME, read_lifetime
from service.auth.users import Role, add_user, users_exist
from service.auth.workspaces import ensure_workspace

__all__ = [
    "LIFETIME",
    "Caller",
    "NewKey",
    "Role",
    "Scope",
    "add_user",
    "create_key",
    "digest_of",
    "ensure_workspace",
    "find_caller",
    "get_key",
    "keys_exist",
    "list_keys",
    "looks_like_key",
    "note_used",
    "read_lifetime",
    "read_scopes",
    "revoke_key",
    "users_exist",
]
