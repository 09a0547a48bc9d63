"""Clients that are slow: a body that stops coming is a 408, an answer that nobody reads holds nothing for long."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from service.web import server as own
from service.web.patience import Patience
from service.web.server import Server
from tests.servers import free_port, wait_for

ENDLESS = 50_000_000


async def count(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def answer_much(_: Request) -> Response:
    return PlainTextResponse("x" * ENDLESS)


@contextmanager
def served() -> Iterator[tuple[Server, int]]:
    app = Starlette(routes=[Route("/", count, methods=["POST"]), Route("/much", answer_much)])
    app.add_middleware(Patience, seconds=0.5)
    port = free_port()
    server = Server(uvicorn.Config(app, port=port, log_config=None), lambda: None)
    thread = Thread(target=server.run)
    thread.start()
    wait_for(lambda: server.started)
    yield server, port
    server.should_exit = server.force_exit = True
    thread.join(30)


def asked(port: int, *pieces: bytes, pause: float = 0.0) -> bytes:
    """What is answered to a request whose body says to be of four bytes and comes in pieces."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as link:
        link.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n")
        for piece in pieces:
            time.sleep(pause)
            link.sendall(piece)
        return link.recv(1000)


def test_a_body_that_stops_coming_is_not_waited_for() -> None:
    with served() as (_, port):
        assert asked(port, b"ab").startswith(b"HTTP/1.1 408 ")


def test_a_body_that_comes_slowly_is_taken() -> None:
    with served() as (_, port):
        assert asked(port, b"a", b"b", b"c", b"d", pause=0.3).startswith(b"HTTP/1.1 200 ")


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="the kernel has no such option")
def test_who_never_reads_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "UNREAD", 1)
    with served() as (server, port), socket.create_connection(("127.0.0.1", port)) as link:
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        link.sendall(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n")
        wait_for(lambda: bool(server.server_state.connections))
        wait_for(lambda: not server.server_state.connections, 30)
