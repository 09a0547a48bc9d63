"""A CMS that is told: a real HTTP server in a thread, which answers what a test wants; and a guard for the way."""

from __future__ import annotations

import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from tests.servers import program


@dataclass(frozen=True)
class Reply:
    """An answer. ``drops``: bytes that are written instead, one at a time, with ``pause`` seconds before each."""

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    drops: bytes = b""
    pause: float = 0.0


@dataclass(frozen=True)
class Received:
    """A request, its headers' names in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Keeps what it gets. Gives the ``replies`` in turn, then ``reply``; while ``held`` it gives none."""

    url: str = ""
    port: int = 0
    reply: Reply = field(default_factory=Reply)
    replies: list[Reply] = field(default_factory=list)
    got: list[Received] = field(default_factory=list)
    free: Event = field(default_factory=Event)

    def hold(self) -> None:
        """Answer nobody until ``free`` is set."""
        self.free.clear()


@contextmanager
def receiver(tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Receiver]:
    """A receiver on a free port of a loopback address."""
    kept = Receiver()
    kept.free.set()
    server = ThreadingHTTPServer((host, 0), _handler(kept))
    server.daemon_threads = True
    kept.port = server.server_port
    kept.url = f"http{'s' if tls else ''}://{host}:{kept.port}/in"
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield kept
    finally:
        kept.free.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(kept: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            kept.got.append(Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            kept.free.wait(30)
            reply = kept.replies.pop(0) if kept.replies else kept.reply
            with suppress(OSError):
                self._give(reply)

        def _give(self, reply: Reply) -> None:
            if reply.drops:
                self.close_connection = True
                for drop in reply.drops:
                    time.sleep(reply.pause)
                    self.wfile.write(bytes([drop]))
                return
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def certificate(folder: Path, name: str) -> Path:
    """A certificate for a host name, signed by itself, with its key, in one file."""
    made = folder / f"{name}.pem"
    command = [program("openssl", "openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    words = ["-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*command, *words, "-keyout", str(made), "-out", f"{made}.crt"], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + Path(f"{made}.crt").read_bytes())
    return made


def keep_to_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that connects to any other address, or asks a name server."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        assert self.family == socket.AF_UNIX or ip_address(address[0]).is_loopback, f"connects to {address}"
        connect(self, address)

    def looking(host: Any, *args: Any, **more: Any) -> Any:
        assert host in (None, "localhost") or ip_address(host), "unreachable"
        return look_up(host, *args, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", looking)
