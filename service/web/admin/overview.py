"""/admin: how things stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from exonym.model import Decision
from service import audits, decisions
from service.audits import By
from service.queue import Lane
from service.web.context import InService
from service.web.desk import Entry, InDesk, show
from service.web.desk.charts import draw_line, stack_bars
from service.web.desk.rules import say_rule
from service.web.desk.words import write_seconds

ROUTER = APIRouter()
ENTRY = Entry("Overview", "", place=10)
_DAYS = (7, 30, 90)
_GROUPS = {By.FEED: "Feed", By.LANGUAGES: "Languages", By.ENGINE: "Translated by"}
_LANES = {
    Lane.INTERACTIVE: "Audits that somebody waits for",
    Lane.BATCH: "Audits of batches",
    Lane.WEBHOOKS: "Webhook deliveries",
}
_VERDICTS = [decision.value for decision in Decision]


@ROUTER.get("")
def show_overview(
    request: Request, service: InService, signed: InDesk, days: str = "30", by: str = By.FEED
) -> Response:
    """Verdicts and quality over time, the rules most often broken, what waits, what is held. What cannot be asked for
    is answered as if nothing had been asked."""
    chosen = int(days) if days in map(str, _DAYS) else 30
    group = By(by) if by in list(By) else By.FEED
    trends = audits.read_trends(service.store, signed.workspace, chosen, group)
    tallies = list(trends.days.values())
    held = audits.read_held(service.store, signed.workspace)
    return show(
        request, signed, "overview.html",
        trends=trends,
        verdicts=stack_bars([tally.decisions for tally in tallies], _VERDICTS),
        quality=draw_line([tally.quality for tally in tallies], 100.0),
        days=chosen,
        by=group,
        choices={"days": _DAYS, "by": _GROUPS},
        held=held,
        summaries=audits.summaries_of(service.store, [audit.id for audit in held.newest]),
        rates=decisions.false_alarm_rates(service.store, signed.workspace)[:10],
        waiting={_LANES[lane]: waiting for lane, waiting in audits.read_backlog(service.store).items()},
        say_rule=say_rule,
        write_seconds=write_seconds,
    )  # fmt: skip
