from pathlib import Path

import pytest

from exonym.checkpoints import assemble, comet_model
from exonym.checkpoints.comet_model import CometModel


@pytest.fixture(scope="session")
def packaged() -> Path:
    """The packaged model, in the platform's cache, where audits look for it."""
    return assemble.assembled_folder()


@pytest.fixture(scope="session")
def model(packaged: Path) -> CometModel:
    return comet_model.load(packaged)
