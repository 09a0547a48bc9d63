"""Turn the packed encoder into a Hugging Face XLM-RoBERTa folder: config, tokenizer, and (on request) weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exonym.checkpoints.wheel import EncoderShape, PackedEncoder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from tokenizers import Tokenizer
    from tokenizers.normalizers import Normalizer

Weights = dict[str, "npt.NDArray[np.float32]"]

MAX_TOKENS = 512
BOS, PAD, EOS, UNK = 0, 1, 2, 3
"""Ids of the marks of a text's beginning, of padding, of an end, and of what the vocabulary lacks."""
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def config(shape: EncoderShape) -> dict[str, Any]:
    """The ``config.json`` of the encoder as an XLM-RoBERTa model."""
    return {
        "architectures": ["XLMRobertaModel"],
        "model_type": "xlm-roberta",
        # transformers 4.57 takes a config without a version for a Mistral tokenizer's and warns
        "transformers_version": "4.57.1",
        "attention_probs_dropout_prob": 0.1,
        "hidden_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "layer_norm_eps": shape.layer_norm_eps,
        "max_position_embeddings": shape.positions + PAD + 1,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "type_vocab_size": 1,
        "vocab_size": shape.vocabulary,
        "bos_token_id": BOS,
        "pad_token_id": PAD,
        "eos_token_id": EOS,
    }


def tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """XLM-RoBERTa's SentencePiece unigram tokenizer, with character offsets. ``pieces``: (piece, log probability)."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    made = Tokenizer(models.Unigram(list(pieces), unk_id=UNK, byte_fallback=False))
    made.normalizer = normalizer()
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    made.add_special_tokens([AddedToken(text, special=True) for text in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")])
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", BOS), ("</s>", EOS)]
    )
    return made


def normalizer() -> Normalizer:
    """What is done to a text before it is cut.

    The file's normalisation map equals ``Nmt`` then ``NFKC`` on every code point but U+FF5E and U+1F23B.
    """
    from tokenizers import Regex, normalizers

    return normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])


def weights(packed: PackedEncoder) -> Weights:
    """Float32 weights under the names of ``XLMRobertaModel`` (no pooling layer).

    XLM-RoBERTa counts positions from the padding id plus one, so the position table gets two rows in front.
    """
    import numpy as np

    shape, tensors = packed.shape, packed.tensors
    positions = tensors["emb.pos"].reshape(shape.positions, shape.hidden)
    named: Weights = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(shape.vocabulary, shape.hidden),
        "embeddings.position_embeddings.weight": np.vstack([np.zeros((2, shape.hidden), np.float32), positions]),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, shape.hidden)[:1],
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for short, long in layer_parts(shape.layers):
        named |= layer_part(tensors.__getitem__, short, long)
    return named


def layer_parts(layers: int) -> Iterator[tuple[str, str]]:
    """The file's and XLMRobertaModel's names of every matrix and normalisation of the layers."""
    for layer in range(layers):
        for short, long in _LAYER_PARTS.items():
            yield f"l{layer}.{short}", f"encoder.layer.{layer}.{long}"


def layer_part(tensor: Callable[[str], npt.NDArray[np.float32]], short: str, long: str) -> Weights:
    """Weight and bias of a matrix or normalisation, from tensors by the file's names."""
    weight, bias = tensor(f"{short}.w"), tensor(f"{short}.b")
    if weight.size != bias.size:
        weight = weight.reshape(bias.size, -1)
    return {f"{long}.weight": weight, f"{long}.bias": bias}


def write_folder(packed: PackedEncoder, folder: Path, *, with_weights: bool) -> None:
    """Write what ``XLMRobertaTokenizerFast`` and ``XLMRobertaConfig`` load; the weights too if asked (470 MB)."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config(packed.shape), indent=1), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "XLMRobertaTokenizerFast", "model_max_length": MAX_TOKENS}), encoding="utf-8"
    )
    tokenizer(packed.pieces.pairs()).save(str(folder / "tokenizer.json"))
    if with_weights:
        from safetensors.numpy import save_file

        path = folder / "model.safetensors"
        save_file({k: v.copy() for k, v in weights(packed).items()}, path, {"format": "pt"})
        path.chmod(0o644)
