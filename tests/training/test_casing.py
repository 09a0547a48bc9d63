"""Counting how English cases its words."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.casing import cased, write


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param(
            "We met Tokayev here.", [("met", False), ("tokayev", True), ("here", False)], id="an opener is left out"
        ),
        pytest.param(
            "It rained. Later it froze.", [("rained", False), ("it", False), ("froze", False)], id="each sentence's"
        ),
        pytest.param("He said: “Later” or so.", [("said", False), ("so", False)], id="what follows a quotation mark"),
        pytest.param("We asked NATO today.", [("asked", False), ("today", False)], id="acronyms are left out"),
        pytest.param("Metaverses Will Change Russian Business", [], id="a title cases everything"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_cased(text: str, counted: list[tuple[str, bool]]) -> None:
    assert list(cased(text)) == counted


def test_the_file_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    counts = {"moscow": (0, 12), "walk": (7, 1)}
    write(counts, tmp_path / "first.tsv.gz")
    write(counts, tmp_path / "new" / "second.tsv.gz")
    first, second = (tmp_path / name for name in ("first.tsv.gz", "new/second.tsv.gz"))
    assert gzip.decompress(first.read_bytes()).decode() == "moscow\t0\t12\nwalk\t7\t1\n"
    assert first.read_bytes()[10:] == second.read_bytes()[10:]
