"""How fast submissions are taken, beside a bare insert: python -m benchmarks.service.submit [--postgres]

Both servers get the same load on the same kind of database, in turns; the ratio is what counts, since the machine's
speed varies. Then the service gets half of what it can take, begun on time, for the slowest hundredth.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.service.load import post_many
from benchmarks.service.running import running
from service.store import Store
from service.store.migrate import migrate
from tests.servers import free_port, postgres, redis

PAIR = {"source": "Prezydent Tokajew przybył do Gdańska. " * 20, "target": "President Tokayev came to Gdansk. " * 20}
CONNECTIONS = 8


@contextmanager
def two_servers(folder: Path, on_postgres: bool) -> Iterator[tuple[int, int]]:
    """The ports of the bare server and of the service, without a worker."""
    bare, own = free_port(), free_port()
    with ExitStack() as stack:
        for name in ("redis", "postgres"):
            (folder / name).mkdir()
        broker = stack.enter_context(redis(folder / "redis"))
        url = stack.enter_context(postgres(folder / "postgres")) if on_postgres else f"sqlite:///{folder}/own.db"
        store = Store(url)
        migrate(store)
        store.close()
        given = {"EXONYM_DATABASE_URL": url, "EXONYM_BROKER_URL": broker, "EXONYM_PORT": str(own)}
        bare_url = url if on_postgres else f"sqlite:///{folder}/bare.db"
        stack.enter_context(running(["benchmarks.service.bare", bare_url, str(bare)], bare, folder))
        command = ["exonym", "serve", "--no-embedded-worker"]  # never ready without a worker, but alive
        stack.enter_context(running(command, own, folder, given, ready="/healthz"))
        yield bare, own


def main() -> None:
    """Measure, and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--requests", type=int, default=1500)
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--postgres", action="store_true")
    options = reader.parse_args()
    with tempfile.TemporaryDirectory() as name, two_servers(Path(name), options.postgres) as (bare, own):
        for port in (bare, own):
            post_many(port, "/v1/audits", PAIR, 200, CONNECTIONS)
        rates: dict[int, list[float]] = {bare: [], own: []}
        for _ in range(options.rounds):
            for port in (bare, own):
                rates[port].append(post_many(port, "/v1/audits", PAIR, options.requests, CONNECTIONS).rate)
        best = median(rates[own])
        half = post_many(own, "/v1/audits", PAIR, options.requests, 4 * CONNECTIONS, best / 2)
    figures = {
        "database": "postgres" if options.postgres else "sqlite",
        "bare_per_second": [round(rate) for rate in rates[bare]],
        "service_per_second": [round(rate) for rate in rates[own]],
        "ratio": round(median(own_ / bare_ for own_, bare_ in zip(rates[own], rates[bare], strict=True)), 2),
        "half_load_ms": {str(q): round(1000 * half.quantile(q), 1) for q in (0.5, 0.95, 0.99)},
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
