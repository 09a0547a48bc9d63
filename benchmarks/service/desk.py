"""How long pages and lists take over 10,000 audits: python -m benchmarks.service.desk [--postgres] [--audits N]

Each line: the page, its median and its slowest twentieth in milliseconds, from the request to the last byte, and the
median beside that of a bare query (a row by its id). A first page is that of a process that has just become ready. The
store is filled with copies of real reports. ``--only WORD`` measures only pages whose name has it, ``--url`` an own
database, which is filled if it is empty.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from sqlalchemy import select

from benchmarks.pairs import seconds
from benchmarks.service import filling
from benchmarks.service.running import running
from service import auth
from service.auth import Lasting, Role, Scope
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.migrate import migrate
from service.store.models import Audit, Name
from service.web.desk.cookies import SESSION
from tests.servers import free_port, postgres, redis

ROUNDS = 30
STARTS = 3


@dataclass
class Browser:
    """Somebody signed in, and a key, at a port."""

    port: int
    token: str
    key: str
    link: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        """Connect."""
        self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, path: str, form: dict[str, str] | None = None) -> bytes:
        """A page's or a list's bytes. Raises RuntimeError at any answer but 200."""
        api = path.startswith("/v1/")
        headers = {"Authorization": f"Bearer {self.key}"} if api else {"Cookie": f"{SESSION}={self.token}"}
        headers |= {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
        origin = {} if form is None else {"Origin": f"http://127.0.0.1:{self.port}"}
        body = None if form is None else urlencode(form)
        self.link.request("GET" if form is None else "POST", path, body, {**headers, **origin})
        answer = self.link.getresponse()
        content = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answered {answer.status}: {content[:300]!r}")
        return content


@dataclass(frozen=True)
class Measured:
    """A full store, a broker, a folder for logs, and by what somebody is let in."""

    store: Store
    broker: str
    folder: Path
    token: str
    key: str


@contextmanager
def filled(on_postgres: bool, url: str | None, count: int) -> Iterator[Measured]:
    """A full store: a new one, or that of a URL, which is filled if it is empty."""
    with tempfile.TemporaryDirectory(prefix="exonym-desk-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        for server in ("redis", "postgres"):
            (folder / server).mkdir()
        if url is None:
            url = stack.enter_context(postgres(folder / "postgres")) if on_postgres else f"sqlite:///{name}/a.db"
        store = Store(url)
        stack.callback(store.close)
        migrate(store)
        if not filling.count_audits(store):
            filling.fill_store(store, count)
        yield Measured(store, stack.enter_context(redis(folder / "redis")), folder, *_let_in(store))


def _let_in(store: Store) -> tuple[str, str]:
    """A session's token and a key."""
    email = f"{new_id()}@example.org"
    user = auth.add_user(store, "default", email, Role.ADMIN, new_id())
    key = auth.create_key(store, "default", "benchmark", list(Scope))
    return auth.start_session(store, user, Lasting.of(Settings.model_validate({}))), key.secret


@contextmanager
def served(measured: Measured) -> Iterator[Browser]:
    """The service in a process of its own, without a worker, as soon as it is ready; somebody who looks at it."""
    port = free_port()
    given = {"EXONYM_DATABASE_URL": measured.store.url.render_as_string(False), "EXONYM_PORT": str(port)}
    given |= {"EXONYM_BROKER_URL": measured.broker}
    command = ["exonym", "serve", "--no-embedded-worker"]
    with running(command, port, measured.folder, given, ready="/healthz"):
        yield Browser(port, measured.token, measured.key)


