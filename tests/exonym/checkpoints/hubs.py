"""A small Hugging Face hub on loopback: as much of its HTTP as fetching a model takes. And one that never answers."""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class _Handler(BaseHTTPRequestHandler):
    """Serves the folders below ``root``, each a repository OWNER/NAME. Those in ``gated`` only show what they have."""

    def __init__(self, root: Path, gated: frozenset[str], *rest: object) -> None:
        self.root = root
        self.gated = gated
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        parts = self.path.partition("?")[0].strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._describe("/".join(parts[2:4]))
        else:
            self._send_file("/".join(parts[:2]), "/".join(parts[4:]))

    def _describe(self, name: str) -> None:
        folder = self.root / name
        if not folder.is_dir():
            return self._answer(404, b"", {"X-Error-Code": "RepoNotFound"})
        files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
        described = {"id": name, "sha": COMMIT, "siblings": [{"rfilename": file} for file in files]}
        return self._answer(200, json.dumps(described).encode(), {"Content-Type": "application/json"})

    def _send_file(self, name: str, file: str) -> None:
        if name in self.gated:
            return self._answer(403, b"", {"X-Error-Code": "GatedRepo"})
        content = (self.root / name / file).read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        return self._answer(200, content, {"ETag": tag, "X-Repo-Commit": COMMIT})

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hub(root: Path, gated: frozenset[str] = frozenset()) -> Iterator[str]:
    """The address of a hub that has the repositories below ``root``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root, gated)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def silent_hub() -> Iterator[str]:
    """The address of a server that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
