import csv
import gzip
from pathlib import Path

import pytest

from training.data import HELD_OUT, Example, bad_ranges, read_pair, split_held_out


@pytest.mark.parametrize(
    ("text", "tokens", "tags", "wanted"),
    [
        pytest.param("He went home.", "He went home .", "OK OK OK BAD OK OK OK OK OK", ["went"], id="one word"),
        pytest.param("He went home.", "He went home .", "OK OK OK OK OK OK OK BAD OK", ["."], id="a full stop"),
        pytest.param("a  b", "a b", "OK OK OK BAD OK", ["b"], id="two spaces between words"),
        pytest.param("a b", "a b", "BAD OK BAD OK BAD", [], id="a gap is no word"),
        pytest.param("100 000 men", "100000 men", "OK BAD OK OK OK", ["100 000"], id="white space lost in a token"),
    ],
)
def test_bad_ranges(text: str, tokens: str, tags: str, wanted: list[str]) -> None:
    found = bad_ranges(text, tokens.split(), tags.split())
    assert [text[start:end] for start, end in found] == wanted


def test_scores_and_word_tags_are_joined_by_the_translation(tmp_path: Path) -> None:
    write(
        tmp_path / "qe_mlqepe_ru-en.tsv.gz",
        {"split": "train", "src": "Да.", "mt": "Yes !", "da_mean": "80.5", "da_z": "0.4"},
        {"split": "dev", "src": "Нет.", "mt": "No.", "da_mean": "90", "da_z": "0.9"},
    )
    tagged = {"lp": "ru-en", "mt": "Yes !", "pe": "Yes .", "mt_tags_with_gaps": "OK OK OK BAD OK"}
    write(tmp_path / "wordtags_mlqepe_train.tsv.gz", tagged)
    assert read_pair(tmp_path, "ru-en", "train") == [Example("ru-en", "Да.", "Yes !", "Yes .", 0.4, 80.5, ((4, 5),))]


def test_what_is_held_out_is_never_trained_on() -> None:
    examples = [Example("ru-en", str(i), "", "", 0, 0, None) for i in range(1000)]
    train, held_out = split_held_out(examples)
    assert len(held_out) == HELD_OUT
    assert {e.source for e in train}.isdisjoint(e.source for e in held_out)
    assert split_held_out(examples) == (train, held_out)


def write(path: Path, *rows: dict[str, str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
