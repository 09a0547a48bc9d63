"""What the first visitor would wait for is done before the first request."""

from __future__ import annotations

from fastapi.testclient import TestClient

from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from service.web.desk import showing
from service.web.desk.rules import rule_words
from tests.fakes import ListQueue


def test_pages_are_ready_before_the_first_request(quick: Settings, lite: Store) -> None:
    cache = showing._ENVIRONMENT.cache
    assert cache is not None
    cache.clear()
    rule_words.cache_clear()
    with TestClient(create_app(quick, lite, ListQueue())):
        names = {key[1] for key in cache.keys()}  # noqa: SIM118 - it is no mapping
        assert {"admin/overview.html", "admin/audits.html", "admin/report.html"} <= names
        assert rule_words.cache_info().currsize == 1
