"""Search among very many samples: the decisions of comparing with all of them, and an expert that is added alone."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from itertools import count

import numpy as np
import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing import router as routers
from lmoe.routing.block import panel_of
from lmoe.routing.encoder import Vectors
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.routing.shortlist import Part, Shortlisted
from tests.routing.crowds import prompts

NAMES = tuple(f"e{i:03}" for i in range(80))
OUTSIDER = next(name for i in count() if (name := f"new{i}") not in panel_of([*NAMES, name]))
"""Would not join the panel; the next one would."""
MEMBER = next(name for i in count() if (name := f"new{i}") in panel_of([*NAMES, name]))


def fitted(names: Sequence[str], samples: int = 40, before: Shortlisted | None = None, **shape: int) -> Shortlisted:
    def vectors(wanted: Collection[str]) -> Iterator[tuple[str, Vectors]]:
        return ((name, prompts(name, samples, 1, **shape)) for name in wanted)

    return Shortlisted.fit({name: Part(name, samples) for name in names}, vectors, before=before)


def asked(names: Sequence[str], each: int, **shape: int) -> Vectors:
    return np.concatenate([prompts(name, each, 2, **shape) for name in names])


def winners(scorer: Shortlisted, queries: Vectors) -> list[str]:
    found = scorer.find(queries, [None] * len(queries), [()] * len(queries))
    return [scorer.names[int(one.scores.argmax())] for one in found]


def agreement(scorer: Shortlisted, queries: Vectors, samples: int, **shape: int) -> float:
    every = ((name, prompts(name, samples, 1, **shape)) for name in scorer.names)
    best = scorer.exhaustive(queries, every).argmax(1)
    return float(np.mean([name == scorer.names[i] for name, i in zip(winners(scorer, queries), best, strict=True)]))


@pytest.fixture(scope="module")
def crowd() -> Shortlisted:
    return fitted(NAMES)


def test_a_shortlist_decides_as_all_samples_do(crowd: Shortlisted) -> None:
    """At least 995 of 1,000 decisions are those of comparing with every sample in full, and they are right."""
    queries = asked(NAMES, 12)
    assert agreement(crowd, queries, 40) >= 0.995
    right = [name == owner for name, owner in zip(winners(crowd, queries), np.repeat(NAMES, 12).tolist(), strict=True)]
    assert np.mean(right) >= 0.95


@pytest.mark.slow
def test_a_shortlist_decides_as_all_samples_do_among_sixty_thousand() -> None:
    """The same of 300 experts with 200 samples each, at the packaged encoder's size, in far less memory than the samples' vectors."""
    names = tuple(f"e{i:03}" for i in range(300))
    scorer = fitted(names, 200, dim=384)
    assert agreement(scorer, asked(names, 2, dim=384), 200, dim=384) >= 0.995
    assert scorer.nbytes < 0.5 * 300 * 200 * 3 * 384 * 4


def test_a_sample_finds_its_expert(crowd: Shortlisted) -> None:
    """Whoever has the text itself as a sample is found, and the nearest sample is that one, with a cosine of one."""
    for i, name in enumerate(NAMES[::8]):
        queries = prompts(name, 40, 1)[3:5]
        for row, one in enumerate(crowd.find(queries, [None] * 2, [()] * 2), start=8 * i * 40 + 3):
            assert one.rows is not None
            assert crowd.names[int(one.scores.argmax())] == name
            assert one.rows[one.similarities.argmax()] == row
            assert one.similarities.max() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("name", [OUTSIDER, MEMBER])
def test_adding_an_expert_is_fitting_all_anew(crowd: Shortlisted, name: str) -> None:
    """An added expert, whether it joins the panel or not, leads to the scorer that a restart makes, bit for bit; so does removing it."""
    added, anew = fitted([*NAMES, name], before=crowd), fitted([*NAMES, name])
    assert (added.panel is crowd.panel) == (name == OUTSIDER)
    queries = asked([*NAMES[:40], name], 2)
    assert winners(added, queries)[-2:] == [name, name]
    for before, after in ((anew, added), (crowd, fitted(NAMES, before=added))):
        everyone = [None] * len(queries), [()] * len(queries)
        for one, other in zip(before.find(queries, *everyone), after.find(queries, *everyone), strict=True):
            np.testing.assert_array_equal(one.scores, other.scores)
            np.testing.assert_array_equal(one.rows, other.rows)


def test_additions_from_one_scorer_do_not_disturb_each_other(crowd: Shortlisted) -> None:
    """Many experts added in turn to the same scorer, as dry runs do, leave it and each other as they were."""
    queries = asked(NAMES[:20], 2)
    before = winners(crowd, queries)
    several = [fitted([*NAMES, f"other{i}"], before=crowd) for i in range(20)]
    assert winners(crowd, queries) == before
    for i, scorer in enumerate(several):
        assert winners(scorer, prompts(f"other{i}", 2, 2)) == [f"other{i}"] * 2


def test_only_the_allowed_are_searched(crowd: Shortlisted) -> None:
    """With a list, its experts are compared exactly, however many others are nearer; an unknown name in it is nobody."""
    queries = prompts("e010", 5, 2)
    allowed = {"e003", "e040", "nobody"}
    exact = crowd.exhaustive(queries, ((name, prompts(name, 40, 1)) for name in NAMES))
    for row, one in enumerate(crowd.find(queries, [allowed] * 5, [()] * 5)):
        np.testing.assert_allclose(one.scores[[3, 40]], exact[row, [3, 40]], atol=0.002)
    for row, one in enumerate(crowd.find(queries, [None] * 5, [("e077",)] * 5)):
        assert one.scores[77] == pytest.approx(exact[row, 77], abs=0.002)


class TopicEncoder:
    """Texts `expert/number`: that expert's prompts; all others are alike. Counts what it encodes."""

    identity = "topics"

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        named = [text.partition("/") for text in texts]
        return np.concatenate([prompts(name, 1, 3 + int(number)) if number.isdigit() else prompts("", 1, 3) for name, _, number in named])


