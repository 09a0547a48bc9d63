"""What is sent again, when, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
import pytest

from service.client import ApiError
from service.client.transport import PATIENCE, TRIES, Transport

Answers = list[httpx2.Response | Exception]
PROBLEM = {"type": "urn:exonym:problem:busy", "title": "Busy", "status": 503, "detail": "Later."}


def busy(status: int, retry_after: str | None = None) -> httpx2.Response:
    headers = {"Retry-After": retry_after} if retry_after else {}
    return httpx2.Response(status, json=PROBLEM, headers=headers)


def transport(answers: Answers, pauses: list[float], sent: list[httpx2.Request]) -> Transport:
    """One whose server gives these answers in turn."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        given = answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    http = httpx2.Client(transport=httpx2.MockTransport(answer), base_url="http://x")
    return Transport(http, pauses.append)


@pytest.mark.parametrize(
    ("method", "repeatable", "first", "pause"),
    [
        pytest.param("GET", False, busy(503, "7"), 7, id="away, and says when"),
        pytest.param("GET", False, busy(429, "2"), 2, id="too often"),
        pytest.param("DELETE", False, busy(503), None, id="away, and does not say"),
        pytest.param("GET", False, busy(503, "soon"), None, id="away, and says rubbish"),
        pytest.param("GET", False, httpx2.ConnectError("refused"), None, id="nobody there"),
        pytest.param("POST", True, httpx2.ReadTimeout("late"), None, id="under a key, no answer"),
        pytest.param("POST", True, busy(409, "1"), 1, id="under a key, still answering"),
    ],
)
def test_what_does_no_harm_is_sent_again(
    method: str, repeatable: bool, first: httpx2.Response | Exception, pause: float | None
) -> None:
    pauses: list[float] = []
    sent: list[httpx2.Request] = []
    made = transport([first, httpx2.Response(200, json={"ok": True})], pauses, sent)
    assert made.ask(method, "/", repeatable=repeatable).json() == {"ok": True}
    assert len(sent) == 2
    assert pauses == [pause] if pause is not None else 0.25 <= pauses[0] <= 0.375


@pytest.mark.parametrize(
    ("method", "repeatable", "first"),
    [
        pytest.param("POST", False, busy(503, "1"), id="what would make something twice"),
        pytest.param("GET", False, busy(404), id="what is not there"),
        pytest.param("POST", True, busy(409), id="a conflict for good"),
        pytest.param("GET", False, busy(429, str(int(PATIENCE) + 1)), id="what takes too long"),
        pytest.param("GET", False, busy(500), id="what failed"),
    ],
)
def test_what_is_answered_for_good_is_not_sent_again(method: str, repeatable: bool, first: httpx2.Response) -> None:
    pauses: list[float] = []
    with pytest.raises(ApiError, match="Busy: Later"):
        transport([first], pauses, []).ask(method, "/", repeatable=repeatable)
    assert pauses == []


def test_in_the_end_the_last_answer_counts() -> None:
    pauses: list[float] = []
    with pytest.raises(ApiError) as error:
        transport([busy(503) for _ in range(TRIES)], pauses, []).ask("GET", "/")
    assert error.value.status == 503
    assert len(pauses) == TRIES - 1
    assert pauses == sorted(pauses)


def test_in_the_end_nobody_is_there() -> None:
    refused: Callable[[], Exception] = lambda: httpx2.ConnectError("refused")  # noqa: E731
    with pytest.raises(httpx2.ConnectError):
        transport([refused() for _ in range(TRIES)], [], []).ask("GET", "/")


def test_pages_are_read_to_the_last() -> None:
    sent: list[httpx2.Request] = []
    pages = [{"items": [{"n": 1}, {"n": 2}], "next": "c"}, {"items": [{"n": 3}], "next": None}]
    made = transport([httpx2.Response(200, json=page) for page in pages], [], sent)
    assert [item["n"] for item in made.pages("/", {"q": "x"})] == [1, 2, 3]
    assert [str(request.url.query, "ascii") for request in sent] == ["q=x", "q=x&cursor=c"]


def test_an_answer_that_is_no_problem_is_an_error_too() -> None:
    with pytest.raises(ApiError) as error:
        transport([httpx2.Response(502, text="<h1>Bad gateway</h1>") for _ in range(TRIES)], [], []).ask("GET", "/")
    assert (error.value.slug, error.value.title) == ("", "Bad Gateway")
