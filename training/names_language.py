"""The learned tables of a language: ``python -m training.names_language --data DATA LANG``.

What training.names_edits, training.names_calibrate and training.names_origin learn of one language, into its folder:
all that a new language needs once its spelling.toml and transcription.toml are written. Some minutes on one core.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from exonym.names.transcription.edits import CLOTHED
from training.names_pairs import PRESSES


def main(data: Path, languages: Path, lang: str) -> None:
    """Learn and store every table of a language, those of Cyrillic names if its press respells them.

    Each program is a process of its own, for what a folder holds is looked up once in a process.
    """
    clothing = lang in PRESSES
    _run("names_edits", data, languages, lang, *[lang + CLOTHED] * clothing)
    _run("names_calibrate", data, languages, lang)
    if clothing:
        _run("names_origin", data, languages, lang)


def _run(program: str, data: Path, languages: Path, *langs: str) -> None:
    arguments = ["--data", data, "--languages", languages, "--langs", *langs]
    subprocess.run([sys.executable, "-m", f"training.{program}", *map(str, arguments)], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--languages", type=Path, default=Path("exonym", "languages"))
    given = parser.parse_args()
    main(given.data, given.languages, given.lang)
