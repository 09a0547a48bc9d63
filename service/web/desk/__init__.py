"""What the pages of the desk share: who is signed in, forms that cannot be forged, one layout."""

from __future__ import annotations

from service.web.desk.guarding import DESK, AdminDesk, EditorDesk, InDesk, signed_editor
from service.web.desk.showing import Entry, ask_for, see_other, show

__all__ = ["DESK", "AdminDesk", "EditorDesk", "Entry", "InDesk", "ask_for", "see_other", "show", "signed_editor"]
