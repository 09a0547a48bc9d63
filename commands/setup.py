"""What every command of the service begins and ends with: settings, logging, an open database, plain errors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from exonym.cli import MODEL_MISSING
from exonym.errors import InvalidConfig, ModelError
from service import logs
from service.errors import RequestError, SetupError, UnsafeSettings
from service.settings import Settings
from service.settings.misspelt import misspelt_variables
from service.store import Store

USAGE_ERROR = 2

logger = logging.getLogger(__name__)


def read_settings(given: dict[str, Any]) -> Settings:
    """The settings of the environment under those that were given as options; logging is set up by them.

    Raises UnsafeSettings for a misspelt variable, which would otherwise leave a default in force unnoticed.
    """
    settings = Settings(**given)
    logs.set_up(settings)
    _check_names()
    return settings


def _check_names() -> None:
    for name, meant in misspelt_variables(Settings.model_fields).items():
        if meant:
            raise UnsafeSettings(f"{name} is no setting. {meant} is: was that meant?")
        logger.warning("%s is no setting of this version and has no effect; docs/settings.md lists them all", name)


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The database of the settings, closed at the end."""
    store = Store(settings.database_url)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def prepared_store() -> Iterator[Store]:
    """The database that the environment names, with the tables this version needs: for commands that keep its rows."""
    with plain_errors():
        settings = read_settings({})
        with opened_store(settings) as store:
            prepare(settings, store)
            yield store


def prepare(settings: Settings, store: Store) -> None:
    """An SQLite file is brought up to date at once; a shared PostgreSQL only by `exonym migrate`."""
    from service.store.migrate import check_migrated
    from service.store.migrate import migrate as run

    if settings.uses_sqlite:
        run(store)
    else:
        check_migrated(store)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say what is wrong in a sentence, without a traceback, and exit 3 for a checkpoint, 2 for everything else."""
    try:
        yield
    except ValidationError as error:
        _refuse("\n".join(_setting_error(dict(e)) for e in error.errors()))
    except ModelError as error:
        _refuse(str(error), MODEL_MISSING)
    except (SetupError, RequestError, InvalidConfig) as error:
        _refuse(str(error))
    except OperationalError as error:
        _refuse(f"The database of EXONYM_DATABASE_URL does not answer: {error.orig}")


def _setting_error(error: dict[str, Any]) -> str:
    names = ", ".join(f"EXONYM_{part}".upper() for part in error["loc"])
    return f"{names}: {error['msg']}" if names else str(error["msg"])


def _refuse(message: str, code: int = USAGE_ERROR) -> None:
    print(message, file=sys.stderr)
    raise typer.Exit(code)
