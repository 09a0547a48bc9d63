"""Webhooks at the desk: endpoints with a secret shown once, deliveries with what was said and answered."""

from __future__ import annotations

import html
import re
from ipaddress import ip_network

import pytest

from service import log, webhooks
from service.auth import Role
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.models import Attempt, Delivery, DeliveryStatus, Endpoint
from tests.fakes import ListQueue
from tests.service.web.admin.conftest import SignIn

URL = "https://203.0.113.7/hook"


@pytest.fixture
def quick(quick: Settings) -> Settings:
    """With an address that is nobody's (TEST-NET-3) open, and looked up nowhere."""
    return quick.model_copy(update={"webhook_allowed_networks": (ip_network("203.0.113.0/24"),)})


def add_endpoint(store: Store, workspace: str = "default") -> Endpoint:
    row = Endpoint(id=new_id(), workspace=workspace, url=URL, events=["audit.completed"], secret="whsec_" + "A" * 44)
    with store.writing() as session:
        session.add(row)
    return row


def add_delivery(store: Store, endpoint: Endpoint, event: str = "audit.completed") -> Delivery:
    row = Delivery(
        id=new_id(),
        workspace=endpoint.workspace,
        endpoint_id=endpoint.id,
        event=event,
        payload={"type": event, "data": {"title": "Żółć <script>"}},
        status=DeliveryStatus.FAILED,
    )
    with store.writing() as session:
        session.add(row)
        session.flush()
        session.add(Attempt(delivery_id=row.id, number=1, seconds=0.25, status=503, answer="<b>busy</b>"))
    return row


def test_an_endpoint_is_added_paused_rotated_and_removed(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.ADMIN)
    added = desk.post("/admin/webhooks", {"url": URL, "event": ["audit.completed"], "description": "CMS"})
    assert added.status_code == 201
    (row,) = webhooks.list_endpoints(lite, "default")
    assert row.secret in html.unescape(added.text)
    assert row.secret not in html.unescape(desk.get("/admin/webhooks").text)
    at = f"/admin/webhooks/{row.id}"
    assert desk.post(f"{at}/pause", {"paused": "true"}).status_code == 303
    assert "paused: Paused by hand." in desk.get("/admin/webhooks").text
    assert desk.post(f"{at}/pause", {"paused": "false"}).status_code == 303
    assert not webhooks.get_endpoint(lite, "default", row.id).paused
    rotated = re.search(r"whsec_[\w+/=]{44}", html.unescape(desk.post(f"{at}/rotate", {}).text))
    assert rotated
    assert webhooks.get_endpoint(lite, "default", row.id).secret == rotated[0] != row.secret
    assert desk.post(f"{at}/remove", {}).status_code == 303
    assert webhooks.list_endpoints(lite, "default") == ()
    assert {entry.by for entry in log.list_entries(lite, "default", 9)} == {"admin@default.example"}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param({"url": "https://127.0.0.1/", "event": ["audit.completed"]}, "url: ", id="the machine itself"),
        pytest.param({"url": "javascript:alert(1)", "event": ["audit.completed"]}, "url: ", id="no web address"),
        pytest.param({"url": URL}, "events: ", id="of nothing"),
        pytest.param({"url": URL, "event": ["x"], "description": "y" * 201}, "description: ", id="too long"),
    ],
)
def test_what_is_wrong_is_said(sign_in: SignIn, lite: Store, form: dict[str, object], says: str) -> None:
    answer = sign_in(Role.ADMIN).post("/admin/webhooks", form)
    assert (answer.status_code, says in html.unescape(answer.text)) == (422, True)
    assert webhooks.list_endpoints(lite, "default") == ()


def test_deliveries_show_what_was_said_and_answered_and_are_made_again(
    sign_in: SignIn, lite: Store, queue: ListQueue
) -> None:
    delivery = add_delivery(lite, add_endpoint(lite))
    desk = sign_in(Role.ADMIN)
    page = desk.get("/admin/webhooks").text
    assert "Żółć &lt;script&gt;" in page
    assert "&lt;b&gt;busy" in page
    assert desk.post(f"/admin/webhooks/deliveries/{delivery.id}/redeliver", {}).status_code == 303
    assert queue.delivered == [delivery.id]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("", True, id="all"),
        pytest.param("status=failed&event=audit.completed", True, id="what is so"),
        pytest.param("status=delivered", False, id="what is not"),
        pytest.param("event=audit.failed", False, id="another event"),
        pytest.param("status=nonsense&endpoint=nothing", True, id="what says nothing is left out"),
    ],
)
def test_deliveries_are_narrowed(sign_in: SignIn, lite: Store, query: str, shown: bool) -> None:
    delivery = add_delivery(lite, add_endpoint(lite))
    page = sign_in(Role.ADMIN).get(f"/admin/webhooks?{query}")
    assert (page.status_code, delivery.id in page.text) == (200, shown)


def test_many_deliveries_are_shown_a_page_at_a_time(sign_in: SignIn, lite: Store) -> None:
    endpoint = add_endpoint(lite)
    ids = [add_delivery(lite, endpoint).id for _ in range(30)]
    desk = sign_in(Role.ADMIN)
    first = desk.get("/admin/webhooks?status=failed").text
    onward = re.search(r'rel="next" href="([^"]+)"', first)
    assert onward
    second = desk.get(html.unescape(onward[1])).text
    assert [sum(one in page for one in ids) for page in (first, second)] == [25, 5]


def test_another_workspaces_are_not_there(sign_in: SignIn, lite: Store) -> None:
    sign_in(Role.ADMIN, "other")
    endpoint = add_endpoint(lite, "other")
    delivery = add_delivery(lite, endpoint)
    desk = sign_in(Role.ADMIN)
    assert endpoint.id not in desk.get("/admin/webhooks").text
    for path in (
        f"{endpoint.id}/pause",
        f"{endpoint.id}/rotate",
        f"{endpoint.id}/remove",
        f"deliveries/{delivery.id}/redeliver",
    ):
        assert desk.post(f"/admin/webhooks/{path}", {}).status_code == 404
