"""Fetching from a hub on loopback; each time in a process of its own, since its client reads HF_ENDPOINT at import."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exonym import AuditConfig, Auditor
from exonym.checkpoints import store
from exonym.checkpoints.card import ModelCard, read_card
from exonym.checkpoints.hub import PATIENCE, within
from exonym.checkpoints.known import HUB
from tests.exonym.checkpoints.hubs import COMMIT, hub, silent_hub
from tests.exonym.checkpoints.small import write_checkpoint
from tests.exonym.checkpoints.test_classes import NC, PAIR
from tests.exonym.test_auditor import embed
from tests.servers import free_port

OPEN = "Unbabel/wmt22-comet-da"
GATED = "Unbabel/wmt22-cometkiwi-da"
LONGEST = 5.0
"""Seconds in which whoever has no network is to know it, the start of the program included."""


def pull(tmp_path: Path, endpoint: str, name: str, token: str = "") -> tuple[int, str, float]:
    """Exit code, what stderr said and the seconds that `exonym models pull` took."""
    settings = {"HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "home"), "HF_TOKEN": token}
    command = [sys.executable, "-m", "exonym", "models", "pull", name, "--cache-dir", str(tmp_path / "cache")]
    began = time.monotonic()
    done = subprocess.run(
        [*command, "--accept-licence", NC],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr, time.monotonic() - began


def test_where_nobody_listens_one_line_says_so_in_time(tmp_path: Path) -> None:
    endpoint = f"http://127.0.0.1:{free_port()}"
    code, said, seconds = pull(tmp_path, endpoint, OPEN)
    assert (code, said.count("\n")) == (3, 1)
    assert f"{OPEN} could not be fetched: {endpoint} cannot be reached" in said
    assert "a local folder that has the model works too" in said
    assert seconds < LONGEST


def test_a_hub_that_never_answers_is_not_waited_for(tmp_path: Path) -> None:
    """Taken against one that refuses at once, so that the test does not measure how busy the machine is."""
    *_, at_once = pull(tmp_path, f"http://127.0.0.1:{free_port()}", OPEN)
    with silent_hub() as endpoint:
        code, said, seconds = pull(tmp_path, endpoint, OPEN)
    assert code == 3
    assert "cannot be reached" in said
    assert seconds - at_once < PATIENCE + 1


@pytest.mark.parametrize(
    ("token", "why"), [("", "nobody is logged in"), ("hf_x", "no access to it")], ids=["no token", "a token of no use"]
)
def test_a_gated_model_says_what_it_takes(tmp_path: Path, token: str, why: str) -> None:
    write_checkpoint(tmp_path / "hub" / GATED, "unified_metric")
    with hub(tmp_path / "hub", frozenset({GATED})) as endpoint:
        code, said, _ = pull(tmp_path, endpoint, GATED, token)
    assert code == 3
    last = said.splitlines()[-1]
    assert last.startswith(f"exonym: {GATED} is gated, and")
    assert why in last
    assert "HF_TOKEN" in last


def test_a_model_that_the_hub_does_not_have_is_named(tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    with hub(tmp_path / "hub") as endpoint:
        code, said, _ = pull(tmp_path, endpoint, OPEN)
    assert code == 3
    assert f"has no model {OPEN}" in said


def test_a_fetched_model_has_a_card_and_audits_without_the_hub(tmp_path: Path) -> None:
    made = write_checkpoint(tmp_path / "hub" / OPEN, "regression_metric")
    (made / "model.json").unlink()
    (tmp_path / "hub" / "somebody").mkdir()
    (made / "encoder").rename(tmp_path / "hub" / "somebody" / "encoder")
    with hub(tmp_path / "hub") as endpoint:
        code, said, _ = pull(tmp_path, endpoint, OPEN)
    assert code == 0, said
    folder = tmp_path / "cache" / HUB / "Unbabel--wmt22-comet-da"
    model = next(listed.model for listed in store.known(tmp_path / "cache") if listed.folder == folder)
    assert read_card(folder) == ModelCard(
        OPEN, COMMIT[:12], "apache-2.0", "wmt", languages=model.languages, score_range=(0.0, 1.0)
    )
    config = AuditConfig(checkpoint=OPEN, cache_dir=tmp_path / "cache")
    report = Auditor(config, embed=embed).audit(PAIR)
    assert f"model:{OPEN}|rev:{COMMIT[:12]}|lic:apache-2.0" in report.scores["comet"].signature


def test_what_was_asked_within_a_time_is_answered_or_raised() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)
    with pytest.raises(TimeoutError):
        within(0.01, lambda: time.sleep(1))
