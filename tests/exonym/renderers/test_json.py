"""The report for programs."""

from __future__ import annotations

import json

from exonym.renderers.json import RENDERER
from exonym.report import report_from_dict
from tests.exonym.renderers.sample import PAIR, REPORT


def test_json_holds_the_whole_report_in_readable_letters() -> None:
    written = RENDERER.render(REPORT, PAIR)
    assert report_from_dict(json.loads(written)) == REPORT
    assert "Nurłan" in written
