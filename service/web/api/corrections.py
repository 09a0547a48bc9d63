"""/v1/audits/{id}/corrections.json and /corrected: what to write instead, and the translation with it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from exonym.model import Format
from exonym.report.languagetool import to_matches
from service import decisions
from service.decisions import Corrections
from service.web.access import Reader
from service.web.context import InService
from service.web.schemas.corrections import CrowdinOut, MatchesOut
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems
from service.web.security import TEXT_POLICY
from service.web.summaries import rule_summaries

ROUTER = APIRouter(prefix="/v1/audits", tags=["corrections"])

MEDIA_TYPES = {Format.TEXT: "text/plain", Format.HTML: "text/html"}
Shape = Annotated[
    Literal["languagetool", "crowdin"],
    Query(description="LanguageTool's `matches`, or what Crowdin's external check of quality takes."),
]
Every = Annotated[bool, Query(alias="all", description="Every correction, not only those that editors accepted.")]


@ROUTER.get(
    "/{audit_id}/corrections.json",
    response_model=MatchesOut | CrowdinOut,
    responses=problems(401, 403, 404, 409, 422),
)
def get_corrections(
    audit_id: Id, service: InService, caller: Reader, shape: Shape = "languagetool"
) -> MatchesOut | CrowdinOut:
    """What to write in place of which words of the translation, by offsets in UTF-16 units; of nothing dismissed.

    The first replacement of each is what an editor wants or, where none said, the best suggestion.
    """
    found = decisions.find_corrections(service.store, audit_id, caller.workspace)
    matches = to_matches(found.report, found.pair, rule_summaries())
    if shape == "crowdin":
        return CrowdinOut.model_validate({"data": {"validations": [_validation(found, matches)]}})
    return MatchesOut.model_validate({"matches": matches})


@ROUTER.get(
    "/{audit_id}/corrected",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}},
        **problems(401, 403, 404, 409, 422),
    },
)
def get_corrected(audit_id: Id, service: InService, caller: Reader, every: Every = False) -> Response:
    """The translation, text or HTML as it was received, with the corrections that editors accepted.

    Where two want the same words, the graver finding's is made; `X-Corrections` says how many were made and left.
    """
    found = decisions.find_corrections(service.store, audit_id, caller.workspace)
    corrected = found.apply(every)
    headers = {
        "Content-Security-Policy": TEXT_POLICY,
        "X-Corrections": f"made={len(corrected.made)}, left={len(corrected.left)}",
    }
    return Response(corrected.text.encode("utf-8"), media_type=MEDIA_TYPES[found.pair.format], headers=headers)


def _validation(found: Corrections, matches: list[dict[str, Any]]) -> dict[str, Any]:
    """The translation as Crowdin's check wants it: one error with every fix."""
    fixes = [
        {
            "indexStart": match["offset"],
            "indexEnd": match["offset"] + match["length"],
            "replacement": match["replacements"][0]["value"],
        }
        for match in matches
    ]
    error = {"message": " ".join(match["message"] for match in matches), "suggestedFixes": fixes}
    return {"translationId": found.pair.id, "passed": not fixes, "error": error if fixes else None}
