"""A small Hugging Face hub on loopback: as much of its HTTP as fetching a model takes. And one that never answers."""

from __future__ import annotations

import hashlib
import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"
"""What "main" is; every other commit has the same files."""
_A_COMMIT = re.compile("[0-9a-f]{40}")


@dataclass(frozen=True)
class Traits:
    """What is odd about a hub's repositories; see the handler."""

    gated: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set)


class _Handler(BaseHTTPRequestHandler):
    """Serves the folders below ``root``, each a repository OWNER/NAME. Those in ``gated`` only show what they have.

    ``asked`` gathers the revisions of the files that were handed out. The large files of those in ``changed`` are not
    what their description says, and for commits of those in ``elsewhere`` it names another one.
    """

    def __init__(self, root: Path, traits: Traits, *rest: object) -> None:
        self.root = root
        self.traits = traits
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        parts = self.path.partition("?")[0].strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._describe("/".join(parts[2:4]), parts[5] if len(parts) > 5 else "main")
        else:
            self._send_file("/".join(parts[:2]), parts[3], "/".join(parts[4:]))

    def _describe(self, name: str, revision: str) -> None:
        folder = self.root / name
        if not folder.is_dir():
            return self._answer(404, b"", {"X-Error-Code": "RepoNotFound"})
        commit = COMMIT if revision == "main" or name in self.traits.elsewhere else revision
        if not _A_COMMIT.fullmatch(commit):
            return self._answer(404, b"", {"X-Error-Code": "RevisionNotFound"})
        files = [self._file(folder, path, name) for path in sorted(folder.rglob("*")) if path.is_file()]
        described = {"id": name, "sha": commit, "siblings": files}
        return self._answer(200, json.dumps(described).encode(), {"Content-Type": "application/json"})

    def _file(self, folder: Path, path: Path, name: str) -> dict[str, object]:
        found: dict[str, object] = {"rfilename": path.relative_to(folder).as_posix(), "size": path.stat().st_size}
        if path.suffix == ".ckpt":
            content = b"another" if name in self.traits.changed else path.read_bytes()
            found["lfs"] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "pointerSize": 134}
        return found

    def _send_file(self, name: str, revision: str, file: str) -> None:
        if name in self.traits.gated:
            return self._answer(403, b"", {"X-Error-Code": "GatedRepo"})
        self.traits.asked.add(revision)
        content = (self.root / name / file).read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        return self._answer(200, content, {"ETag": tag, "X-Repo-Commit": revision})

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
def hub(root: Path, traits: Traits | None = None) -> Iterator[str]:
    """The address of a hub that has the repositories below ``root``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root, traits or Traits())) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def silent_hub() -> Iterator[str]:
    """The address of a server that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
