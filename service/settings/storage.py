"""Settings of the database: where audits are kept, and for how long."""

from __future__ import annotations

from pydantic import Field

from service.settings.parts import Part


class StorageSettings(Part):
    """Where audits are kept, and for how long."""

    database_url: str = Field(
        "sqlite:///exonym.db",
        description="Where audits are kept: `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST/NAME`.",
        pattern=r"^(sqlite:///|postgresql(\+psycopg)?://).+",
    )
    retention_days: float | None = Field(
        None, gt=0, description="Days after which an audit, its texts and its report are deleted; unset keeps them."
    )

    log_days: float | None = Field(
        None, gt=0, description="Days after which the log forgets who did what; unset keeps it. It holds no texts."
    )

    @property
    def uses_sqlite(self) -> bool:
        """True when audits are kept in an SQLite file."""
        return self.database_url.startswith("sqlite")
