import pytest
from tokenizers import Tokenizer

from exonym.checkpoints import assemble, comet_model
from exonym.checkpoints.comet_model import CometModel
from exonym.checkpoints.sample import Sample
from training import batches as b
from training.data import Example

EXAMPLES = [
    Example("ru-en", "Он пошёл домой.", "He went to home.", "He went home.", 0.2, 70.0, ((8, 10),)),
    Example("ro-en", "Bună ziua tuturor celor de aici!", "Hi!", "Good day to all here!", -1.0, 20.0, None),
]
PLACES = {b.SOURCE: 0, b.REFERENCE: 1, b.BOTH: 2}
"""Where COMET puts each way of asking when it is given a reference."""


@pytest.fixture(scope="module")
def model() -> CometModel:
    return comet_model.load(assemble.assembled_folder())


@pytest.fixture(scope="module")
def encoded() -> list[b.Encoded]:
    tokenizer = Tokenizer.from_file(str(assemble.encoder_folder() / "tokenizer.json"))
    return [b.encode(tokenizer, example) for example in EXAMPLES]


@pytest.mark.parametrize("mode", PLACES)
def test_training_sees_the_very_tokens_that_comet_predicts_on(
    model: CometModel, encoded: list[b.Encoded], mode: str
) -> None:
    samples = [Sample(example.source, example.target, example.post_edit) for example in EXAMPLES]
    theirs = model.prepare(samples)[PLACES[mode]]["input_ids"]
    assert b.collate(encoded, mode).ids.tolist() == theirs.tolist()


def test_only_tokens_of_the_target_are_labelled(encoded: list[b.Encoded]) -> None:
    labels = b.collate(encoded[:1]).labels[0].tolist()
    within = len(encoded[0].target) + 2
    assert sum(labels[:within]) == 1
    assert set(labels[within:]) == {b.NOT_LABELLED}


def test_a_target_without_word_tags_has_no_labels(encoded: list[b.Encoded]) -> None:
    assert set(encoded[1].labels) == {b.NOT_LABELLED}


def test_an_epoch_holds_every_example_once(encoded: list[b.Encoded]) -> None:
    seen = [id(example) for batch in b.batches(encoded, 1, seed=3) for example in batch]
    assert sorted(seen) == sorted(map(id, encoded))
