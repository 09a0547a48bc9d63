from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.errors import InvalidConfig
from exonym.model import Kind
from exonym.names.judging.feedback import OwnNames
from exonym.names.namebook import NamebookEntry, packaged_namebook
from service.settings import Settings
from workers.process import MOST_BOOKS, ProcessAuditors


def test_one_auditor_a_profile() -> None:
    auditors = ProcessAuditors(Settings(checkpoint="some/folder").audit_config)
    assert auditors("news") is auditors("news")
    assert auditors("strict") is not auditors("news")
    assert auditors("strict").config.profile == "strict"
    assert auditors("news").config.checkpoint == "some/folder"


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(InvalidConfig, match="none of"):
        ProcessAuditors(Settings().audit_config)("lax")


def test_a_house_with_names_of_its_own_has_its_namebook_over_the_packaged_one() -> None:
    auditors = ProcessAuditors(Settings().audit_config)
    own = OwnNames((NamebookEntry("Jumabekov", Kind.OTHER, (), {"pl": ("Żumabekow",)}, (), True),))
    house, plain = auditors("news", own), auditors("news")
    assert house.describe_engine().namebook == f"{packaged_namebook().version}+{own.version}"
    assert plain.describe_engine().namebook == packaged_namebook().version
    assert house.embed is plain.embed
    assert auditors("news", replace(own)).namebook is house.namebook, "what was worked out by it holds"
    others = [OwnNames((replace(own.entries[0], house=f"House {n}"),)) for n in range(MOST_BOOKS)]
    assert len({auditors("news", other).namebook for other in others}) == MOST_BOOKS
    assert auditors("news", own).namebook is not house.namebook, "dropped for others"
