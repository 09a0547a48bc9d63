"""/admin/new: a pair pasted, or two files."""

from __future__ import annotations

import pytest
from httpx2 import Response

from service import audits
from service.auth import Role
from service.store import Store
from tests.service.web.admin.conftest import Desk, SignIn

FORM = {"target": "He\r\ncame.", "source": "Przyszedł.", "source_lang": "pl", "target_lang": "en", "profile": "strict"}


@pytest.fixture
def editor(sign_in: SignIn) -> Desk:
    return sign_in(Role.EDITOR)


def test_what_is_pasted_is_audited_in_the_editors_workspace(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.EDITOR, "paper")
    place = desk.post("/admin/new", {**FORM, "article_id": "art-9"}).headers["location"]
    audit_id = place.rsplit("/", 1)[1]
    pair = audits.pair_of(lite, audit_id, "paper")
    assert (pair.target, pair.source, pair.source_lang) == ("He\ncame.", "Przyszedł.", "pl")
    assert pair.metadata.article_id == "art-9"
    assert audits.get(lite, audit_id).profile == "strict"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"target": " "}, "<strong>Translation:</strong> is empty", id="no translation"),
        pytest.param({"source": "a\0"}, "<strong>Original:</strong> has a NUL", id="a NUL"),
        pytest.param({"source_lang": "??"}, "<strong>Language of the original:</strong>", id="no language"),
        pytest.param({"format": "pdf"}, "<strong>What it is:</strong>", id="no format"),
        pytest.param({"profile": "lax"}, "<strong>How strict:</strong>", id="no profile"),
        pytest.param({"article_id": "x" * 201}, "<strong>Article:</strong>", id="an id too long"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(editor: Desk, change: dict[str, str], says: str) -> None:
    answer = editor.post("/admin/new", {**FORM, **change})
    assert answer.status_code == 422
    assert says in answer.text
    assert "Przyszed" in answer.text or "source" in change, "what was typed is kept"


@pytest.mark.parametrize(
    ("files", "target"),
    [
        pytest.param({"target_file": b"He came."}, "He came.", id="the translation alone"),
        pytest.param({"target_file": "\ufeffŁódź".encode(), "source_file": b"Lodz"}, "Łódź", id="a byte order mark"),
    ],
)
def test_files_are_audited(editor: Desk, lite: Store, files: dict[str, bytes], target: str) -> None:
    place = upload(editor, files).headers["location"]
    assert audits.pair_of(lite, place.rsplit("/", 1)[1]).target == target


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param({"target_file": b"\xff\xfe\x00"}, "is no text in UTF-8: byte 0", id="no text"),
        pytest.param({"source_file": b"Lodz"}, "<strong>Translation:</strong> is empty", id="no translation"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(editor: Desk, files: dict[str, bytes], says: str) -> None:
    answer = upload(editor, files)
    assert answer.status_code == 422
    assert says in answer.text


def upload(desk: Desk, files: dict[str, bytes]) -> Response:
    sent = {name: (f"{name}.txt", content, "text/plain") for name, content in files.items()}
    form = {"csrf": desk.secret("/admin/new"), "source_lang": "pl"}
    return desk.client.post("/admin/new/files", data=form, files=sent)
