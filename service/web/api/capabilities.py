"""/v1/capabilities: what this installation can do."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from fastapi import APIRouter

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.discovery import discover
from exonym.model import SCHEMA_VERSION
from exonym.plugins import Scorer, available_renderers
from exonym.rule_pages import load_rule_pages
from service.settings import Settings
from service.web.access import Reader
from service.web.context import InService
from service.web.languages import language_names
from service.web.schemas.audits import MAX_PAGE
from service.web.schemas.capabilities import Capabilities, FormatOut, LanguageOut, LimitsOut, RuleOut, ScorerOut
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/capabilities", tags=["capabilities"])


@ROUTER.get("", response_model=Capabilities, responses=problems(401, 403))
def show_capabilities(service: InService, caller: Reader) -> Capabilities:  # noqa: ARG001 - asked who it is
    """Languages with the rules that speak for each, rules, scores, formats, limits, and the version."""
    return Capabilities(
        version=version("exonym"),
        schema_version=SCHEMA_VERSION,
        profiles=sorted(PROFILES),
        languages=_languages(),
        rules=_rules(),
        scorers=_scorers(),
        formats=_formats(),
        limits=_limits(service.settings),
    )


@lru_cache
def _rules() -> list[RuleOut]:
    return [
        RuleOut(
            code=page.check.code,
            name=page.check.rule,
            severity=page.check.severity.value,
            category=page.check.category,
            summary=page.summary,
            needs=sorted(page.check.needs),
            source_langs=_sorted(page.check.source_langs),
            target_langs=_sorted(page.check.target_langs),
        )
        for page in load_rule_pages()
    ]


def _sorted(langs: frozenset[str] | None) -> list[str] | None:
    return None if langs is None else sorted(langs)


@lru_cache
def _languages() -> list[LanguageOut]:
    return [
        LanguageOut(
            code=code,
            name=name,
            as_source=[rule.name for rule in _rules() if code in (rule.source_langs or ())],
            as_target=[rule.name for rule in _rules() if code in (rule.target_langs or ())],
        )
        for code, name in language_names().items()
    ]


def _scorers() -> list[ScorerOut]:
    found: tuple[Scorer, ...] = discover("exonym.scorers", "SCORER")
    return [ScorerOut(name=scorer.name, needs=sorted(scorer.needs)) for scorer in found]


def _formats() -> list[FormatOut]:
    found = available_renderers()
    return [FormatOut(name=one.name, extension=one.extension, media_type=one.media_type) for one in found]


def _limits(settings: Settings) -> LimitsOut:
    return LimitsOut(
        characters=MAX_CHARACTERS,
        body_bytes=settings.max_body_bytes,
        page=MAX_PAGE,
        wait_seconds=settings.wait_limit,
        requests=settings.rate_limit,
        retention_days=settings.retention_days,
    )
