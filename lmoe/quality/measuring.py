"""Ask base and experts every question, let the router choose among them, and report who was worth it."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lmoe.experts.registry import BASE
from lmoe.quality.answers import Asker, Shares
from lmoe.quality.questions import Question
from lmoe.quality.report import ORACLE, ROUTED, Domain, Report, outcome
from lmoe.routing.evaluation import BATCH
from lmoe.routing.query import Query
from lmoe.routing.router import Router


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, and what was said of it; `passed` is None where the question is not judged."""

    question: Question
    answerer: str
    text: str
    passed: bool | None
    route: str

    def as_json(self) -> dict[str, object]:
        asked = {
            "question": self.question.where,
            "domain": self.question.domain,
            "part": self.question.part,
            "prompt": self.question.prompt,
        }
        return {**asked, "answerer": self.answerer, "answer": self.text, "passed": self.passed, "route": self.route}


def measure(
    asker: Asker,
    answerers: Shares,
    questions: Sequence[Question],
    router: Router,
    *,
    max_tokens: int = 256,
    outside: frozenset[str] = frozenset(),
) -> tuple[Report, list[Given]]:
    """The report, and every answer that was judged. `answerers` has the base; those `outside` take no part in routing.

    Questions without a judge are not answered, only read. Blocks for the encoder and the engine. Raises what they raise.
    """
    routes = _routes(router, questions, answerers.keys() - outside)
    losses = asker.losses(answerers, questions)
    judged = [i for i, question in enumerate(questions) if question.judge is not None]
    texts = asker.answers(answerers, [questions[i] for i in judged], max_tokens)
    passed: dict[str, list[bool | None]] = {}
    given = []
    for name in answerers:
        passed[name] = [None] * len(questions)
        for i, text in zip(judged, texts[name], strict=True):
            judge = questions[i].judge
            fine = passed[name][i] = judge is not None and judge(text)
            given.append(Given(questions[i], name, text, fine, routes[i]))
    domains = []
    for name, whole, at in _places(questions):
        owner = questions[at[0]].owner
        row = {who: outcome(at, [who] * len(questions), passed, losses) for who in answerers}
        row[ROUTED] = outcome(at, routes, passed, losses)
        # Without the domain's own expert, the base is the best that an oracle could pick.
        row[ORACLE] = row.get(owner, row[BASE])
        domains.append(Domain(name, owner, len(at), Counter(routes[i] for i in at), row, whole))
    return Report(tuple(domains), router.version), given


def _places(questions: Sequence[Question]) -> Iterator[tuple[str, str | None, list[int]]]:
    """(name, what it is a part of, which questions), of each domain and then of its parts, where there are several."""
    for domain in dict.fromkeys(question.domain for question in questions):
        at = [i for i, question in enumerate(questions) if question.domain == domain]
        yield domain, None, at
        parts = dict.fromkeys(questions[i].part for i in at)
        for part in parts if len(parts) > 1 else ():
            yield f"{domain}: {part}", domain, [i for i in at if questions[i].part == part]


def _routes(router: Router, questions: Sequence[Question], candidates: Collection[str]) -> list[str]:
    queries = [Query(question.chat, candidates) for question in questions]
    decisions = [d for start in range(0, len(queries), BATCH) for d in router.route_many(queries[start : start + BATCH])]
    return [decision.expert for decision in decisions]
