"""`lmoe experts eval`: what base, experts and routed answers are worth on held-out chats, in one table."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.config import Configuration
from lmoe.errors import ConfigError, DataError, LmoeError

if TYPE_CHECKING:
    from lmoe.engine.loading import Base
    from lmoe.experts.package import Package
    from lmoe.experts.registry import Registry
    from lmoe.quality.answers import Progress
    from lmoe.quality.measuring import Given
    from lmoe.quality.questions import Question
    from lmoe.quality.report import Metric, Outcome, Report, Verdict
    from lmoe.routing.router import Router

_SETTINGS = (
    *("base_model", "quantization", "device", "dtype", "chat_template", "experts", "lmoe", "routing_data", "state_dir"),
    *("router_model", "router_mode", "router_k", "router_max_samples", "base_bias", "max_running", "kv_cache_memory", "adapter_memory"),
)
_TITLES = {"passed": "answers that pass (higher is better)", "loss": "loss of the reference answer, nats a token (lower is better)"}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A package that is judged as if it had been added already."""

    package: "Package"
    samples: tuple[str, ...] | None


@with_settings(*_SETTINGS)
def evaluate(
    configuration: Configuration,
    paths: Annotated[list[Path], typer.Argument(help="Held-out chats: files of JSON lines, or folders of them.", metavar="PATH...")],
    add: Annotated[Path | None, typer.Option("--add", help="As if this package had been added.", metavar="PATH")] = None,
    name: Annotated[str | None, typer.Option("--name", help="Its name. Default: the folder's.", metavar="N")] = None,
    samples: Annotated[Path | None, typer.Option("--samples", help="Its routing samples: a JSONL file.", metavar="FILE")] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Where a line has no check: an answer passes when it equals the reference.")
    ] = False,
    loss_only: Annotated[bool, typer.Option("--loss-only", help="Generate nothing: quicker, and checks are not read.")] = False,
    max_tokens: Annotated[int, typer.Option("--max-tokens", help="Tokens of an answer at most.", metavar="N", min=1)] = 256,
    answers: Annotated[Path | None, typer.Option("--answers", help="Write every judged answer there.", metavar="FILE")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask base and experts held-out questions: does each expert beat the base, and does the router find it?

    A line is a chat as for training; its `expert`, or else its file's name, says who should answer. A `check` judges answers.
    """
    from lmoe.assembly import check, load_base_model, open_engine
    from lmoe.contents import read_experts
    from lmoe.places import locate
    from lmoe.quality.measuring import measure
    from lmoe.quality.questions import read_questions
    from lmoe.routers import build_router, require_samples_mode

    settings = configuration.settings
    check(configuration)
    require_samples_mode(settings)
    if add is None and (name or samples):
        raise ConfigError("--name and --samples are of a package that is given with --add")
    places = locate(settings)
    questions = read_questions(paths, exact=exact, judged=not loss_only)
    base = load_base_model(settings, places)
    registry, packages = read_experts(places, base.linear_shapes)
    if add is not None:
        candidate = _candidate(add, name, samples, base)
        packages = (*(p for p in packages if p.expert.name != candidate.package.expert.name), candidate.package)
        registry = registry.having(candidate.package.expert)
    with open_engine(settings, base, packages, registry) as (engine, registry), _progress() as progress:
        if add is not None and candidate.package.expert.name in registry.broken:
            raise ConfigError(registry.broken[candidate.package.expert.name])
        router = build_router(settings, places, registry.names)
        if add is not None and candidate.samples is not None:
            router = router.with_expert(candidate.package.expert.name, candidate.samples)
        asker, answerers, questions, left_out = _prepared(engine, base, registry, questions, progress)
        report, given = measure(asker, answerers, questions, router, max_tokens=max_tokens)
    if answers is not None:
        _write(answers, given)
    if as_json:
        print_json({**report.as_json(), "left_out": left_out, "broken": dict(registry.broken)})
    else:
        _print(report, registry, router, left_out)


def _candidate(path: Path, name: str | None, samples: Path | None, base: "Base") -> _Candidate:
    from lmoe.experts.package import read_package
    from lmoe.experts.samples import read_samples_file

    package = read_package(path, base.linear_shapes, name=name or path.resolve().name)
    return _Candidate(package, None if samples is None else read_samples_file(samples, package.expert.name)[0])


def _prepared(engine: Any, base: "Base", registry: "Registry", questions: Sequence["Question"], progress: "Progress") -> Any:
    """Who is asked, as what, and the questions that fit the context, with the number of the others. Raises DataError."""
    from lmoe.experts.registry import BASE
    from lmoe.generation import Share
    from lmoe.quality.answers import Asker
    from lmoe.quality.encoding import ChatEncoder

    answerers = {BASE: (), **{name: (Share(expert.digest, holder=expert),) for name, expert in registry.experts.items()}}
    stranger = next((q for q in questions if q.owner not in answerers), None)
    if stranger is not None:
        known = ", ".join(answerers)
        raise DataError(f"{stranger.where}: should be answered by {stranger.owner!r}, which is not served here; known are {known}")
    asker = Asker(engine, base.chat, ChatEncoder.of(base.chat, base.tokenizer, base.eos_ids), progress)
    fitting = [question for question in questions if asker.fits(question)]
    if not fitting:
        raise DataError(f"none of the {len(questions)} questions fits the base's context of {engine.max_length} tokens")
    return asker, answerers, fitting, len(questions) - len(fitting)


@contextmanager
def _progress() -> Iterator["Progress"]:
    """A bar on a terminal's stderr; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task("asking", total=None)
        yield lambda done, of: bars.update(bar, completed=done, total=of)


def _write(path: Path, given: Sequence["Given"]) -> None:
    try:
        path.write_text("".join(json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in given), "utf-8")
    except OSError as e:
        raise LmoeError(f"--answers: {path} cannot be written: {e.strerror}") from None


def _print(report: "Report", registry: "Registry", router: "Router", left_out: int) -> None:
    for broken, reason in registry.broken.items():
        say(f"{broken}: not served: {reason}", file=sys.stderr)
    if left_out:
        print(f"left out: {left_out} questions that do not fit the base's context", file=sys.stderr)
    for metric in report.metrics:
        print(_TITLES[metric])
        rows = [(d.name, d.questions, *(_value(outcome, metric) for outcome in d.outcomes.values())) for d in report.domains]
        print_table(("questions of", "n", *report.answerers), rows)
        print()
    print("router and answers together")
    print_table(("questions of", "n", "rightly routed", "by", "base", "expert", "routed", "oracle"), list(_joined(report)))
    print()
    for verdict in report.verdicts:
        print(_said(verdict))
    unsampled = [name for name in registry.names if name not in router.samples.names]
    if unsampled:
        print(f"never routed to, for want of samples: {', '.join(unsampled)}")


def _joined(report: "Report") -> Iterator[tuple[Any, ...]]:
    """Per domain and metric: how many the router sent to the right expert, and what it, the base and the routed answers got."""
    from lmoe.experts.registry import BASE
    from lmoe.quality.report import ORACLE, ROUTED

    for domain in report.domains:
        for metric in domain.metrics:
            row: Mapping[str, Outcome] = domain.outcomes
            expert = "-" if domain.owner == BASE else _value(row[domain.owner], metric)
            values = (_value(row[BASE], metric), expert, _value(row[ROUTED], metric), _value(row[ORACLE], metric))
            yield domain.name, domain.questions, f"{domain.rightly_routed:.0%}", metric, *values


def _value(outcome: "Outcome", metric: "Metric") -> str:
    if not outcome.has(metric):
        return "-"
    value = outcome.estimate(metric).value
    return f"{value:.3f}" if metric == "loss" else f"{value:.0%}"


def _said(verdict: "Verdict") -> str:
    def value(number: float, sign: str = "") -> str:
        return f"{number:{sign}.3f}" if verdict.metric == "loss" else f"{number:{sign}.0%}"

    what = "loss" if verdict.metric == "loss" else "passed"
    figures = f"{what} {value(verdict.base.value)} -> {value(verdict.own.value)}"
    gain = f"gain {value(verdict.gain.value, '+')} [{value(verdict.gain.low, '+')}, {value(verdict.gain.high, '+')}], 95%"
    if not verdict.enough:
        return f"{verdict.expert}: too few questions ({verdict.questions}) to say whether it beats the base; {figures}"
    if verdict.beats_base:
        return f"{verdict.expert}: beats the base on its own questions; {figures}, {gain}"
    worse = ", and is worse than it" if verdict.harms else ""
    return f"{verdict.expert}: DOES NOT BEAT THE BASE on its own questions{worse}; {figures}, {gain}"
