"""What `/metrics` counts, for one app.

Knows Prometheus; label values come from the registry and the routes, never from a client's text.
"""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

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

    def exposition(self) -> bytes:
        return generate_latest(self._registry)
