"""What editors decide at an audit: about findings, about the whole of it."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from service import audits, decisions, logs
from service.decisions import Wish
from service.errors import InvalidField
from service.store.models import Act, Choice, Reach
from service.web.context import InService
from service.web.desk import DESK, EditorDesk, see_other, show, signed_editor
from service.web.desk.rules import say_rule
from service.web.schemas.decisions import Reason, Replacement

ROUTER = APIRouter(prefix="/audits/{audit_id}")
Typed = Annotated[Reason, Form()]
Place = Annotated[str, Form(pattern=r"^(\?[\w.=&%+-]*)?(#g\d+|#to-fix)?$", max_length=400)]
"""Where on the page to go on: its filters, and the finding that comes next."""
_DONE = {Choice.ACCEPTED: "Accepted", Choice.DISMISSED: "Dismissed", Choice.FALSE_ALARM: "Noted as a false alarm"}
_WHERE = {Reach.HERE: "", Reach.ARTICLE: " in this article", Reach.WORKSPACE: " everywhere"}


@ROUTER.post("/decisions")
def decide(
    request: Request,
    audit_id: str,
    service: InService,
    signed: EditorDesk,
    choice: Annotated[str, Form()],
    fingerprint: Annotated[list[str] | None, Form()] = None,
    reason: Typed = "",
    replacement: Annotated[Replacement, Form()] = "",
    place: Place = "",
    sure: Annotated[str, Form()] = "",
) -> Response:
    """Decide about the ticked findings; ``choice`` is a decision and, after a colon, how far it holds.

    What is left everywhere is shown first on the last articles, until the editor is ``sure``.
    """
    decision, scope = _read_choice(choice)
    if not fingerprint:
        return see_other(request, _page(audit_id, place), "Tick a place first.")
    accepted = decision is Choice.ACCEPTED
    wish = Wish(fingerprint, decision, scope, reason.strip() or None, (accepted and replacement.strip()) or None)
    editor = signed_editor(signed)
    if decisions.is_wide(wish) and not sure:
        seen = decisions.preview(service.store, service.settings, editor, audit_id, wish)
        said = audits.report_of(service.store, audit_id, signed.workspace)["findings"]
        about = next(found for found in said if found["fingerprint"] == fingerprint[0])
        return show(
            request, signed, "wide.html",
            preview=seen, wish=wish, choice=choice, place=place, about=about, page=_page(audit_id), say_rule=say_rule,
        )  # fmt: skip
    decisions.decide(service.store, service.queue, service.settings, editor, audit_id, wish)
    return see_other(request, _page(audit_id, place), f"{_DONE[decision]}{_WHERE[scope]}.")


@ROUTER.post("/undo")
def undo(
    request: Request,
    audit_id: str,
    service: InService,
    signed: EditorDesk,
    decision: Annotated[list[str] | None, Form()] = None,
    place: Place = "",
) -> Response:
    """Undo decisions."""
    for one in decision or []:
        editor = signed_editor(signed)
        decisions.undo(service.store, service.queue, service.settings, editor, decision_id=one, audit_id=audit_id)
    return see_other(request, _page(audit_id, place), "Undone.")


@ROUTER.post("/verdict")
def give_word(
    request: Request,
    audit_id: str,
    service: InService,
    signed: EditorDesk,
    act: Annotated[str, Form()],
    reason: Typed = "",
) -> Response:
    """Release the audit or keep it held, whatever its verdict."""
    if act not in (Act.RELEASED, Act.HELD):
        raise InvalidField("act", f"must be {Act.RELEASED} or {Act.HELD}")
    decisions.give_word(service.store, service.queue, signed_editor(signed), audit_id, Act(act), reason.strip())
    return see_other(request, _page(audit_id), "Released." if act == Act.RELEASED else "Kept held.")


@ROUTER.post("/again")
def audit_again(request: Request, audit_id: str, service: InService, signed: EditorDesk) -> Response:
    """Audit the same pair once more, and on to that audit."""
    editor, request_id = signed_editor(signed), logs.request_id()
    new = decisions.audit_again(service.store, service.queue, service.settings, editor, audit_id, request_id)
    return see_other(request, _page(new.id), "Audited again; this is the new audit.")


def _read_choice(choice: str) -> tuple[Choice, Reach]:
    """A decision and its scope. Raises InvalidField."""
    decision, _, scope = choice.partition(":")
    if decision not in list(Choice) or (scope or Reach.HERE) not in list(Reach):
        raise InvalidField("choice", f"must be one of {', '.join(Choice)}, with :{', :'.join(Reach)}")
    return Choice(decision), Reach(scope or Reach.HERE)


def _page(audit_id: str, place: str = "") -> str:
    """The address of an audit's page. What cannot be an id was refused before."""
    return f"{DESK}/audits/{re.sub(r'[^0-9a-f-]', '', audit_id)}{place}"
