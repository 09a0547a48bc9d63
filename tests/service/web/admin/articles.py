"""Audits for the desk to work on, with reports made by hand: no engine has to run."""

from __future__ import annotations

from dataclasses import replace

from exonym.model import Metadata, Report
from exonym.report.findings import finish_findings
from service import audits
from service.audits import Submission
from service.store import Store
from tests.exonym.renderers.sample import PAIR, REPORT
from tests.fakes import ListQueue

ABOUT = Metadata(feed="kaz", article_id="art-1", revision="1", url="https://news.example/a")


def add_audit(
    store: Store,
    about: Metadata = ABOUT,
    workspace: str = "default",
    title: str | None = None,
    previous: str | None = None,
) -> str:
    """The id of an audit that is done, with everything in its report that a page meets."""
    pair = replace(PAIR, metadata=about)
    submission = Submission(pair, "news", workspace, title=title, previous=previous)
    audit = audits.submit(store, ListQueue(), submission, 30)
    mine = audits.claim(store, audit.id, 30)
    assert mine is not None
    assert audits.finish(store, mine, report_of(about))
    return audit.id


def report_of(about: Metadata) -> Report:
    """The report, with fingerprints and groups as the engine gives them."""
    return replace(REPORT, findings=finish_findings(REPORT.findings), metadata=about)
