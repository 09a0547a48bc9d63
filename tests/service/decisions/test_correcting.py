"""Corrections: what may be written, what editors want written, and the translation with it."""

from __future__ import annotations

import pytest

from exonym.model import Format
from service import decisions
from service.errors import InvalidField, NotDone
from tests.service.decisions.desk import KOWALCYK, RUSSIA, TOKAJEW, Desk
from tests.service.decisions.test_deciding import NORTH, SOURCE, TARGET


def corrected(desk: Desk, audit_id: str, every: bool = False) -> str:
    return decisions.find_corrections(desk.store, audit_id, "default").apply(every).text


def test_only_what_editors_accepted_or_everything_but_what_is_dismissed(desk: Desk) -> None:
    audit_id = desk.article(f"{NORTH} {KOWALCYK}.", SOURCE)
    assert corrected(desk, audit_id) == f"{NORTH} {KOWALCYK}."
    desk.decide(audit_id, TOKAJEW, "accepted")
    desk.decide(audit_id, KOWALCYK, "false_alarm")
    assert corrected(desk, audit_id) == f"Tokayev came from russia, and russia it was. {KOWALCYK}."
    assert corrected(desk, audit_id, True) == f"Tokayev came from Russia, and Russia it was. {KOWALCYK}."


def test_an_editors_own_words_go_before_the_suggestion(desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE)
    desk.decide(audit_id, TOKAJEW, "accepted", replacement="Kassym-Jomart Tokayev")
    assert corrected(desk, audit_id).startswith("Kassym-Jomart Tokayev came")
    (finding,) = decisions.find_corrections(desk.store, audit_id, "default").report.findings
    assert finding.suggestions == ("Kassym-Jomart Tokayev", "Tokayev", "Tokaev")


def test_what_is_accepted_for_the_article_is_written_in_all_of_it_and_its_next_revision(desk: Desk) -> None:
    desk.decide(desk.article(NORTH, SOURCE, article_id="7"), RUSSIA, "accepted", "article", replacement="the East")
    later = desk.article(f"{NORTH} So.", SOURCE, article_id="7")
    assert corrected(desk, later) == f"{TOKAJEW} came from the East, and the East it was. So."


def test_html_keeps_its_tags(lite_desk: Desk) -> None:
    audit_id = lite_desk.article("<p><b>Tokajew</b> &amp; co.</p>", "<p>Tokajew</p>", format=Format.HTML)
    lite_desk.decide(audit_id, TOKAJEW, "accepted", replacement="<i>")
    assert corrected(lite_desk, audit_id) == "<p><b>&lt;i&gt;</b> &amp; co.</p>"


def test_nothing_can_be_written_in_the_source_or_before_the_audit_is_done(lite_desk: Desk) -> None:
    with pytest.raises(NotDone):
        corrected(lite_desk, lite_desk.submit(TARGET))
    audit_id = lite_desk.article(TARGET, SOURCE)
    with pytest.raises(InvalidField, match="replacement"):
        lite_desk.decide(audit_id, TOKAJEW, "dismissed", replacement="x")
