from __future__ import annotations

import pytest

from exonym.errors import InvalidConfig
from workers.process import ProcessAuditors


def test_one_auditor_a_profile() -> None:
    auditors = ProcessAuditors(checkpoint="some/folder")
    assert auditors("news") is auditors("news")
    assert auditors("strict") is not auditors("news")
    assert auditors("strict").config.profile == "strict"
    assert auditors("news").config.checkpoint == "some/folder"


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(InvalidConfig, match="none of"):
        ProcessAuditors()("lax")