@pytest.fixture
def router(monkeypatch: pytest.MonkeyPatch) -> Router:
    """Large by its number of experts, with the limit on samples lowered."""
    monkeypatch.setattr(routers, "LARGE", 500)
    names = ("base", *NAMES[:40])
    return Router.build(SampleSet.of({name: [f"{name}/{i}" for i in range(30)] for name in names}), TopicEncoder())


def test_a_large_router_routes(router: Router) -> None:
    """The decision carries its evidence from the samples that were looked at, and the list of a request is kept to."""
    assert isinstance(router.scorer, Shortlisted)
    decision = router.route("e007/99", explain=True)
    assert decision.expert == "e007"
    assert len(decision.scores) == 41
    assert decision.neighbours[0].expert == "e007"
    assert all(neighbour.sample.startswith(f"{neighbour.expert}/") for neighbour in decision.neighbours)
    allowed = router.route("e007/99", allow=["e001", "e002"], explain=True)
    assert allowed.expert in allowed.scores.keys() == {"e001", "e002"}
    assert {neighbour.expert for neighbour in allowed.neighbours} <= {"e001", "e002"}


def test_a_large_router_encodes_only_what_is_new(router: Router) -> None:
    """An added expert is encoded alone, and gives the router that a restart makes: version, decisions and scores."""
    assert isinstance(router.encoder, TopicEncoder)
    router.encoder.encoded = 0
    texts = [f"{OUTSIDER}/{i}" for i in range(25)]
    # Whether it joins the panel depends on the others' names.
    wider = router.with_expert(OUTSIDER, texts)
    assert router.encoder.encoded in (25, 25 + 30 * 41)
    anew = Router.build(wider.samples, TopicEncoder())
    queries = [Query(f"{name}/77", explain=True) for name in (*NAMES[:40], OUTSIDER)]
    assert wider.route_many(queries) == anew.route_many(queries)
    assert wider.version == anew.version
    assert wider.without_expert(OUTSIDER).version == router.version


def test_the_panel_is_a_lot(crowd: Shortlisted) -> None:
    """Of any names, the same few speak for all, whatever order they come in."""
    assert panel_of(NAMES) == panel_of(NAMES[::-1])
    assert len(panel_of(NAMES)) == 32
    digests = {name: hashlib.sha256(name.encode()).digest() for name in NAMES}
    assert max(digests[name] for name in panel_of(NAMES)) < min(digests[name] for name in NAMES if name not in panel_of(NAMES))
