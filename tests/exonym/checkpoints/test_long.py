from collections.abc import Sequence

import pytest

from exonym.checkpoints import long
from exonym.checkpoints.encoder import MAX_TOKENS
from exonym.checkpoints.packaged import model as packaged
from exonym.checkpoints.sample import ErrorSpan, Prediction, Sample


class WordCounter:
    """Takes a word for a token, scores the share of good words, and marks the bad ones."""

    def lengths(self, samples: Sequence[Sample]) -> list[int]:
        return [len(sample.source.split()) + len(sample.target.split()) for sample in samples]

    def predict(self, samples: Sequence[Sample]) -> list[Prediction]:
        assert max(self.lengths(samples)) <= MAX_TOKENS
        return [Prediction(_good(sample.target), _bad(sample.target)) for sample in samples]


def _good(text: str) -> float:
    words = text.split()
    return words.count("good") / len(words)


def _bad(text: str) -> tuple[ErrorSpan, ...]:
    starts = [at for at in range(len(text)) if text.startswith("evil", at)]
    return tuple(ErrorSpan(start, start + 4, "major", 1.0) for start in starts)


def test_a_short_sample_is_asked_as_it_is() -> None:
    found, notes = long.predict(WordCounter(), [Sample("a b", "good evil")])
    assert found == [Prediction(0.5, (ErrorSpan(5, 9, "major", 1.0),))]
    assert notes == ()


def test_a_long_sample_is_judged_in_parts_and_put_together() -> None:
    target = " ".join(["good"] * 600 + ["evil"] * 600)
    found, notes = long.predict(WordCounter(), [Sample("x " * 900, target), Sample("a", "good")])
    assert found[0].score == pytest.approx(0.5, abs=0.001)
    assert [target[error.start : error.end] for error in found[0].errors] == ["evil"] * 600
    assert found[1].score == 1
    assert len(notes) == 1
    assert notes[0].startswith("1 of the segments")


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("text", ["", "a", "one two three four five", "x" * 50, " a  b "], ids=repr)
def test_shares_are_the_text_again(text: str, count: int) -> None:
    assert "".join(long.shares(text, count)) == text
    assert len(long.shares(text, count)) == count


def test_shares_are_cut_between_words() -> None:
    assert long.shares("aaaa bbbb cccc dddd", 2) == ["aaaa bbbb", " cccc dddd"]


def test_the_packaged_model_reads_all_of_a_long_text() -> None:
    source, target = "Министр поговорил с крестьянами. " * 90, "The minister spoke with the farmers. " * 90
    spoilt = target[: len(target) // 2] + "Cheese of paint seven to eating blue on a. " * 45
    (good, bad), notes = long.predict(packaged.load(), [Sample(source, target), Sample(source, spoilt)])
    assert good.score > bad.score
    assert notes[0].startswith("2 of the segments")
