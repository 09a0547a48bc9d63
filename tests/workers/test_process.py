from __future__ import annotations

import pytest

from exonym.errors import InvalidConfig
from service.settings import Settings
from workers.process import ProcessAuditors


def test_one_auditor_a_profile() -> None:
    auditors = ProcessAuditors(Settings(checkpoint="some/folder").audit_config)
    assert auditors("news") is auditors("news")
    assert auditors("strict") is not auditors("news")
    assert auditors("strict").config.profile == "strict"
    assert auditors("news").config.checkpoint == "some/folder"


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(InvalidConfig, match="none of"):
        ProcessAuditors(Settings().audit_config)("lax")
