"""Each kind has a page that a stranger can follow: what it shows is tried as it stands there."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path

import pytest

from service.connectors import KINDS, Received, check_mapping
from service.connectors.mapping import fill_mapping
from service.intake.events import Unwanted, read_event
from tests.service.connectors.signing import SIGNERS
from tests.service.connectors.test_payloads import connector_of

DOCS = Path(__file__).parents[3] / "docs"
SECRETS = {signer.kind: signer.secret for signer in SIGNERS if signer.header != "x-wc-webhook-signature"}
KIND = pytest.mark.parametrize("kind", sorted(KINDS))


def page_of(kind: str) -> str:
    return (DOCS / KINDS[kind].docs).read_text(encoding="utf-8")


@KIND
def test_a_kind_has_its_page(kind: str) -> None:
    page = page_of(kind)
    headings = re.findall(r"(?m)^## (.+)$", page)
    assert {"There", "Here", "Trying it", "What it cannot do"} <= set(headings)
    assert f"--kind {kind}" in page
    assert f'"kind": "{kind}"' in page.replace('\\"', '"')
    overview = (DOCS / "connectors/README.md").read_text(encoding="utf-8")
    assert f"[`{kind}`]({kind}.md)" in overview


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"generic"}))
def test_the_mapping_on_the_page_is_the_kinds_own(kind: str) -> None:
    """All but generic's page, which has a body instead."""
    mapping = fill_mapping(KINDS[kind].mapping, "en-US", ["pl"])
    page = page_of(kind).replace("\\|", "|")
    assert [place for place in mapping.values() if f"`{place}`" not in page] == []


@KIND
def test_what_the_page_sends_is_taken(kind: str) -> None:
    (script,) = re.findall(r"(?s)```bash\n(.+?)```", page_of(kind))
    # curl says what it would send, a NUL after each word
    whole = f"curl() {{ printf '%s\\0' \"$@\"; }}\nSECRET='{SECRETS[kind]}'\n{script}"
    sent = subprocess.run(["bash", "-euc", whole], capture_output=True, check=True, timeout=30).stdout.split(b"\0")
    headers = dict(sent[place + 1].decode().split(": ", 1) for place, word in enumerate(sent) if word == b"-H")
    body = sent[sent.index(b"--data-binary") + 1]
    named = {name.lower(): value for name, value in headers.items()}
    received = Received("POST", "/v1/hooks/newsroom", named, body, time.time())
    assert KINDS[kind].verify(SECRETS[kind], received)
    target = "en-US" if kind == "contentful" else "en"
    assert not isinstance(read_event(connector_of(kind, target), body), Unwanted)


def test_the_mappings_that_are_shown_as_examples_are_whole() -> None:

    shown = [
        json.loads(block)
        for name in ("README", "generic")
        for block in re.findall(r"(?s)```json\n\s*(\{.+?\})\s*```", (DOCS / f"connectors/{name}.md").read_text())
    ]
    mappings = [one for one in shown if "data" not in one]
    assert len(mappings) == 3
    for mapping in mappings:
        check_mapping(mapping)
