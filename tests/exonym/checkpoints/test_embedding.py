from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from exonym.checkpoints.embedding import PREFIX, SentenceEncoder

TEXTS = ["The president arrived in Warsaw.", "Президент прибыл в Варшаву.", "Milk is made into cheese.", "x " * 700]


@pytest.fixture(scope="module")
def encode() -> SentenceEncoder:
    return SentenceEncoder()


def test_vectors_have_length_1_and_stand_in_the_order_of_the_texts(encode: SentenceEncoder) -> None:
    vectors = encode([*TEXTS, TEXTS[0]])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert (vectors[0] == vectors[-1]).all()


def test_translations_are_nearer_than_strangers(encode: SentenceEncoder) -> None:
    english, russian, other, _ = encode(TEXTS)
    assert english @ russian > english @ other + 0.05


def test_it_says_what_transformers_says(encode: SentenceEncoder, packaged: Path) -> None:
    import torch
    from transformers import XLMRobertaModel

    tokenizer = Tokenizer.from_file(str(packaged / "encoder" / "tokenizer.json"))
    model = XLMRobertaModel.from_pretrained(packaged / "encoder", add_pooling_layer=False).eval()
    for text, ours in zip(TEXTS[:3], encode(TEXTS[:3]), strict=True):
        with torch.inference_mode():
            theirs = model(torch.tensor([tokenizer.encode(PREFIX + text).ids])).last_hidden_state[0].mean(0).numpy()
        assert ours @ theirs / np.linalg.norm(theirs) > 0.998


def test_a_word_is_likest_to_its_translation(encode: SentenceEncoder) -> None:
    english, russian = encode.read(TEXTS[:2]).words
    alike = english.vectors.astype(np.float32) @ russian.vectors.astype(np.float32).T
    pairs = {
        english.spans[at].of(TEXTS[0]): russian.spans[to].of(TEXTS[1]) for at, to in enumerate(alike.argmax(1).tolist())
    }
    assert pairs["president"] == "Президент"
    assert pairs["Warsaw"] == "Варшаву"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", [], id="no words"),
        pytest.param("U.S.-made, isn't it?", ["U", "S", "made", "isn't", "it"], id="apostrophes hold a word together"),
        pytest.param("Tsai 中文", ["Tsai", "中文"], id="words without spaces are one"),
    ],
)
def test_words_stand_where_they_stand(encode: SentenceEncoder, text: str, words: list[str]) -> None:
    (read,) = encode.read([text]).words
    assert [span.of(text) for span in read.spans] == words
    assert read.vectors.shape == (len(words), 384)


def test_words_past_the_last_token_are_left_out(encode: SentenceEncoder) -> None:
    (read,) = encode.read([TEXTS[3]]).words
    assert 400 < len(read.spans) < 510
