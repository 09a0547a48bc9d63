from __future__ import annotations

import pytest

from exonym.model import Metadata, Pair
from tests.fakes import ListQueue

PAIR = Pair(
    target="Istia said so.",
    source="Izwiestia tak pisze.",
    reference="Izvestia said so.",
    source_lang="pl",
    id="mine",
    metadata=Metadata(feed="agency", article_id="7", revision="2", url="https://example.org/ü", mt_system="m"),
)


@pytest.fixture
def queue() -> ListQueue:
    return ListQueue()
