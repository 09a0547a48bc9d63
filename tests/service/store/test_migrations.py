"""The migrations make exactly the tables of the models, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, make_url, select, text

from service import audits
from service.errors import NotMigrated
from service.store import Store
from service.store.ids import new_id
from service.store.migrate import MIGRATIONS, check_migrated, migrate
from service.store.models import Audit, AuditFinding, AuditText, Base
from service.store.types import now


def test_migrations_and_models_agree(store: Store) -> None:
    with store.engine.connect() as connection:
        compared = _on_sqlite if connection.dialect.name == "sqlite" else None
        context = MigrationContext.configure(connection, opts={"include_object": compared})
        assert compare_metadata(context, Base.metadata) == []


def _on_sqlite(thing: object, name: str | None, kind: str, reflected: bool, compared_to: object) -> bool:
    """Its index of words, and the tables that this consists of, stand for PostgreSQL's index of the column."""
    return not (str(name).startswith("audit_words_index") or name == "ix_audit_words_words")


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


def test_audits_that_were_there_before_the_search_are_found_by_it(store: Store) -> None:
    with store.writing() as session:
        session.add(Audit(id=new_id(), target_lang="en", profile="news", resend_at=now()))
        session.flush()
        audit_id = session.scalars(select(Audit.id)).one()
        session.add(AuditText(audit_id=audit_id, target="<p class=lead>Żuma&shy;bekow", format="html"))
    with store.engine.execution_options(writes=True).begin() as connection:
        command.downgrade(config(connection), "0003")
        command.upgrade(config(connection), "head")
    page = audits.list_page(store, "default", audits.Filters(words="zumab"), 10)
    assert [audit.id for audit in page.audits] == [audit_id]
    assert audits.list_page(store, "default", audits.Filters(words="lead"), 10).audits == ()


def test_findings_that_were_there_have_their_audits_workspace(store: Store) -> None:
    about = {"target_lang": "en", "profile": "news", "resend_at": now()}
    finding = {"position": 0, "code": "N1", "rule": "name.copied", "severity": "major", "confidence": 1.0}
    finding |= {"side": "target", "text": "x", "message": "x", "fingerprint": "0"}
    with store.writing() as session:
        for workspace in ("default", "other"):
            audit = Audit(id=new_id(), workspace=workspace, **about)
            session.add(audit)
            session.flush()
            session.add(AuditFinding(audit_id=audit.id, workspace=workspace, **finding))
    with store.engine.execution_options(writes=True).begin() as connection:
        command.downgrade(config(connection), "0008")
        command.upgrade(config(connection), "head")
    for workspace in ("default", "other"):
        (found,) = audits.list_page(store, workspace, audits.Filters(rule="name.copied"), 10).audits
        assert found.workspace == workspace


def config(connection: Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made
