from __future__ import annotations

import pytest

from service.web.prefer import wait_of


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param(None, None, id="no header"),
        pytest.param("wait=30", 30, id="alone"),
        pytest.param("respond-async, wait=10", 10, id="after another"),
        pytest.param("wait=5; foo=bar", 5, id="with a parameter"),
        pytest.param('Wait = "7"', 7, id="quoted, in capitals, with spaces"),
        pytest.param("wait=soon", None, id="not a number"),
        pytest.param("wait=-1", None, id="negative"),
        pytest.param("await=3", None, id="another preference's end"),
        pytest.param("wait=1.5", None, id="a fraction"),
    ],
)
def test_prefer_wait(header: str | None, seconds: int | None) -> None:
    assert wait_of(header) == seconds
