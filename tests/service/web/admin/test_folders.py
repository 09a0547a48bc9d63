"""Which files of a folder belong together, by their names."""

from __future__ import annotations

import pytest

from service.web.desk.folders import FilePair, pair_files


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        pytest.param(["a.pl.txt", "a.en.txt"], [FilePair("a", "a.en.txt", "a.pl.txt", "pl")], id="endings"),
        pytest.param(["a.PL.txt", "a.en-GB.txt"], [FilePair("a", "a.en-GB.txt", "a.PL.txt", "pl")], id="a region"),
        pytest.param(
            ["a.source.txt", "a.target.html"], [FilePair("a", "a.target.html", "a.source.txt")], id="no language"
        ),
        pytest.param(
            ["day/source/a.txt", "day/target/a.txt"],
            [FilePair("day/a", "day/target/a.txt", "day/source/a.txt")],
            id="folders",
        ),
        pytest.param(
            ["ru/a.txt", "en/a.txt"], [FilePair("a", "en/a.txt", "ru/a.txt", "ru")], id="folders of languages"
        ),
        pytest.param(["pl/x/a.en.txt"], [FilePair("pl/x/a", "pl/x/a.en.txt")], id="the ending counts before folders"),
        pytest.param(["en/b.txt"], [FilePair("b", "en/b.txt")], id="a translation alone"),
        pytest.param(["en/.DS_Store", "en/b.txt"], [FilePair("b", "en/b.txt")], id="hidden files"),
        pytest.param(
            ["v1.2.en.txt", "v1.2.de.txt"], [FilePair("v1.2", "v1.2.en.txt", "v1.2.de.txt", "de")], id="points"
        ),
    ],
)
def test_an_original_goes_with_its_translation(names: list[str], pairs: list[FilePair]) -> None:
    assert pair_files(names, "en") == (pairs, [])


@pytest.mark.parametrize(
    ("names", "flaw"),
    [
        pytest.param(["notes.txt"], "notes.txt: its name does not say", id="no mark"),
        pytest.param(["a.xx.txt"], "a.xx.txt: its name does not say", id="no language"),
        pytest.param(["a.pl.txt"], "a.pl.txt: no translation goes with it", id="an original alone"),
        pytest.param(
            ["a.pl.txt", "a.ru.txt", "a.en.txt"], "a.ru.txt: a.pl.txt is the same side", id="two originals of one"
        ),
    ],
)
def test_what_makes_no_pair_is_named(names: list[str], flaw: str) -> None:
    (said,) = pair_files(names, "en")[1]
    assert said.startswith(flaw)


def test_the_translation_is_in_the_language_that_is_chosen() -> None:
    assert pair_files(["a.pl.txt", "a.en.txt"], "pl")[0] == [FilePair("a", "a.pl.txt", "a.en.txt", "en")]
