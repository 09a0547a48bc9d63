"""Who may come in, and to what: keys, users, workspaces."""

from __future__ import annotations

from service.auth.access import Caller, Scope
from service.auth.keys import NewKey, create_key, find_caller, keys_exist, list_keys, note_used, revoke_key
from service.auth.users import Role, add_user
from service.auth.workspaces import ensure_workspace

__all__ = [
    "Caller",
    "NewKey",
    "Role",
    "Scope",
    "add_user",
    "create_key",
    "ensure_workspace",
    "find_caller",
    "keys_exist",
    "list_keys",
    "note_used",
    "revoke_key",
]
