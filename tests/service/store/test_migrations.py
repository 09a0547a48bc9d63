"""The migrations make exactly the tables of the models, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, make_url, text

from service.errors import NotMigrated
from service.store import Store
from service.store.migrate import check_migrated, migrate
from service.store.models import Base


def test_migrations_and_models_agree(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrating_again_changes_nothing(store: Store) -> None:
    migrate(store)
    check_migrated(store)
    assert "audits" in inspect(store.engine).get_table_names()


def test_an_empty_database_is_not_taken_for_ready(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(NotMigrated, match="run `exonym migrate`"):
        check_migrated(store)
    store.close()


def test_an_empty_postgres_is_migrated_from_nothing(postgres_url: str) -> None:
    admin = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE empty TEMPLATE template0"))
    admin.dispose()
    store = Store(make_url(postgres_url).set(database="empty").render_as_string(False))
    with pytest.raises(NotMigrated):
        check_migrated(store)
    migrate(store)
    check_migrated(store)
    store.close()
