"""/admin/audits/{id}: what it shows, to whom, and what editors do there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import unescape

import pytest
from httpx2 import Response

from exonym.model import Metadata
from exonym.renderers.html import SCRIPT_SOURCE
from service import audits, decisions
from service.auth import Role
from service.settings import Settings
from service.store import Store
from tests.exonym.renderers.sample import PAIR
from tests.fakes import ListQueue
from tests.service.web.admin.articles import ABOUT, add_audit, report_of
from tests.service.web.admin.conftest import Desk, SignIn

COPIED = "Nurłan Sauranbajew"


@pytest.fixture
def audit(lite: Store) -> str:
    return add_audit(lite)


@pytest.fixture
def editor(sign_in: SignIn) -> Desk:
    return sign_in(Role.EDITOR)


def fingerprint(words: str) -> str:
    return next(f.fingerprint for f in report_of(ABOUT).findings if f.text == words)


def decide(desk: Desk, audit: str, choice: str, words: str = COPIED, **more: str) -> Response:
    form = {"fingerprint": fingerprint(words), "choice": choice, "sure": "yes", **more}
    return desk.post(f"/admin/audits/{audit}/decisions", form)


def headings(text: str) -> list[str]:
    """What is to be fixed, in the order of the page."""
    open_ones = text.split('<ol class="groups">')[1].split("\n  </ol>")[0]
    heads = re.findall(r'<h3 id="g\d+-head">(.*?)</h3>', open_ones, re.DOTALL)
    return [unescape(found[1]) for head in heads if (found := re.search(r"<q[^>]*>([^<]+)</q>", head))]


def test_what_to_fix_comes_first_gravest_first_and_signatures_last(editor: Desk, audit: str) -> None:
    text = editor.get(f"/admin/audits/{audit}").text
    order = [*(f'id="{part}"' for part in ("to-fix", "texts", "names", "corrected", "behind")), "formula:qe"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert headings(text)[0] == "Remia"
    assert "A name that lost its letters" in text
    assert "<code>name.garbled</code>" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("?rule=name.copied", [COPIED], id="a rule"),
        pytest.param("?severity=critical", ["Remia"], id="a severity"),
        pytest.param("?rule=name.copied&severity=critical", [], id="both, which nothing is"),
    ],
)
def test_findings_are_narrowed_by_the_address(editor: Desk, audit: str, query: str, found: list[str]) -> None:
    assert headings(editor.get(f"/admin/audits/{audit}{query}").text) == found


def test_each_mark_leads_to_its_finding_and_each_finding_to_its_mark(editor: Desk, audit: str) -> None:
    text = editor.get(f"/admin/audits/{audit}").text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_what_is_left_everywhere_shows_first_what_it_changes(editor: Desk, audit: str, lite: Store) -> None:
    answer = decide(editor, audit, "dismissed:workspace", sure="", reason="house style", place="#g3")
    assert (answer.status_code, "Not decided yet." in answer.text) == (200, True)
    assert "Of the last 1 articles it changes 1: 1 finding counts no more" in answer.text
    assert decisions.list_decisions(lite, audit, "default") == []
    forms = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text.split("<main")[1])
    answer = editor.client.post(f"/admin/audits/{audit}/decisions", data=dict(forms))
    assert answer.headers["location"] == f"/admin/audits/{audit}#g3"
    (made,) = decisions.list_decisions(lite, audit, "default")
    assert (made.row.decision, made.row.scope, made.row.reason) == ("dismissed", "workspace", "house style")


@pytest.mark.parametrize("choice", ["dismissed:here", "dismissed:article", "dismissed:workspace", "false_alarm:here"])
def test_what_is_dismissed_leaves_the_list_and_comes_back_when_undone(editor: Desk, audit: str, choice: str) -> None:
    answer = decide(editor, audit, choice, place="?rule=&severity=#g3", reason="house style")
    assert answer.headers["location"] == f"/admin/audits/{audit}?rule=&severity=#g3"
    text = editor.get(f"/admin/audits/{audit}").text
    assert COPIED not in headings(text)
    assert "house style" in text
    assert "editor@default.example" in text.split("Left as they are")[1]
    decision = re.search(r'name="decision" value="([^"]+)"', text)
    assert decision
    editor.post(f"/admin/audits/{audit}/undo", {"decision": decision[1]})
    assert COPIED in headings(editor.get(f"/admin/audits/{audit}").text)


def test_it_stays_dismissed_in_the_next_revision(editor: Desk, audit: str, lite: Store, quick: Settings) -> None:
    decide(editor, audit, "dismissed:article")
    about = Metadata(article_id=ABOUT.article_id, revision="2")
    new = audits.submit(lite, ListQueue(), audits.Submission(replace(PAIR, metadata=about), "news", previous=audit), 30)
    mine = audits.claim(lite, new.id, 30)
    assert mine is not None
    assert audits.finish(lite, mine, report_of(about), partial(decisions.recall, quick))
    text = editor.get(f"/admin/audits/{new.id}").text
    assert COPIED not in headings(text)
    assert "0 new, 0 gone" in text


def test_what_is_accepted_is_in_the_corrected_text(editor: Desk, audit: str) -> None:
    decide(editor, audit, "accepted:here", replacement="Nurlan S.")
    text = editor.get(f"/admin/audits/{audit}").text
    assert "mayor Nurlan S. has" in text
    assert "With the 1 correction that was accepted" in text
    saved = editor.get(f"/admin/audits/{audit}/corrected")
    assert "mayor Nurlan S. has" in saved.text
    assert "Remia" in saved.text, "nobody accepted that"
    assert "Remia" not in editor.get(f"/admin/audits/{audit}/corrected?every=true").text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        pytest.param("decisions", {"choice": "burned:here", "fingerprint": "x"}, 422, id="no decision"),
        pytest.param("decisions", {"choice": "dismissed:world", "fingerprint": "x"}, 422, id="no scope"),
        pytest.param("decisions", {"choice": "dismissed:here", "fingerprint": "0" * 64}, 404, id="no such finding"),
        pytest.param("decisions", {"choice": "dismissed:here", "place": "//evil.example"}, 422, id="a place elsewhere"),
        pytest.param("decisions", {"choice": "dismissed:here", "reason": "x" * 1001}, 422, id="a reason too long"),
        pytest.param("verdict", {"act": "held", "reason": "\0"}, 422, id="a NUL"),
        pytest.param("decisions", {"choice": "dismissed:here"}, 303, id="nothing ticked"),
        pytest.param("undo", {"decision": "x"}, 404, id="no such decision"),
        pytest.param("verdict", {"act": "again"}, 422, id="no verdict"),
    ],
)
def test_what_cannot_be_is_refused(editor: Desk, audit: str, path: str, form: dict[str, str], status: int) -> None:
    assert editor.post(f"/admin/audits/{audit}/{path}", form).status_code == status


@pytest.mark.parametrize(("act", "says"), [("released", "Released"), ("held", "Kept held")])
def test_an_editors_word_stands_over_the_verdict(editor: Desk, audit: str, lite: Store, act: str, says: str) -> None:
    editor.post(f"/admin/audits/{audit}/verdict", {"act": act, "reason": "I know better"})
    assert audits.get(lite, audit).state == act
    text = editor.get(f"/admin/audits/{audit}").text
    assert f"{says} by editor@default.example" in text
    assert "I know better" in text


def test_audited_again_one_waits_for_the_new_audit(editor: Desk, audit: str, lite: Store) -> None:
    place = editor.post(f"/admin/audits/{audit}/again", {}).headers["location"]
    assert audits.get(lite, place.rsplit("/", 1)[1]).previous == audit
    assert 'http-equiv="refresh"' in editor.get(place).text


def test_a_viewer_sees_all_of_it_and_decides_nothing(sign_in: SignIn, audit: str) -> None:
    desk = sign_in(Role.VIEWER)
    text = desk.get(f"/admin/audits/{audit}").text
    assert "Remia" in text
    for word in ("dismiss", "accept", "Release", "Audit again", 'method="post" action="/admin/audits'):
        assert word.lower() not in text.lower().replace("accepted", "")
    for path in ("decisions", "undo", "verdict", "again"):
        assert desk.post(f"/admin/audits/{audit}/{path}", {"act": "held", "choice": "accepted"}).status_code == 403


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://news.example/a", True, id="https"),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param("//news.example/a", False, id="no scheme"),
        pytest.param("https://[", False, id="rubbish"),
    ],
)
def test_only_web_addresses_become_links(editor: Desk, lite: Store, url: str, linked: bool) -> None:
    text = editor.get(f"/admin/audits/{add_audit(lite, Metadata(url=url))}").text
    assert (f'href="{url}"' in text) is linked
    assert url in text


@pytest.mark.parametrize("extension", ["html", "txt", "json", "csv", "tsv", "xlsx", "xlf", "junit.xml", "sarif"])
def test_the_report_is_there_in_every_format(editor: Desk, audit: str, extension: str) -> None:
    answer = editor.get(f"/admin/audits/{audit}/report.{extension}")
    assert answer.status_code == 200
    assert answer.content
    assert _scripts(answer.headers["content-security-policy"]) <= {SCRIPT_SOURCE}


def _scripts(policy: str) -> set[str]:
    """What a policy lets a page run."""
    allowed = [words for directive in policy.split(";") if (words := directive.split())[:1] == ["script-src"]]
    return {source for _, *sources in allowed for source in sources}


def test_a_format_that_nobody_makes_is_not_there(editor: Desk, audit: str) -> None:
    assert editor.get(f"/admin/audits/{audit}/report.docx").status_code == 404


def test_without_an_article_nothing_is_offered_for_it(editor: Desk, lite: Store) -> None:
    text = editor.get(f"/admin/audits/{add_audit(lite, Metadata())}").text
    assert "Dismiss everywhere" in text
    assert ("in this article" in text) is (PAIR.id is not None)


def test_a_failed_audit_says_why(editor: Desk, lite: Store) -> None:
    audit = audits.submit(lite, ListQueue(), audits.Submission(PAIR, "news"), 30)
    mine = audits.claim(lite, audit.id, 30)
    assert mine is not None
    audits.fail(lite, mine, "The model <is> missing.")
    text = editor.get(f"/admin/audits/{audit.id}").text
    assert "The model &lt;is&gt; missing." in text
    assert "refresh" not in text
    assert "Audit again" in text
