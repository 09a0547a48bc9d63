"""Names at the desk: what articles have, and how the house spells it, decided without scripts."""

from __future__ import annotations

import html
from dataclasses import replace
from urllib.parse import quote

import pytest

from exonym.model import Kind, Mention, NameEntry, Pair, Span
from service import audits, log, names
from service.auth import Role
from service.names import Change
from service.store import Store
from tests.fakes import ListQueue, WordAuditor
from tests.service.web.admin.conftest import Desk, SignIn

ENTITY = "<b>Żumabekow / Jerłan"
AT = f"/admin/names/{quote(ENTITY, safe='')}"


def add_name(store: Store, workspace: str = "default") -> None:
    names.decide(store, workspace, ENTITY, Change(house="Zhumabekov", kind=Kind.PERSON, forms={"pl": ("Żumabekow",)}))


def chosen(store: Store, workspace: str = "default") -> names.SeenName:
    return names.get_name(store, workspace, ENTITY)


def test_a_spelling_is_chosen_and_taken_back(sign_in: SignIn, lite: Store) -> None:
    add_name(lite)
    desk = sign_in(Role.EDITOR)
    assert "&lt;b&gt;Żumabekow / Jerłan" in desk.get("/admin/names").text
    assert 'value="Zhumabekov"' in desk.get(AT).text
    form = {
        "house": "Jumabekov",
        "accepted": "Zhumabekov\r\nJumabekoff\r\n",
        "forbidden": "Zumabekow",
        "kind": "person",
    }
    assert desk.post(AT, form).headers["location"] == AT
    row = chosen(lite).chosen
    assert row
    assert (row.house, row.accepted, row.forbidden) == ("Jumabekov", ["Zhumabekov", "Jumabekoff"], ["Zumabekow"])
    page = desk.get(AT).text
    assert "The next audit spells it so." in page
    assert (
        'editor@default.example: <span dir="auto">Jumabekov</span>, also Zhumabekov, Jumabekoff, never Zumabekow'
        in page
    )
    assert [(e.what, e.by) for e in log.list_entries(lite, "default", 1)] == [
        ("name.decided", "editor@default.example")
    ]
    assert desk.post(AT, {"act": "take back"}).status_code == 303
    assert [e.what for e in log.list_entries(lite, "default", 1)] == ["name.taken_back"]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param({"house": "=SUM(1)"}, "house: ", id="a formula"),
        pytest.param({"house": "A", "forbidden": "A"}, "A", id="right and forbidden at once"),
        pytest.param({"house": "A", "accepted": "x" * 300}, "accepted: ", id="too long"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    sign_in: SignIn, lite: Store, form: dict[str, object], says: str
) -> None:
    add_name(lite)
    answer = sign_in(Role.EDITOR).post(AT, form)
    assert answer.status_code == 422
    alert = html.unescape(answer.text.partition('role="alert">')[2].partition("</p>")[0])
    assert says in alert
    assert html.escape(str(form["house"])) in answer.text
    assert chosen(lite).house == "Zhumabekov"


def test_the_namebook_goes_out_and_comes_in(sign_in: SignIn, lite: Store) -> None:
    add_name(lite)
    desk = sign_in(Role.EDITOR)
    out = desk.get("/admin/names.csv")
    assert "Zhumabekov" in out.text
    assert "attachment" in out.headers["content-disposition"]
    changed = out.text.replace("Zhumabekov", "Jumabekov")
    assert send(desk, changed.encode(), "names.csv") == 303
    assert "Jumabekov" in desk.get("/admin/names.yaml").text
    assert send(desk, b"not,a\nnamebook", "names.csv") == 422
    assert "Jumabekov" in desk.get("/admin/names.yaml").text, "nothing of a bad file is taken"
    assert [e.what for e in log.list_entries(lite, "default", 1)] == ["name.all_replaced"]


def send(desk: Desk, content: bytes, name: str) -> int:
    form = {"csrf": desk.secret("/admin/names")}
    return desk.client.post("/admin/names", data=form, files={"file": (name, content)}).status_code


def test_names_of_articles_are_narrowed(sign_in: SignIn, lite: Store) -> None:
    add_name(lite)
    desk = sign_in(Role.VIEWER)
    assert "Zhumabekov" in desk.get("/admin/names?q=zumab").text
    assert "Zhumabekov" not in desk.get("/admin/names?q=qwertz").text
    assert "Zhumabekov" not in desk.get("/admin/names?drift=1").text
    assert desk.get("/admin/names?cursor=nonsense").status_code == 422


def test_a_viewer_looks_and_another_workspace_has_its_own(sign_in: SignIn, lite: Store) -> None:
    sign_in(Role.ADMIN, "other")
    add_name(lite, "other")
    desk = sign_in(Role.VIEWER)
    assert desk.get(AT).status_code == 404
    assert desk.get("/admin/names/nobody%00").status_code in (404, 422)
    add_name(lite)
    page = desk.get(AT)
    assert (page.status_code, "Spell it so" in page.text) == (200, False)
    assert desk.post(AT, {"house": "X"}).status_code == 403
    assert chosen(lite).house == chosen(lite, "other").house == "Zhumabekov"


def add_article(lite: Store) -> None:
    """One that names Izvestia twice, in another form."""
    made = audits.submit(lite, ListQueue(), audits.Submission(Pair(target="Istia, Istia"), "news"), 60)
    mine = audits.claim(lite, made.id, 30)
    assert mine
    mentions = (Mention("Istia", Span(0, 5), 0), Mention("Istia", Span(7, 12), 0))
    entry = NameEntry("Izvestia", Kind.MEDIA, "Izvestia", "namebook", target=mentions)
    assert audits.finish(lite, mine, replace(WordAuditor().audit(mine.pair), names=(entry,)))


def test_what_an_audit_names_is_listed(sign_in: SignIn, lite: Store) -> None:
    add_article(lite)
    page = sign_in(Role.VIEWER).get("/admin/names").text
    assert 'href="/admin/names/Izvestia"' in page
    assert "Istia <small>×2</small>" in page


def test_what_a_spelling_would_change_is_shown_before_it_is_chosen(sign_in: SignIn, lite: Store) -> None:
    add_article(lite)
    names.decide(lite, "default", "Izvestia", Change(house="Izvestia", forms={"ru": ("Известия",)}))
    desk = sign_in(Role.EDITOR)
    form = {"house": "Izvestia", "forbidden": "Istia", "kind": "media", "act": "preview"}
    page = desk.post("/admin/names/Izvestia", form)
    assert "Of the last 1 articles 1 name it." in page.text
    assert ">Istia</textarea>" in page.text, "what was typed stays"
    row = names.get_name(lite, "default", "Izvestia").chosen
    assert row
    assert row.forbidden == []


def test_two_names_become_one_and_two_again(sign_in: SignIn, lite: Store) -> None:
    add_article(lite)
    add_name(lite)
    desk = sign_in(Role.EDITOR)
    at = "/admin/names/Izvestia"
    assert desk.post(at, {"act": "merge", "into": "nobody"}).status_code == 422
    assert desk.post(at, {"act": "merge", "into": ENTITY}).headers["location"] == AT
    assert chosen(lite).merged == ("Izvestia",)
    assert "No longer with Izvestia" in desk.get(AT).text
    assert desk.post(AT, {"act": "split", "into": "Izvestia"}).headers["location"] == AT
    assert chosen(lite).merged == ()
    assert [e.what for e in log.list_entries(lite, "default", 2)] == ["name.split", "name.merged"]
