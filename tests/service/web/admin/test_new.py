"""/admin/new: a pair pasted, two files, or a folder of them."""

from __future__ import annotations

import re

import pytest
from httpx2 import Response

from exonym.discovery import discover
from service import audits, batches
from service.audits import Filters
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


FOLDER = {"day/a.pl.txt": "Przyszedł.", "day/a.en.txt": "He\r\ncame.", "day/b.en.txt": "It rained."}


def test_a_folder_becomes_a_batch_with_an_audit_an_article(editor: Desk, lite: Store) -> None:
    answer = upload_folder(editor, {name: text.encode() for name, text in FOLDER.items()})
    assert (answer.status_code, answer.headers["location"].split("=")[0]) == (303, "/admin/audits?batch")
    batch_id = answer.headers["location"].split("=")[1]
    batch, counts = batches.get_batch(lite, batch_id, "default")
    assert (batch.total, counts.queued) == (2, 2)
    rows = audits.list_page(lite, "default", Filters(batch_id=batch_id), 9).audits
    pairs = {row.pair_id: audits.pair_of(lite, row.id) for row in rows}
    assert {(key, pair.source, pair.target, pair.source_lang) for key, pair in pairs.items()} == {
        ("day/a", "Przyszedł.", "He\ncame.", "pl"),
        ("day/b", None, "It rained.", None),
    }
    other = upload_folder(editor, {"c.en.txt": b"Another."}).headers["location"].rsplit("/", 1)[1]
    page = editor.get(f"/admin/audits?batch={batch_id}").text
    assert (page.count('<th scope="row"'), other in page) == (2, False)


def test_a_folder_with_one_article_is_one_audit(editor: Desk, lite: Store) -> None:
    files = {"source/a.html": b"<p>Lodz</p>", "target/a.html": b"<p>City</p>"}
    place = upload_folder(editor, files, source_lang="de").headers["location"]
    pair = audits.pair_of(lite, place.rsplit("/", 1)[1])
    assert (pair.source, pair.target, pair.source_lang, pair.format) == ("<p>Lodz</p>", "<p>City</p>", "de", "html")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param({}, "Choose some files first", id="no file"),
        pytest.param({"a.en.txt": b"x", "b.en.txt": b"\xff"}, "b.en.txt: is no text in UTF-8: byte 0", id="no text"),
        pytest.param({"a.en.txt": b"x", "b.pl.txt": b"y"}, "b.pl.txt: no translation goes with it", id="no pair"),
        pytest.param({"a.en.txt": b"x", "b.en.txt": b" "}, "b.en.txt: is empty", id="an empty text"),
        pytest.param(
            {"a.en.txt": b"x", "a.pl.txt": b"y" * 500_001}, "a.pl.txt: has 500001 characters; at most 500000", id="long"
        ),
        pytest.param(
            {"a.en.txt": b"x" * 2_000_001}, "a.en.txt: has 2,000,001 bytes; a text has at most 500,000", id="very long"
        ),
        pytest.param(
            {f"{number:03}.en.txt": b"x" for number in range(101)},
            "100.en.txt is article 101 of 101: at most 100 are taken",
            id="too many",
        ),
    ],
)
def test_a_folder_is_taken_whole_or_not_and_the_file_is_named(
    editor: Desk, lite: Store, files: dict[str, bytes], says: str
) -> None:
    answer = upload_folder(editor, files)
    assert answer.status_code == 422
    assert says in answer.text
    assert audits.list_page(lite, "default", Filters(), 9).audits == ()


def upload_folder(desk: Desk, files: dict[str, bytes], **chosen: str) -> Response:
    sent = [("file", (name, content, "text/plain")) for name, content in files.items()]
    form = {"csrf": desk.secret("/admin/new"), **chosen}
    return desk.client.post("/admin/new/folder", data=form, files=sent or {"other": ("", b"", "text/plain")})


def test_fields_without_a_file_are_left_out_as_browsers_send_them(editor: Desk) -> None:
    head = 'Content-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'
    parts = [
        head.format("csrf", "", editor.secret("/admin/new")),
        head.format("file", '; filename="a.en.txt"', "He came."),
        head.format("file", '; filename=""', ""),
    ]
    body = "".join(f"--x\r\n{part}" for part in parts) + "--x--\r\n"
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = editor.client.post("/admin/new/folder", content=body, headers=headers)
    assert answer.headers["location"].startswith("/admin/audits/")


@pytest.mark.parametrize("path", ["/admin/new", "/admin/audits"])
def test_languages_that_rules_for_names_know_come_first(editor: Desk, path: str) -> None:
    page = editor.get(path).text
    sources, targets = re.findall(r'<optgroup label="Known to the rules for names">(.*?)</optgroup>', page)[:2]
    copied = next(check for check in discover("exonym.checks", "CHECK") if check.rule == "name.copied")
    assert set(re.findall('value="(..)"', sources)) == copied.source_langs
    assert re.findall('value="(..)"', targets) == ["en"]


def test_it_says_that_a_language_which_is_not_stated_is_identified(editor: Desk) -> None:
    assert "Not stated: it is identified" in editor.get("/admin/new").text
