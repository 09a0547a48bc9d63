"""The log at the desk: newest first, narrowed, a page at a time, without another workspace's."""

from __future__ import annotations

import html
import re
from pathlib import Path

import service
from service import auth, log
from service.auth import Role, Scope
from service.store import Store
from service.web.admin.log import KINDS, WORDS
from tests.service.web.admin.conftest import SignIn


def test_it_says_who_did_what(sign_in: SignIn, lite: Store) -> None:
    key = auth.create_key(lite, "default", "CI", [Scope.ADMIN]).row
    auth.create_key(lite, "other", "theirs", [Scope.READ])
    with lite.writing() as session:
        log.note(session, "default", f"key {key.id}", "connector.added", "<b>desk</b>", kind="ghost")
        log.note(session, "default", "ed@desk.example", "endpoint.changed", "x", events=["a", "b"], paused=None)
    page = sign_in(Role.ADMIN).get("/admin/log").text
    assert "<td>key CI</td>" in page
    assert "<td>the command line</td>" in page
    assert "&lt;b&gt;desk" in page
    assert "events: a, b" in page
    assert page.index("ed@desk.example") < page.index("Key made"), "newest first"
    assert "theirs" not in page


def test_whatever_is_noted_is_said_in_words() -> None:
    files = Path(service.__file__).parent.rglob("*.py")
    noted = {what for file in files for what in re.findall(r'\bnote\([^"]*"([a-z]+\.[a-z_]+)"', file.read_text())}
    assert len(noted) > 20
    assert noted <= WORDS.keys()
    assert {what.split(".")[0] for what in WORDS} == KINDS.keys()


def test_it_is_narrowed_and_shown_a_page_at_a_time(sign_in: SignIn, lite: Store) -> None:
    with lite.writing() as session:
        for number in range(60):
            log.note(session, "default", "ed", "key.revoked", f"number-{number:02}")
        log.note(session, "default", "ed", "user.added", "somebody")
    desk = sign_in(Role.ADMIN)
    assert "somebody" in desk.get("/admin/log?about=nonsense").text
    first = desk.get("/admin/log?about=key").text
    assert "somebody" not in first
    onward = re.search(r'rel="next" href="([^"]+)"', first)
    assert onward
    second = desk.get(html.unescape(onward[1])).text
    assert [len(set(re.findall(r"number-\d\d", page))) for page in (first, second)] == [50, 10]
