"""/admin/rules: each rule in words, how often it is wrong, and what the workspace makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from exonym.config import PROFILES
from exonym.rule_pages import load_rule_pages
from service import decisions, rules
from service.auth import Role, Signed
from service.errors import InvalidField
from service.store.recent import MOST_PREVIEWED
from service.web.context import InService, Service
from service.web.desk import DESK, AdminDesk, Entry, InDesk, see_other, show

ROUTER = APIRouter()
ENTRY = Entry("Rules", "/rules", place=40, role=Role.VIEWER)
Typed = Annotated[str, Form()]


@ROUTER.get("/rules")
def show_rules(request: Request, service: InService, signed: InDesk, profile: str = "") -> Response:
    """Every rule under a profile."""
    chosen = profile if profile in PROFILES else service.settings.profile
    mine = service.store, signed.workspace, chosen
    limits = {name: f"{value:g}" for name, value in rules.list_limits(*mine).items()}
    return _show(request, service, signed, chosen, rules.list_choices(*mine), limits)


@ROUTER.post("/rules")
def choose_rules(
    request: Request,
    service: InService,
    signed: AdminDesk,
    rule: Annotated[list[str] | None, Form()] = None,
    choice: Annotated[list[str] | None, Form()] = None,
    threshold: Annotated[list[str] | None, Form()] = None,
    limit: Annotated[list[str] | None, Form()] = None,
    profile: Typed = "",
    act: Typed = "preview",
) -> Response:
    """Show what choices would change (``act`` is "preview"), or make them.

    ``rule`` and ``choice`` go in pairs, and so do ``threshold`` and ``limit``; what is empty is as it was made.
    """
    choices = {name: one for name, one in zip(rule or (), choice or (), strict=False) if one}
    typed = {name: one.strip() for name, one in zip(threshold or (), limit or (), strict=False) if one.strip()}
    try:
        limits = _read_limits(typed)
        if act == "save":
            rules.put_choices(service.store, signed.workspace, profile, choices, limits, by=signed.email)
            return see_other(request, f"{DESK}/rules?profile={profile}", "Audits that end from now on go by it.")
        seen = rules.preview_choices(service.store, service.settings, signed.workspace, profile, choices, limits)
    except InvalidField as error:
        known = profile if profile in PROFILES else service.settings.profile
        return _show(request, service, signed, known, choices, typed, 422, error=error)
    return _show(request, service, signed, profile, choices, typed, preview=seen)


def _read_limits(typed: Mapping[str, str]) -> dict[str, float]:
    """Thresholds as numbers. Raises InvalidField."""
    numbers = {}
    for name, one in typed.items():
        try:
            numbers[name] = float(one)
        except ValueError as error:
            raise InvalidField(name, "is no number") from error
    return numbers


def _show(
    request: Request,
    service: Service,
    signed: Signed,
    profile: str,
    choices: rules.Choices,
    limits: Mapping[str, str],
    status: int = 200,
    **values: Any,
) -> Response:
    rates = {rate.rule: rate for rate in decisions.false_alarm_rates(service.store, signed.workspace)}
    shown = {
        "rules": [
            (page.check, page.summary, page.split_parts(), rates.get(page.check.rule)) for page in load_rule_pages()
        ],
        "profile": profile,
        "profiles": sorted(PROFILES),
        "choices": choices,
        "limits": limits,
        "thresholds": rules.LIMITS,
        "made": service.settings.audit_config(profile).thresholds,
        "possible": rules.CHOICES,
        "most": MOST_PREVIEWED,
        "preview": None,
        "error": None,
    }
    return show(request, signed, "rules.html", status, **{**shown, **values})
