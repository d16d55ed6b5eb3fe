"""The packaged encoder, and a router over a draw of the project's own samples: made once."""

from pathlib import Path

import pytest

from lmoe.experts.samples import SampleSet, read_samples
from lmoe.routing.cache import VectorCache
from lmoe.routing.encoder import Encoder
from lmoe.routing.minilm import MiniLM
from lmoe.routing.router import Router
from lmoe.routing.settings import RouterSettings

ROUTING_DATA = Path(__file__).parents[2] / "routing_data"

PER_EXPERT = 200


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return MiniLM.load()


@pytest.fixture(scope="session")
def samples() -> SampleSet:
    return read_samples(ROUTING_DATA)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    return VectorCache(tmp_path_factory.mktemp("vectors") / "vectors.sqlite", ROUTING_DATA / "vectors.safetensors")


@pytest.fixture(scope="session")
def router(samples: SampleSet, encoder: Encoder, cache: VectorCache) -> Router:
    return Router.build(samples, encoder, RouterSettings(max_samples=PER_EXPERT), cache)


@pytest.fixture(scope="session")
def full_router(samples: SampleSet, encoder: Encoder, cache: VectorCache) -> Router:
    """As it is shipped, with every sample."""
    return Router.build(samples, encoder, cache=cache)
