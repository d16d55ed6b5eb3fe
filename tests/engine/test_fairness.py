"""No expert starves behind a popular one."""

import queue
from collections.abc import Callable
from dataclasses import replace

from lmoe.engine.engine import Limits
from tests.engine.bench import GREEDY, Bench

Make = Callable[..., Bench]


def finishing_order(bench: Bench, names: list[str], tokens: int) -> list[int]:
    """Indices of one request per name, all submitted at once, in the order in which they end."""
    done: queue.Queue[int] = queue.Queue()
    blocker = bench.submit([5, 6, 7], sampling=replace(GREEDY, max_tokens=40))
    jobs = []
    for i, name in enumerate(names):
        job = bench.submit([5, 6, 7 + i], bench.share(name), sampling=replace(GREEDY, max_tokens=tokens))
        deliver = job.ticket.deliver

        def watch(piece, deliver=deliver, i=i):  # type: ignore[no-untyped-def]
            deliver(piece)
            if piece.last:
                done.put(i)

        job.ticket.deliver = watch
        jobs.append(job)
    blocker.finish()
    for job in jobs:
        job.finish()
    return [done.get(timeout=60) for _ in jobs]


def test_one_request_does_not_wait_for_a_popular_experts_queue(make_bench: Make) -> None:
    """With one place, a lone request to a second expert is served among the first of twenty to a popular one."""
    bench = make_bench("one", "two", limits=Limits(max_running=1))
    order = finishing_order(bench, ["one"] * 20 + ["two"], tokens=4)
    assert order.index(20) <= 2


def test_two_busy_experts_take_turns(make_bench: Make) -> None:
    """Two experts with equal queues are served alternately, however unevenly they arrived; each in order of arrival."""
    bench = make_bench("one", "two", limits=Limits(max_running=1))
    order = finishing_order(bench, ["one"] * 6 + ["two"] * 6, tokens=4)
    for seen in range(2, 13):
        ones = sum(i < 6 for i in order[:seen])
        assert abs(ones - (seen - ones)) <= 2
    assert [i for i in order if i < 6] == list(range(6))
    assert [i for i in order if i >= 6] == list(range(6, 12))
