"""The packaged encoder and a router over a few of the project's own samples; every text is encoded once."""

from pathlib import Path

import pytest

from lmoe.experts.samples import SampleSet, read_samples
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Encoder
from lmoe.routing.minilm import MiniLM
from lmoe.routing.router import Router

ROUTING_DATA = Path(__file__).parents[2] / "routing_data"

PER_EXPERT = 60


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return MiniLM.load()


@pytest.fixture(scope="session")
def samples() -> SampleSet:
    """The first ones, which speak for the most others."""
    every = read_samples(ROUTING_DATA)
    return SampleSet({name: texts[:PER_EXPERT] for name, texts in every.experts.items()})


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    return VectorCache(tmp_path_factory.mktemp("vectors") / "vectors.sqlite")


@pytest.fixture(scope="session")
def router(samples: SampleSet, encoder: Encoder, cache: VectorCache) -> Router:
    return Router.build(samples, encoder, None, cache)
