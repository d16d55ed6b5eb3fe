"""How a decision is written, in bodies and in headers."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from lmoe.routing.decision import Decision


def decision_body(decision: Decision, *, explain: bool = False) -> Mapping[str, Any]:
    """`neighbours` are there when they were asked for, `blend` when there is one, `language` where it decided."""
    body: dict[str, Any] = {
        "expert": decision.expert,
        "revision": decision.revision,
        "reason": decision.reason,
        "score": decision.score,
        "margin": decision.margin,
        "scores": dict(decision.scores),
        "router_version": decision.router_version,
    }
    if explain:
        body["neighbours"] = [asdict(neighbour) for neighbour in decision.neighbours]
    if decision.language is not None:
        body["language"] = decision.language
    if decision.blend is not None:
        body["blend"] = dict(decision.blend)
    return body


def decision_headers(decision: Decision) -> Mapping[str, str]:
    headers = {"x-lmoe-expert": decision.expert, "x-lmoe-reason": decision.reason}
    if decision.revision is not None:
        headers["x-lmoe-revision"] = decision.revision
    if decision.score is not None:
        headers["x-lmoe-score"] = f"{decision.score:.4f}"
    return headers
