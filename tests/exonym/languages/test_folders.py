"""A folder is a language: what it has is used, and what it has not is done without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exonym.languages import Learned, Slot, codes_with, in_precedence, known_languages, language_of

ROOT = Path(__file__).parents[3]
POLISH = ROOT / "exonym" / "languages" / "pl"
PROGRAM = """
from exonym import Auditor, Pair
from exonym.names.transcription.letters import SOURCE_LANGS
auditor = Auditor(embed=lambda texts: __import__("numpy").eye(len(texts), 4, dtype="float32"))
auditor.scorers = ()
source = "Minister Satkalijew i Olga Żumabekowa milczeli. Bundesregierung w Astanie."
report = auditor.audit(Pair("Minister Satkalijew and Olga Żumabekowa were silent.", source, source_lang="tw"))
print("tw" in SOURCE_LANGS, *sorted({f.rule for f in report.findings if f.rule.startswith(("name", "internal"))}))
"""


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_a_folder_is_named_by_its_code(code: str) -> None:
    assert (ROOT / "exonym" / "languages" / code / "__init__.py").is_file()


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_every_file_of_a_folder_is_a_slot(code: str) -> None:
    slots = {f"{slot}.toml" for slot in Slot} | {f"{learned}.npz" for learned in Learned}
    found = {path.name for path in (ROOT / "exonym" / "languages" / code).iterdir() if path.is_file()}
    assert found <= slots | {"__init__.py", "dictionary.py"}


def test_languages_of_one_script_do_not_share_a_precedence() -> None:
    judged = [known_languages()[code] for code in codes_with(Slot.SPELLING)]
    assert len({(language.script, language.precedence) for language in judged}) == len(judged)


def test_precedence() -> None:
    assert in_precedence(["kk", "xx", "uk", "ru"]) == ("ru", "uk", "kk", "xx")


@pytest.mark.parametrize("code", ["xx", "", "tlh", "x."])
def test_a_language_without_a_folder_has_empty_slots(code: str) -> None:
    language = language_of(code)
    assert not any(language.has(slot) for slot in (*Slot, *Learned))
    assert language.facts(Slot.NUMBERS) == {}
    assert language.dictionary() is None
    with pytest.raises(FileNotFoundError):
        language.table(Learned.EDITS)


@pytest.mark.parametrize(("code", "has"), [("pl", True), ("ru", True), ("cs", False)])
def test_dictionaries(code: str, has: bool) -> None:
    assert language_of(code).has_dictionary is has
    assert (language_of(code).dictionary() is not None) is has


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param((), "False", id="nothing but its name"),
        pytest.param(("spelling.toml",), "False", id="a spelling without learned tables"),
        pytest.param(("edits.npz", "origin.npz", "transcription.toml"), "False", id="tables without a spelling"),
        pytest.param(("spelling.toml", "edits.npz"), "True name.copied", id="by endings alone"),
        pytest.param(
            ("spelling.toml", "edits.npz", "origin.npz", "edits_cyrillic.npz", "transcription.toml"),
            "True name.copied",
            id="all",
        ),
    ],
)
def test_a_half_added_language_ends_in_a_report(tmp_path: Path, names: tuple[str, ...], said: str) -> None:
    folder = checkout_with_another_language(tmp_path, "tw")
    for name in names:
        (folder / name).write_bytes((POLISH / name).read_bytes())
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.strip() == said, done.stderr


def checkout_with_another_language(folder: Path, code: str) -> Path:
    """Links to this checkout with one folder more among its languages, which is returned."""
    languages = folder / "exonym" / "languages"
    languages.mkdir(parents=True)
    (folder / "reference_pairs").symlink_to(ROOT / "reference_pairs")
    for path in (ROOT / "exonym").iterdir():
        for inner in path.iterdir() if path.name == languages.name else (path,):
            (folder / inner.relative_to(ROOT)).symlink_to(inner)
    new = languages / code
    new.mkdir()
    made = f'from exonym.languages.language import Language\n\nLANGUAGE = Language("{code}", "Half-added")\n'
    (new / "__init__.py").write_text(made, encoding="utf-8")
    return new
