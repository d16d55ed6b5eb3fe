"""How the workbench's reports are shown, wherever they were made: by a command here or by a server."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lmoe.cli.output import print_table, say

if TYPE_CHECKING:
    from lmoe.routing.evaluation import Example

Body = Mapping[str, Any]

SHOWN = 90
"""Characters of a prompt."""


def print_evaluation(found: Body, examples: "Sequence[Example]", candidates: Sequence[str] | None = None) -> None:
    """An evaluation of `examples` among `candidates`, as `Evaluation.as_json` gives it, with its predictions if they are there."""
    if "predictions" in found:
        _print_predictions(found["predictions"], examples, candidates)
    skipped = f" ({found['skipped']} of others not counted)" if found["skipped"] else ""
    print(f"{found['n']} prompts{skipped}: accuracy {found['accuracy']:.3f}, macro accuracy {found['macro_accuracy']:.3f}")
    intervals, away, latency = found["intervals"], found["abstentions"], found["latency_ms"]
    print(f"95% intervals: accuracy {_span(intervals['accuracy'])}, macro accuracy {_span(intervals['macro_accuracy'])}")
    print(f"one decision: {latency['p50']:.1f} ms p50, {latency['p95']:.1f} ms p95; router {found['router_version']}")
    print(
        f"calibration error {found['calibration_error']:.3f}; base took {away['base']}, {away['base_for_experts']} of them an expert's; "
        f"{away['fallback']} fell back; {away['narrow']} leads were narrow"
    )
    print()
    recalls = intervals["recall"]
    rows = [(name, e["precision"], e["recall"], _span(recalls.get(name)), e["n"]) for name, e in found["per_expert"].items()]
    print_table(("expert", "precision", "recall", "95% interval", "n"), rows)
    print()
    confusion = found["confusion"]
    columns = sorted({name for row in confusion.values() for name in row})
    print_table(("belongs to", *columns), [(label, *(row.get(name, 0) for name in columns)) for label, row in confusion.items()])
    print()
    baselines = [(name, b["accuracy"], b["macro_accuracy"], _span(b["difference"])) for name, b in found["baselines"].items()]
    print_table(("compared with", "accuracy", "macro", "this router's lead"), baselines)
    print()
    disturbed = [(name, r["unchanged_accuracy"], r["accuracy"], r["agreement"]) for name, r in found["robustness"].items()]
    print_table(("written worse", "accuracy before", "after", "same decision"), disturbed)
    if found["tradeoff"]:
        _print_curve(found["tradeoff"])


def _print_predictions(chosen: Sequence[str], examples: "Sequence[Example]", candidates: Sequence[str] | None) -> None:
    """Each prompt with its line, whose it is and who would get it."""

    def mark(example: "Example", name: str) -> str:
        if candidates is not None and example.expert not in candidates:
            return "not counted"
        return "" if name == example.expert else "wrong"

    rows = [(e.line, e.expert, name, mark(e, name), " ".join(e.prompt.split())[:SHOWN]) for e, name in zip(examples, chosen, strict=True)]
    print_table(("line", "expected", "chosen", "", "prompt"), rows)
    print()


def _span(interval: Sequence[float] | None) -> str:
    return "-" if interval is None else f"{interval[0]:.3f} .. {interval[1]:.3f}"


def _print_curve(curve: Sequence[Body]) -> None:
    """Every second point: the marked one, in the middle, is among them."""
    rows = [(p["base_bias"], p["base_recall"], p["experts_macro"], p["accuracy"], "<- now" if p["chosen"] else "") for p in curve[::2]]
    print()
    print_table(("base_bias", "base recall", "experts' macro", "accuracy", ""), rows)


def print_proposal(found: Body) -> None:
    """A proposal as `Proposal.as_json` gives it, and the version that it became, if it did."""
    if found["cross_validated"]:
        print(
            "Judged on the samples themselves: that ranks settings, and overstates accuracy. Give a file of labelled prompts to be surer."
        )
    rows = [
        (label, trial["k"] or "auto", trial["calibration"], trial["base_bias"], trial["training"], trial["validation"])
        for label, trial in (("now", found["current"]), ("best", found["best"]))
    ]
    print_table(("", "k", "calibration", "base_bias", f"{found['objective']}, chosen on", "judged on"), rows)
    low, high = found["interval"]
    sure = "" if found["sure"] else "; that may be chance"
    judged = found["prompts"]["validation"]
    print(f"Gain {found['gain']:+.4f} on {judged} prompts not chosen on (95%: {low:+.4f} to {high:+.4f}){sure}.")
    for name in found["fixed"]:
        print(f"{name} was not varied: {'--router-k' if name == 'k' else '--base-bias'} is given, and goes before what is found.")
    if found["applied"] is not None:
        print(f"Applied as version {found['applied']}.")


def print_findings(findings: Sequence[Body]) -> None:
    """What lint has found, as `where: kind: message` lines."""
    for found in findings:
        say(f"{found['where']}: {found['kind']}: {found['message']}")
    if not findings:
        print("Nothing found.")
