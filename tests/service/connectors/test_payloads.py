"""Each kind's own mapping on payloads in the shape in which its CMS sends them: reference_pairs/connectors/."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from exonym.model import Pair
from service.connectors import KINDS
from service.connectors.mapping import fill_mapping
from service.errors import InvalidField
from service.intake.events import HalfArticle, Unwanted, Whole, read_event
from service.store.models import Connector

FOLDER = Path(__file__).parents[3] / "reference_pairs" / "connectors"
PATHS = sorted(FOLDER.glob("*/*.json"))
CASES = [pytest.param(path, id=f"{path.parent.name}: {json.loads(path.read_bytes())['stake']}") for path in PATHS]


def connector_of(kind: str, target_lang: str = "en", source_langs: tuple[str, ...] = ("pl",)) -> Connector:
    own = KINDS[kind]
    return Connector(
        id="c",
        kind=kind,
        mapping=fill_mapping(own.mapping, target_lang, source_langs),
        target_lang=target_lang,
        source_langs=list(source_langs),
        format=own.format,
    )


def flat(event: Whole | HalfArticle) -> dict[str, Any]:
    if isinstance(event, HalfArticle):
        plain = {"side": event.side, "text": event.text, "lang": event.lang, "join_key": event.join_key}
        return {**plain, **event.about}
    names = ("source", "target", "source_lang", "target_lang")
    return {**{name: getattr(event.pair, name) for name in names}, **event.about}


def test_every_kind_has_payloads_that_are_found_and_that_are_not() -> None:
    for kind in KINDS:
        cases = [json.loads(path.read_bytes()) for path in PATHS if path.parent.name == kind]
        assert {key for case in cases for key in case} >= {"finds", "refused"}, kind


@pytest.mark.parametrize("path", CASES)
def test_a_payload_gives_what_it_must(path: Path) -> None:
    case = json.loads(path.read_bytes())
    connector = connector_of(path.parent.name, case["target_lang"], tuple(case["source_langs"]))
    body = json.dumps(case["payload"]).encode()
    if "refused" in case:
        with pytest.raises(InvalidField) as refused:
            read_event(connector, body)
        assert refused.value.field == case["refused"]["field"]
        assert case["refused"]["says"] in refused.value.message
        return
    event = read_event(connector, body)
    if "ignored" in case:
        assert isinstance(event, Unwanted)
        assert case["ignored"] in event.why
        return
    assert not isinstance(event, Unwanted)
    assert flat(event) == case["finds"]


def test_what_is_found_is_kept_with_the_pair() -> None:
    payload = {"data": {"source": "Ż.", "target": "Z.", "source_lang": "pl", "target_lang": "en", "article_id": 1,
                        "revision": 2, "url": "https://x.example", "feed": "f"}}  # fmt: skip
    event = read_event(connector_of("generic"), json.dumps(payload).encode())
    assert isinstance(event, Whole)
    assert isinstance(event.pair, Pair)
    about = asdict(event.pair.metadata)
    assert about == {"feed": "f", "article_id": "1", "revision": "2", "url": "https://x.example", "mt_system": None}
