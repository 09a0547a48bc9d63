"""Bring a database's tables to what this version needs."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from service.errors import NotMigrated
from service.store.database import Store

logger = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Run every migration the database lacks, all in one transaction."""
    config = _config()
    with store.engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":  # an index over many rows takes longer than a request may
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        config.attributes["connection"] = connection
        found = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, "head")
        reached = MigrationContext.configure(connection).get_current_revision()
    if found != reached:
        logger.info("the database was brought from revision %s to %s", found, reached)


def check_migrated(store: Store) -> None:
    """Raise NotMigrated unless the tables are those this version needs."""
    needed = ScriptDirectory.from_config(_config()).get_current_head()
    with store.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != needed:
        raise NotMigrated(f"The database is at revision {found}, this version needs {needed}: run `exonym migrate`.")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
