"""Which lost names were left out, and which only put in other words."""

from __future__ import annotations

import pytest

from exonym.names.evidence.dropping import dropped
from exonym.names.identity.ledger import build_ledger
from tests.exonym.names.texts import pair_of


def left_out(lang: str, *lines: tuple[str, str]) -> list[tuple[str, bool]]:
    pair, segments = pair_of(lang, *lines)
    found = dropped(pair, segments, build_ledger(pair, segments), lang)
    return [(name.source.text, name.hole) for name in found]


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        pytest.param("ru", "Ольга живёт в Рязани.", "Olga lives there.", [("Рязани", False)], id="a city"),
        pytest.param(
            "ru", "Об этом сообщил Google.", "This was reported.", [("Google", False)], id="Latin in Cyrillic"
        ),
        pytest.param("pl", "Mówił Grzegorz Bal.", "Kowalczyk Bal spoke.", [], id="another name stands there"),
        pytest.param("pl", "Poseł Jan Rybicki odszedł.", "Deputy Rybicki left.", [], id="a first name shortened"),
        pytest.param("ru", "Ольга живёт в Рязани.", "Olga lives in Ryazan.", [], id="nothing"),
    ],
)
def test_dropped(lang: str, source: str, target: str, found: list[tuple[str, bool]]) -> None:
    assert left_out(lang, (source, target)) == found


def test_a_name_that_another_name_replaced_is_not_dropped() -> None:
    pair, segments = pair_of("pl", ("Mówił Grzegorz Bal.", "Kowalczyk Bal spoke."))
    assert build_ledger(pair, segments).unmatched_target
    assert not list(dropped(pair, segments, build_ledger(pair, segments), "pl"))
