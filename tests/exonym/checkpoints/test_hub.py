"""Fetching from a hub on loopback; each time in a process of its own, since its client reads HF_ENDPOINT at import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exonym import AuditConfig, Auditor
from exonym.checkpoints import store
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.card import CARD, ModelCard, read_card
from exonym.checkpoints.checksums import sha256_of
from exonym.checkpoints.hub import PATIENCE, within
from exonym.checkpoints.known import HUB, KNOWN, KnownModel, find_known
from tests.exonym.checkpoints.hubs import COMMIT, Traits, hub, silent_hub
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
    with hub(tmp_path / "hub", Traits(gated=frozenset({GATED}))) as endpoint:
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


PINNED = str((find_known(OPEN) or KNOWN[0]).revision)
UNPINNED = "Unbabel/wmt20-comet-da"
OTHER = "fedcba9876543210fedcba9876543210fedcba98"


def publish(root: Path, name: str) -> Path:
    """Put a model and its encoder on a hub; returns the folder that the hub serves."""
    made = write_checkpoint(root / name, "regression_metric")
    (made / "model.json").unlink()
    (root / "somebody").mkdir()
    (made / "encoder").rename(root / "somebody" / "encoder")
    return root


def test_a_fetched_model_has_a_card_and_audits_without_the_hub(tmp_path: Path) -> None:
    root = publish(tmp_path / "hub", OPEN)
    with hub(root) as endpoint:
        code, said, _ = pull(tmp_path, endpoint, OPEN)
    assert code == 0, said
    folder = tmp_path / "cache" / HUB / "Unbabel--wmt22-comet-da"
    model = next(listed.model for listed in store.known(tmp_path / "cache") if listed.folder == folder)
    assert read_card(folder) == ModelCard(
        OPEN,
        PINNED,
        "apache-2.0",
        "wmt",
        languages=model.languages,
        score_range=(0.0, 1.0),
        checksums={CHECKPOINT: sha256_of(root / OPEN / CHECKPOINT)},
        encoder=f"somebody/encoder@{COMMIT}",
    )
    config = AuditConfig(checkpoint=OPEN, cache_dir=tmp_path / "cache")
    report = Auditor(config, embed=embed).audit(PAIR)
    assert f"model:{OPEN}|rev:{PINNED}|lic:apache-2.0" in report.scores["comet"].signature


@pytest.mark.parametrize(
    ("name", "commit"),
    [(UNPINNED, COMMIT), (f"{OPEN}@{OTHER}", OTHER)],
    ids=["what the hub has now", "a commit"],
)
def test_the_commit_that_was_asked_for_is_fetched_and_recorded(tmp_path: Path, name: str, commit: str) -> None:
    model, traits = name.partition("@")[0], Traits()
    with hub(publish(tmp_path / "hub", model), traits) as endpoint:
        code, said, _ = pull(tmp_path, endpoint, name)
    assert code == 0, said
    card = read_card(tmp_path / "cache" / HUB / model.replace("/", "--"))
    assert card
    assert card.revision == commit
    assert traits.asked == {commit, COMMIT}


@pytest.mark.parametrize(
    ("name", "traits", "why"),
    [
        (f"{OPEN}@v9", Traits(), f"has no revision v9 on .*exonym models pull {OPEN}@main"),
        (f"{OPEN}@{OTHER}", Traits(elsewhere=frozenset({OPEN})), f"answers with {COMMIT} for commit {OTHER}"),
    ],
    ids=["no such revision", "another commit than the one asked for"],
)
def test_what_is_not_the_commit_asked_for_is_refused(tmp_path: Path, name: str, traits: Traits, why: str) -> None:
    with hub(publish(tmp_path / "hub", OPEN), traits) as endpoint:
        code, said, _ = pull(tmp_path, endpoint, name)
    assert code == 3
    assert re.search(why, said)
    assert not [
        listed.folder for listed in store.known(tmp_path / "cache") if listed.model.name == OPEN and listed.folder
    ]


def test_a_file_that_was_changed_is_refused_and_takes_the_old_card_away(tmp_path: Path) -> None:
    root = publish(tmp_path / "hub", OPEN)
    with hub(root) as endpoint:
        assert pull(tmp_path, endpoint, OPEN)[0] == 0
    card = tmp_path / "cache" / HUB / "Unbabel--wmt22-comet-da" / CARD
    assert pull(tmp_path, f"http://127.0.0.1:{free_port()}", OPEN)[0] == 3
    assert card.is_file(), "where there is no hub, what is here stays"
    with hub(root, Traits(changed=frozenset({OPEN}))) as endpoint:
        code, said, _ = pull(tmp_path, endpoint, f"{OPEN}@main")
    assert code == 3
    assert re.search("is not the file that .* has at .*its checksum differs", said)
    assert not card.exists()


@pytest.mark.parametrize("model", [model for model in KNOWN if model.revision], ids=lambda model: model.name)
def test_pins_are_whole_commits(model: KnownModel) -> None:
    assert re.fullmatch("[0-9a-f]{40}", model.revision or "")


def test_what_was_asked_within_a_time_is_answered_or_raised() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)
    with pytest.raises(TimeoutError):
        within(0.01, lambda: time.sleep(1))
