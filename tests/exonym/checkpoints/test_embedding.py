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
