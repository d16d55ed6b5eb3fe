"""The scorers: known neighbours with known values, and offsets that treat experts of every size alike."""

import numpy as np
import pytest

from lmoe.routing.encoder import Vectors
from lmoe.routing.features import Scale, unit
from lmoe.routing.head import KernelHead
from lmoe.routing.scorer import REFERENCES, Calibrated, Samples, TopK, _offsets, _references, neighbourhood


def cloud(center: int, count: int, seed: int, dim: int = 24) -> Vectors:
    """Points around one axis."""
    points = np.random.default_rng(seed).normal(scale=0.25, size=(count, 1, dim))
    points[:, :, center] += 1
    return points.astype(np.float32)


def test_topk_is_the_mean_of_the_nearest_cosines() -> None:
    """Of similarities 1, 0.6 and 0, the best two make 0.8; an expert with fewer samples than k is judged by them all."""
    experts = {"a": np.float32([[[1, 0]], [[3, 4]], [[0, 1]]]), "b": np.float32([[[0, 2]]])}
    scores, similarities = TopK.fit(experts, k=2).score(np.float32([[[5, 0]]]))
    np.testing.assert_allclose(similarities, [[1, 0.6, 0, 0]], atol=1e-6)
    np.testing.assert_allclose(scores, [[0.8, 0]], atol=1e-6)


def test_topk_reads_the_last_layer_only() -> None:
    """The predecessor's encoder gave one layer."""
    experts = {"a": np.float32([[[0, 1], [1, 0]]]), "b": np.float32([[[1, 0], [0, 1]]])}
    scores, _ = TopK.fit(experts).score(np.float32([[[0, 1], [1, 0]]]))
    np.testing.assert_allclose(scores, [[1, 0]], atol=1e-6)


@pytest.mark.parametrize(("samples", "k"), [(1, 3), (15, 3), (35, 7), (125, 12), (1000, 12)])
def test_the_neighbourhood_grows_with_the_samples(samples: int, k: int) -> None:
    """A fifth of an expert's samples speak for it, 3 to 12."""
    assert neighbourhood(samples) == k


def test_a_sample_does_not_vouch_for_itself() -> None:
    """Held out, a sample's own similarity is left out of its expert's mean, and a lone sample has no mean at all."""
    samples = Samples.stack({"a": unit(np.float32([[1, 0], [3, 4]])), "b": np.float32([[0, 1]])})
    similarities = samples.rows @ samples.rows.T
    means = samples.top_means(similarities, None, excluded=np.arange(3))
    np.testing.assert_allclose(means, [[0.6, 0], [0.6, 0.8], [0.4, np.nan]], atol=1e-6)


def test_the_head_holds_out_exactly() -> None:
    """A row's held-out scores are those of a head fitted without it."""
    rows = unit(np.concatenate([cloud(0, 8, 1), cloud(1, 8, 2)])[:, 0])
    owners = np.repeat([0, 1], 8)
    _, held_out = KernelHead.fit(rows, owners, 2)
    kept = np.arange(16) != 5
    # The left-out row's weight goes with it, so the weights of the rest are scaled as they were.
    head, _ = KernelHead.fit(rows[kept], owners[kept], 2)
    np.testing.assert_allclose(head(rows[5:6]), held_out[5:6], atol=0.1)
    assert (held_out.argmax(1) == owners).all()


def test_a_large_inverse_is_an_inverse() -> None:
    """Above the size that LAPACK gets, fitting by halves solves the same system."""
    rows = unit(np.random.default_rng(0).normal(size=(700, 24)).astype(np.float32))
    owners = np.arange(700) % 3
    head, held_out = KernelHead.fit(rows, owners, 3)
    fitted = head(rows)
    residual = np.where(owners[:, None] == np.arange(3), 1, -1) - fitted
    counts = np.bincount(owners)
    # Of kernel ridge regression: what is left at a row is its coefficient times the penalty there.
    np.testing.assert_allclose(residual, head.coefficients * 0.5 * (3 * counts[owners] / 700)[:, None], atol=2e-3)
    assert held_out.shape == (700, 3)


