"""/admin/audits: narrowed, searched, paged, decided on together, exported."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

import pytest

from exonym.model import Metadata
from service import audits
from service.auth import Role
from service.store import Store
from service.store.models import State
from service.web.admin import audits as page
from tests.service.web.admin.articles import ABOUT, add_audit
from tests.service.web.admin.conftest import SignIn


def listed(text: str) -> list[str]:
    """The ids of the audits on a page, in their order."""
    return re.findall(r'href="/admin/audits/([0-9a-f-]{36})"', text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("", True, id="all"),
        pytest.param("?q=Sauranb", True, id="the beginning of a word"),
        pytest.param("?q=Qwertz", False, id="a word that it has not"),
        pytest.param("?decision=hold&state=open&source_lang=pl&target_lang=en", True, id="what it is"),
        pytest.param("?decision=publish", False, id="another verdict"),
        pytest.param("?state=released", False, id="another word of an editor"),
        pytest.param("?source_lang=ru", False, id="another language"),
        pytest.param("?feed=kaz&article_id=art-1&status=done", True, id="where it comes from"),
        pytest.param("?feed=other", False, id="another feed"),
        pytest.param("?rule=name.garbled", True, id="a rule that it breaks"),
        pytest.param("?rule=date.mismatch", False, id="a rule that it keeps"),
        pytest.param("?from=2020-01-01&to=2999-01-01", True, id="within days"),
        pytest.param("?to=2020-01-01", False, id="before its day"),
        pytest.param("?from=2999-01-01", False, id="after its day"),
    ],
)
def test_the_list_is_narrowed_by_its_address(sign_in: SignIn, lite: Store, query: str, found: bool) -> None:
    audit = add_audit(lite)
    answer = sign_in(Role.VIEWER).get(f"/admin/audits{query}")
    assert answer.status_code == 200
    assert listed(answer.text) == ([audit] if found else [])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        pytest.param("?from=yesterday", "<strong>from</strong> is no day", id="no day"),
        pytest.param("?to=9999-12-31", "<strong>to</strong> is no day", id="the last day there is"),
        pytest.param("?source_lang=Polish", "<strong>source_lang</strong> is not a language code", id="no language"),
        pytest.param("?state=gone", "<strong>state</strong>", id="no state"),
        pytest.param("?cursor=x", "<strong>cursor</strong>", id="no cursor"),
        pytest.param("?q=%00", "<strong>q</strong> has a NUL", id="a NUL"),
    ],
)
def test_what_is_wrong_with_a_filter_is_said(sign_in: SignIn, query: str, says: str) -> None:
    answer = sign_in(Role.VIEWER).get(f"/admin/audits{query}")
    assert answer.status_code == 422
    assert says in answer.text


@pytest.mark.parametrize("order", ["", "&sort=oldest"])
def test_pages_keep_the_filters_and_show_each_audit_once(
    sign_in: SignIn, lite: Store, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_PAGE", 2)
    made = [add_audit(lite) for _ in range(5)]
    add_audit(lite, Metadata(feed="other"))
    desk, path, seen = sign_in(Role.VIEWER), f"/admin/audits?feed=kaz{order}", []
    while path:
        text = desk.get(path).text
        seen += listed(text)
        more = re.search(r'rel="next" href="([^"]+)"', text)
        path = more[1].replace("&amp;", "&") if more else ""
    assert seen == (made if order else made[::-1])


def test_another_workspaces_audits_are_not_there(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.ADMIN)
    theirs = add_audit(lite, workspace="default")
    other = sign_in(Role.ADMIN, "elsewhere")
    assert listed(other.get("/admin/audits").text) == []
    assert other.get(f"/admin/audits/{theirs}").status_code == 404
    assert theirs not in other.get("/admin/audits.csv").text
    assert desk is other


@pytest.mark.parametrize("act", ["released", "held"])
def test_ticked_audits_are_decided_on_together(sign_in: SignIn, lite: Store, act: str) -> None:
    desk = sign_in(Role.EDITOR)
    made = [add_audit(lite) for _ in range(3)]
    form = {"act": act, "audit": made[:2], "reason": "seen", "back": "/admin/audits?feed=kaz"}
    answer = desk.post("/admin/audits", form)
    assert answer.headers["location"] == "/admin/audits?feed=kaz"
    assert states(lite, made) == [act, act, State.OPEN]
    assert f"2 audits {act}." in desk.get("/admin/audits").text
    assert f"2 audits {act}." not in desk.get("/admin/audits").text, "said once"


def test_what_cannot_be_decided_on_is_counted(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.EDITOR)
    desk.post("/admin/audits", {"act": "held", "audit": ["nonsense"], "back": "//evil.example"})
    assert "0 audits held. 1 could not be" in desk.get("/admin/audits").text
    assert desk.post("/admin/audits", {"act": "burned"}).status_code == 422


def test_a_viewer_decides_on_nothing(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.VIEWER)
    made = [add_audit(lite)]
    text = desk.get("/admin/audits").text
    assert "checkbox" not in text
    assert "New audit" not in text
    assert desk.post("/admin/audits", {"act": "held", "audit": made}).status_code == 403
    assert desk.get("/admin/new").status_code == 403
    assert states(lite, made) == [State.OPEN]


def test_the_export_has_what_the_filters_find_and_no_formulas(sign_in: SignIn, lite: Store) -> None:
    add_audit(lite, Metadata(feed="other"))
    bad = add_audit(lite, Metadata(feed="=1+2"))
    answer = sign_in(Role.VIEWER).get("/admin/audits.csv?feed=%3D1%2B2")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [(row["id"], row["feed"], row["decision"]) for row in rows] == [(bad, "'=1+2", "hold")]
    assert "attachment" in answer.headers["content-disposition"]


def test_what_an_article_is_called_cannot_run(sign_in: SignIn, lite: Store) -> None:
    bad = "<script>alert(1)</script>"
    add_audit(
        lite, Metadata(feed=bad, article_id=bad, revision=bad, url="javascript:alert(1)", mt_system=bad), title=bad
    )
    desk = sign_in(Role.EDITOR)
    for path in ("/admin", "/admin?by=engine", "/admin/audits"):
        assert bad not in desk.get(path).text


def states(store: Store, made: Iterable[str]) -> list[str]:
    return [audits.get(store, audit_id).state for audit_id in made]


def test_articles_are_known_by_their_words(sign_in: SignIn, lite: Store) -> None:
    add_audit(lite, ABOUT)
    assert "Read the whole article" in sign_in(Role.VIEWER).get("/admin/audits").text
