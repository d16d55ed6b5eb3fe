"""Impact: the moves, the traffic and the accuracy that it reports are those of the two routers."""

from pathlib import Path

import numpy as np
import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing.cache import VectorCache
from lmoe.routing.evaluation import Example
from lmoe.routing.router import Router
from lmoe.workbench.impact import Request, impact

SQL = (
    "write a SQL query that counts orders per customer",
    "select the newest row of each group in postgres",
    "how do I join three tables in SQL",
    "SQL: average salary by department",
    "update every row where the email is null",
    "a query for customers without any order",
    "create table statement for invoices",
    "why is my left join returning duplicates",
    "add an index so that this query is faster",
    "sum of sales per month with a window function",
)


@pytest.fixture(scope="module")
def with_sql(router: Router) -> Router:
    return router.with_expert("sql", SQL)


def test_a_new_expert_takes_what_is_its_own(router: Router, with_sql: Router) -> None:
    """Moves and traffic name who gains and who loses; a label that only one side knows is no part of the accuracy."""
    query = "write a SQL query that lists customers by revenue"
    prompts = [Example(query, "sql"), Example("write a haiku about rain", "creative"), "count rows per day in SQL"]
    found = impact(router, with_sql, prompts, [Request(query), Request("tell me a story about a fox")])
    assert [(move.prompt, move.becomes, move.label) for move in found.moves] == [(query, "sql", "sql"), (prompts[2], "sql", None)]
    assert [(move.prompt, move.was, move.becomes) for move in found.request_moves] == [(query, found.moves[0].was, "sql")]
    assert found.accuracy == (1.0, 1.0)
    assert found.experts["sql"].recall == (0.0, 1.0)
    assert found.experts["sql"].requests == (0, 1)
    assert sum(shift.requests[0] for shift in found.experts.values()) == sum(shift.requests[1] for shift in found.experts.values()) == 2
    assert found.versions == (router.version, with_sql.version)
    body = found.as_json()
    assert body["experts"]["sql"]["prompts"] == {"before": 0, "after": 2}
    assert (body["prompts"]["moved"], body["requests"]["moved"]) == (2, 1)


def test_nothing_changed_moves_nothing(router: Router) -> None:
    """The same router on both sides."""
    found = impact(router, router, None, [Request("hello")])
    assert (found.moves, found.request_moves) == ((), ())
    assert found.accuracy is not None
    assert found.accuracy[0] == found.accuracy[1]


def test_without_prompts_a_fifth_of_the_samples_is_set_aside(router: Router, with_sql: Router) -> None:
    """They are judged by routers that have not seen them, the same on both sides."""
    found = impact(router, with_sql)
    total = sum(len(texts) // 5 for texts in with_sql.samples.experts.values())
    assert found.held_out
    assert found.prompts == total
    assert found.accuracy is not None
    assert 0.8 < found.accuracy[0] < 1  # a router that had seen them would be right on all
    assert found.experts["sql"].recall[1] in (0.5, 1.0)


def test_a_removed_expert_leaves_its_prompts_to_others(router: Router) -> None:
    """What it answered goes elsewhere, and nothing goes to it."""
    found = impact(router, router.without_expert("creative"), ["write a haiku about rain"])
    assert [move.was for move in found.moves] == ["creative"]
    assert found.experts["creative"].prompts == (1, 0)


def test_requests_kept_as_vectors_are_replayed(router: Router, with_sql: Router) -> None:
    """They get the decision of their text; those of another encoder are left out."""
    texts = ["how do I join two tables in SQL", "write a poem"]
    vectors = router.encoder.encode(texts)
    kept = [Request(vectors=row, encoder=router.encoder.identity) for row in vectors]
    foreign = Request(vectors=np.zeros((1, 7), np.float32), encoder="another")
    by_vectors = impact(router, with_sql, [], [*kept, foreign])
    by_texts = impact(router, with_sql, [], [Request(text) for text in texts])
    assert by_vectors.requests == 2
    assert by_vectors.experts == by_texts.experts
    assert [(move.prompt, move.becomes) for move in by_vectors.request_moves] == [("", "sql")]


def test_routers_without_samples_can_be_compared(encoder, tmp_path: Path) -> None:
    """The first expert ever takes over from the fallback."""
    empty = Router.build(SampleSet(), encoder, None, VectorCache(tmp_path / "v.sqlite"))
    first = empty.with_expert("code", ["sort a list in python", "fix this function"])
    found = impact(empty, first, ["sort a list"])
    assert [(move.was, move.becomes) for move in found.moves] == [("base", "code")]
    assert found.accuracy is None
