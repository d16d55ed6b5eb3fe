"""The fewest tokens of a text, told unread: never more than there are, whatever the vocabulary."""

import random
from typing import Any

import pytest
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from lmoe.engine.measure import measure_of
from tests import tiny

CORPUS = [*tiny.TEXT, *(" " * 64, "=" * 40, "international", "internationalisation" * 3, "a" * 30, "\n" * 20)] * 3
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def trained(normalizer: Any = None, *, special: AddedToken | None = None) -> Tokenizer:
    """Byte-level, with long runs of spaces and letters among its pieces."""
    bpe = Tokenizer(models.BPE())
    bpe.normalizer = normalizer
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    bpe.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=600, show_progress=False, initial_alphabet=alphabet))
    if special is not None:
        bpe.add_special_tokens([special])
    return bpe


def sentencepiece() -> Tokenizer:
    """As Llama 2 has it: spaces as U+2581, and bytes for characters that are not among the pieces."""
    bpe = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    replace = normalizers.Replace(" ", "\u2581")
    bpe.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), replace])
    bpe.decoder = decoders.ByteFallback()
    bpe.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=600, show_progress=False, special_tokens=["<unk>", *BYTES]))
    return bpe


def texts() -> list[str]:
    pick = random.Random(0)
    known = [
        "international",
        " " * 64,
        "=" * 40,
        "a" * 30,
        "\n" * 20,
        "é",
        "e\u0301",
        "\u212a",
        "\u1100\u1161\u11a8",
        "🦆",
        "α\u0313\u0300\u0345",
        "<s>",
    ]
    return [one * 50 for one in known] + ["".join(pick.choices(known, k=pick.randrange(1, 60))) for _ in range(200)]


@pytest.mark.parametrize(
    "tokenizer",
    [
        pytest.param(trained(), id="byte-level"),
        pytest.param(trained(normalizers.NFC()), id="composing"),
        pytest.param(trained(special=AddedToken("<s>", lstrip=True, rstrip=True)), id="stripping"),
        pytest.param(sentencepiece(), id="byte fallback"),
        pytest.param(tiny.tokenizer().backend_tokenizer, id="tiny"),
    ],
)
def test_no_text_has_fewer_tokens_than_are_told(tokenizer: Tokenizer) -> None:
    """Spaces, composed characters and stripping special tokens included; and of words something worth knowing is told."""
    measure = measure_of(tokenizer)
    assert measure is not None
    for text in texts():
        assert measure(text) <= len(tokenizer.encode(text, add_special_tokens=False).ids), text
    assert measure("q7" * 5000) >= 10_000 / 61


def without_bytes() -> Tokenizer:
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel()
    bpe.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=100, show_progress=False))
    return bpe


def splitting_away() -> Tokenizer:
    bpe = trained()
    bpe.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(" ", "removed"), pre_tokenizers.ByteLevel()])
    return bpe


@pytest.mark.parametrize(
    "tokenizer",
    [
        pytest.param(Tokenizer(models.WordPiece({"[UNK]": 0}, unk_token="[UNK]")), id="a word of any length is unknown"),
        pytest.param(trained(normalizers.Strip()), id="spaces are stripped"),
        pytest.param(trained(normalizers.Sequence([normalizers.NFC(), normalizers.Replace("aaaa", "a")])), id="a replacement is shorter"),
        pytest.param(without_bytes(), id="unknown bytes are dropped"),
        pytest.param(splitting_away(), id="spaces are split away"),
    ],
)
def test_nothing_is_told_where_text_gets_lost(tokenizer: Tokenizer) -> None:
    """Better a text read in vain than one refused that fits."""
    assert measure_of(tokenizer) is None