def test_a_small_expert_holds_its_ground() -> None:
    """With 10 samples beside 200 and 200, an expert keeps nearly all of its own prompts, and takes nearly none of the others'."""
    fitted = Calibrated.fit({"large": cloud(0, 200, 1), "other": cloud(1, 200, 2), "small": cloud(2, 10, 3)})
    for expert, name in enumerate(("large", "other", "small")):
        scores, _ = fitted.score(cloud(expert, 100, 10 + expert))
        assert (scores.argmax(1) == expert).mean() >= 0.95, name


@pytest.mark.parametrize("sizes", [(1,), (1, 1), (1, 2), (2, 40), (3, 1, 1)])
def test_tiny_experts_fit(sizes: tuple[int, ...]) -> None:
    """One sample is enough to be found by: nothing becomes NaN or infinite."""
    experts = {f"e{i}": cloud(i, size, i) for i, size in enumerate(sizes)}
    fitted = Calibrated.fit(experts)
    for i, vectors in enumerate(experts.values()):
        scores, similarities = fitted.score(vectors[:1])
        assert np.isfinite(scores).all()
        assert np.isfinite(similarities).all()
        assert scores.argmax(1) == i


def test_equal_vectors_fit() -> None:
    """Samples that are all the same text, under two names, give finite scores."""
    same = np.ones((5, 1, 8), np.float32)
    scores, _ = Calibrated.fit({"a": same, "b": same}).score(same[:1])
    assert np.isfinite(scores).all()


def test_fitting_is_bounded() -> None:
    """Beyond the limit, small experts are read whole and large ones evenly."""
    counts = np.array([10, 5000, 9000])
    picked = _references(counts)
    assert len(picked) <= REFERENCES
    assert (picked < 10).sum() == 10
    assert abs((picked >= 5010).sum() - ((picked >= 10) & (picked < 5010)).sum()) <= 1
    assert (np.diff(picked) > 0).all()


def test_the_order_of_experts_decides_nothing() -> None:
    """Experts are sorted by name, whatever order they come in."""
    a, b, query = cloud(0, 30, 1), cloud(1, 30, 2), cloud(0, 5, 3)
    one, other = Calibrated.fit({"a": a, "b": b}), Calibrated.fit({"b": b, "a": a})
    assert one.names == other.names == ("a", "b")
    np.testing.assert_array_equal(one.score(query)[0], other.score(query)[0])


@pytest.mark.parametrize(("each", "believed"), [(150, False), (1500, True)])
def test_what_every_expert_varies_in_counts_less(each: int, believed: bool) -> None:
    """Of many samples, the direction in which all experts' differ most tells texts apart less; of few it is not believed."""
    experts = [cloud(center, each, center) for center in range(2)]
    for vectors in experts:
        # Four together: each direction by itself is divided by its spread.
        vectors[:, 0, 20:] += np.random.default_rng(0).normal(size=(each, 1))
    scale = Scale.fit(experts)
    pair = np.zeros((2, 1, 24), np.float32)
    pair[:, 0, :2], pair[:, 0, 20:] = [0.8, 0], [[-1] * 4, [1] * 4]
    left, right = scale.of(pair)
    plain, other = Scale.fit(experts, share=0).of(pair)
    assert (left @ right > plain @ other + 0.05) == believed
    assert believed or left @ right == plain @ other
    assert scale.lever == pytest.approx(2.2, abs=0.1) if believed else scale.lever == 1


def test_a_newcomer_hardly_moves_the_others() -> None:
    """What an expert says of the others' offsets weighs by its samples: 10 beside 250 move their balance by a fraction of what 250 do."""
    means = np.float32([[0.8, 0.2, 0.2], [0.3, 0.7, 0.2], [0.2, 0.6, 0.9]])
    owners = np.arange(3).repeat(4)

    def balance(*counts: int) -> float:
        found = _offsets(means[: len(counts), : len(counts)][owners[: 4 * len(counts)]], owners[: 4 * len(counts)], np.array(counts))
        return float(found[0] - found[1])

    alone = balance(250, 250)
    # Halfway for both: .5 * (.8 + .3) - .5 * (.7 + .2), but for what few samples are spared.
    assert alone == pytest.approx(0.1, abs=0.01)
    assert abs(balance(250, 250, 10) - alone) < 0.35 * abs(balance(250, 250, 250) - alone)
