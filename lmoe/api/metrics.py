"""What `/metrics` counts, for one app.

Knows Prometheus; label values come from the registry and the routes, never from a client's text.
"""

from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from lmoe.generation import Adapters, Load

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.responses = Counter("lmoe_responses", "Responses by status.", ["status"], registry=self._registry)
        self.decisions = Counter("lmoe_decisions", "Chats by expert and reason.", ["expert", "reason"], registry=self._registry)
        self.prompt_tokens = Counter("lmoe_prompt_tokens", "Prompt tokens of admitted chats.", registry=self._registry)
        self.completion_tokens = Counter("lmoe_completion_tokens", "Generated tokens.", registry=self._registry)
        self.routing = Histogram("lmoe_routing_seconds", "Time to decide.", buckets=_SECONDS, registry=self._registry)
        self.first_piece = Histogram("lmoe_first_piece_seconds", "Time to the first piece.", buckets=_SECONDS, registry=self._registry)
        self.duration = Histogram("lmoe_chat_seconds", "Time to the last piece.", buckets=_SECONDS, registry=self._registry)

    def exposition(self, load: Load | None) -> bytes:
        """Everything counted here, and what the engine says of itself once there is one."""
        engine = CollectorRegistry()
        if load is not None:
            engine.register(_EngineCollector(load))
        return generate_latest(self._registry) + generate_latest(engine)


class _EngineCollector(Collector):
    """An engine's load as gauges, and as histograms of how many sequences and mixes of experts shared a step."""

    def __init__(self, load: Load) -> None:
        self._load = load

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("lmoe_running_sequences", "Sequences being generated.", value=self._load.running)
        yield GaugeMetricFamily("lmoe_waiting_sequences", "Sequences waiting for a place.", value=self._load.waiting)
        yield CounterMetricFamily(
            "lmoe_reused_prompt_tokens", "Prompt tokens that were kept and not computed.", value=self._load.reused_tokens
        )
        yield from _adapters(self._load.adapters)
        yield _histogram("lmoe_step_sequences", "Sequences that shared a step.", self._load.steps_by_sequences)
        yield _histogram("lmoe_step_mixes", "Different choices of experts that shared a step.", self._load.steps_by_mixes)


def _adapters(state: Adapters) -> Iterator[Metric]:
    """Where the adapters are, and what it took to have them where they are needed."""
    where = GaugeMetricFamily("lmoe_adapters", "Adapters that are known, in the bank, and in the host's memory.", labels=["where"])
    for name, value in (("known", state.known), ("bank", state.in_bank), ("host", state.on_host)):
        where.add_metric([name], value)
    yield where
    yield CounterMetricFamily("lmoe_adapter_hits", "Uses of an adapter that was in the bank.", value=state.hits)
    yield CounterMetricFamily("lmoe_adapter_misses", "Uses of an adapter that was not.", value=state.misses)
    yield CounterMetricFamily("lmoe_adapter_loads", "Adapters that entered the bank.", value=state.loads)
    yield CounterMetricFamily("lmoe_adapter_evictions", "Adapters that made room in the bank for others.", value=state.evictions)
    yield CounterMetricFamily("lmoe_adapter_reads", "Adapters that were read from disk again.", value=state.reads)


def _histogram(name: str, text: str, counts: Mapping[int, int]) -> HistogramMetricFamily:
    bounds = [1, 2, 4, 8, 16, 32, 64, 128]
    buckets = [(f"{bound:.1f}", float(sum(n for value, n in counts.items() if value <= bound))) for bound in bounds]
    total = float(sum(counts.values()))
    return HistogramMetricFamily(name, text, buckets=[*buckets, ("+Inf", total)], sum_value=float(sum(v * n for v, n in counts.items())))