def pages_of(store: Store) -> dict[str, str]:
    """Paths by what is shown there."""
    with store.reading() as session:
        name = session.scalars(select(Name.entity).order_by(Name.id)).first() or ""
        demo = session.scalars(select(Audit.id).where(Audit.pair_id == filling.DEMO).order_by(Audit.id)).first()
        long = session.scalars(select(Audit.id).where(Audit.pair_id == filling.LONG)).one()
    lists = {
        "": "", " of a rare word": f"?q={filling.RARE}", " of a common word": f"?q={filling.COMMON}",
        " of a beginning": "?q=w12", " of two words": "?q=w3x+w5x", " of no word there is": "?q=qwertz",
        " of a rule": "?rule=name.copied", " of a rare rule": "?rule=meaning.negation", " of a feed": "?feed=pap",
        " held": "?state=held", ", oldest first": "?sort=oldest", " of a rule, a feed, a word": _THREE,
    }  # fmt: skip
    return {
        "overview": "/admin",
        "overview of 90 days": "/admin?days=90&by=engine",
        **{f"audits{what}": f"/admin/audits{query}" for what, query in lists.items()},
        "report of 20 segments": f"/admin/audits/{demo}",
        "report of 200 segments": f"/admin/audits/{long}",
        "names": "/admin/names",
        "names that drift": "/admin/names?drift=1",
        "names with a part": "/admin/names?q=shi",
        "a name": f"/admin/names/{quote(name, safe='')}",
        **{what: f"/admin/{what}" for what in _PLAIN},
        "log of decisions": "/admin/log?about=decision",
        "webhooks, failed": "/admin/webhooks?status=failed",
        **{path: path for path in _LISTS},
    }


_PLAIN = ("new", "rules", "log", "webhooks", "keys", "users", "connectors", "models")
_THREE = "?rule=name.copied&feed=pap&q=w12"
_LISTS = (
    "/v1/audits?limit=100", f"/v1/audits?limit=100&q={filling.COMMON}", "/v1/audits?limit=100&rule=name.copied",
    "/v1/names?limit=100", "/v1/names?limit=100&drift=true", "/v1/names?limit=100&q=shi",
    "/v1/webhooks/deliveries?limit=100", "/v1/decisions.jsonl",
)  # fmt: skip


def measure(ask: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round, sorted."""
    ask()
    return sorted(1000 * seconds(ask) for _ in range(rounds))


def print_line(name: str, took: list[float], bare: float) -> None:
    """One line of the table."""
    p95 = took[min(int(0.95 * len(took)), len(took) - 1)]
    print(f"{name:45} {median(took):8.1f} {p95:8.1f} {median(took) / bare:8.1f}", flush=True)


def measure_bare(store: Store) -> float:
    """Milliseconds of the newest audit's row, read in this process."""

    def read() -> None:
        with store.reading() as session:
            session.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()

    return median(measure(read, 100))


def preview_rules(browser: Browser) -> Callable[[], object]:
    """What the last 100 articles would be without a rule."""
    csrf = re.search(rb'name="csrf" value="([^"]+)"', browser.ask("/admin/rules"))
    assert csrf
    form = {"csrf": csrf[1].decode(), "profile": "news", "act": "preview", "rule": "name.copied", "choice": "off"}
    return lambda: browser.ask("/admin/rules", form)


def main() -> None:
    """Measure, and print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--audits", type=int, default=10_000)
    reader.add_argument("--rounds", type=int, default=ROUNDS)
    reader.add_argument("--postgres", action="store_true")
    reader.add_argument("--url")
    reader.add_argument("--only", default="")
    options = reader.parse_args()
    with filled(options.postgres, options.url, options.audits) as measured:
        print(
            f"{measured.store.engine.dialect.name}: {filling.describe(measured.store)}, load {os.getloadavg()[0]:.1f}"
        )
        print(f"{'':45} {'median':>8} {'p95':>8} {'ratio':>8}")
        bare = measure_bare(measured.store)
        print_line("bare query", [bare], bare)
        for page in ("/admin", "/admin/audits"):
            print_line(f"{page}, first of a process", _first(measured, page), bare)
        with served(measured) as browser:
            asked: dict[str, Callable[[], object]] = {
                name: partial(browser.ask, path) for name, path in pages_of(measured.store).items()
            }
            for name, ask in {**asked, "rules, previewed": preview_rules(browser)}.items():
                if options.only in name:
                    print_line(name, measure(ask, options.rounds), bare)


def _first(measured: Measured, page: str) -> list[float]:
    took = []
    for _ in range(STARTS):
        with served(measured) as browser:
            took.append(1000 * seconds(partial(browser.ask, page)))
    return sorted(took)


if __name__ == "__main__":
    main()
