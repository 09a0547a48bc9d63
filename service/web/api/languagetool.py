"""/v2: LanguageTool's HTTP API, so that every editor that speaks it shows what Exonym finds."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool

from exonym.documents import read_as
from exonym.lexicon.identification import identify
from exonym.model import Format, Pair
from exonym.report import report_from_dict
from exonym.report.languagetool import to_matches
from service import audits
from service.audits import Submission
from service.auth import Caller
from service.errors import CheckNotDone
from service.store.models import Audit, Status
from service.web.access import Reader
from service.web.annotated import AnnotatedText, read_annotated
from service.web.context import InService, Service
from service.web.languages import language_names, name_of
from service.web.schemas.languagetool import (
    CheckedLanguage,
    CheckedText,
    CheckOut,
    Detected,
    KnownLanguage,
    Language,
    Match,
    RuleNames,
    Software,
    wanted_rules,
)
from service.web.schemas.problems import problems
from service.web.summaries import rule_summaries

ROUTER = APIRouter(prefix="/v2", tags=["languagetool"])

PATIENCE = 25.0
"""Seconds that a text which was not audited before may take: editors give up after some thirty."""
_AGAIN, _MUCH_LATER = 2, 60


@ROUTER.get("/languages", response_model=list[KnownLanguage], responses=problems(401, 403))
def list_languages(caller: Reader) -> list[KnownLanguage]:  # noqa: ARG001 - asked who it is
    """The languages that texts may be in."""
    return [KnownLanguage(name=name, code=code, longCode=code) for code, name in language_names().items()]


@ROUTER.post("/check", response_model=CheckOut, responses=problems(401, 403, 413, 422, 503))
async def check(
    request: Request,
    service: InService,
    caller: Reader,
    text: CheckedText = "",
    language: CheckedLanguage = "auto",
    enabled_rules: Annotated[RuleNames, Form(alias="enabledRules")] = "",
    disabled_rules: Annotated[RuleNames, Form(alias="disabledRules")] = "",
    enabled_only: Annotated[Literal["true", "false"], Form(alias="enabledOnly")] = "false",
) -> CheckOut:
    """What is wrong with a text: the findings of its newest audit, else those of rules that need no source.

    Other parameters of LanguageTool are taken and make no difference; `data` (JSON) holds text with markup among it.
    """
    data = (await request.form()).get("data")
    checked = read_annotated(data) if isinstance(data, str) and data else AnnotatedText(text)
    found = await run_in_threadpool(identify, checked.text)
    detected = found.lang if found else "en"
    tag = detected if language == "auto" else language.split("-x-")[0]
    matches = await _matches(service, caller, checked.text, tag)
    is_wanted = wanted_rules(enabled_rules, disabled_rules, enabled_only == "true")
    return CheckOut(
        software=Software(version=version("exonym")),
        language=Language(
            name=name_of(tag),
            code=tag,
            detectedLanguage=Detected(
                name=name_of(detected), code=detected, confidence=found.confidence if found else 0.0
            ),
        ),
        matches=[_placed(match, checked) for match in matches if is_wanted(match)],
    )


async def _matches(service: Service, caller: Caller, text: str, tag: str) -> list[dict[str, Any]]:
    if not read_as(text, Format.TEXT).text.strip():
        return []
    audit = await run_in_threadpool(_find_or_submit, service, caller, text, tag)
    if not Status(audit.status).ended:
        seconds = min(PATIENCE, service.settings.wait_limit)
        ended = await service.poller.wait(audit.id, seconds)
        if ended is None:
            raise CheckNotDone(f"The text was not checked within {seconds:.0f} s; it will be, so ask again.", _AGAIN)
        audit = ended
    if audit.status == Status.FAILED:
        raise CheckNotDone(f"The text could not be checked: {audit.error}", _MUCH_LATER)
    return await run_in_threadpool(_matches_of, service, audit)


def _find_or_submit(service: Service, caller: Caller, text: str, tag: str) -> Audit:
    """The audit of that text; one is begun where there is none."""
    known = audits.find_by_target(service.store, caller.workspace, audits.digest_of(text))
    if known:
        return known
    submission = Submission(Pair(text, target_lang=tag), service.settings.profile, caller.workspace)
    return audits.submit(service.store, service.queue, submission, service.settings.resend)


def _matches_of(service: Service, audit: Audit) -> list[dict[str, Any]]:
    report = report_from_dict(audits.report_of(service.store, audit.id))
    return to_matches(report, audits.pair_of(service.store, audit.id), rule_summaries())


def _placed(match: dict[str, Any], checked: AnnotatedText) -> Match:
    offset, length = checked.place_of(match["offset"], match["length"])
    return Match(**{**match, "offset": offset, "length": length})
