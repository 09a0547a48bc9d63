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
from service.auth.sessions import (
    Lasting,
    Signed,
    check_password,
    end_session,
    end_sessions,
    find_session,
    forget_sessions,
    start_session,
)
from service.auth.users import Role, add_user, change_role, list_users, remove_user, set_password, users_exist
from service.auth.workspaces import ensure_workspace

__all__ = [
    "LIFETIME",
    "Caller",
    "Lasting",
    "NewKey",
    "Role",
    "Scope",
    "Signed",
    "add_user",
    "change_role",
    "check_password",
    "create_key",
    "digest_of",
    "end_session",
    "end_sessions",
    "ensure_workspace",
    "find_caller",
    "find_session",
    "forget_sessions",
    "get_key",
    "keys_exist",
    "list_keys",
    "list_users",
    "looks_like_key",
    "note_used",
    "read_lifetime",
    "read_scopes",
    "remove_user",
    "revoke_key",
    "set_password",
    "start_session",
    "users_exist",
]
