"""An evaluation as one HTML page that needs nothing else: no script, no font, no picture is loaded from anywhere.

Knows evaluations and routers; writes text. Whatever comes from prompts is escaped.
"""

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from lmoe.routing.evaluation import BATCH, Example
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from lmoe.workbench.evaluation import Evaluation
from lmoe.workbench.impact import remembering

COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#222222")
WORST = 25
MAP_SAMPLES = 1500
WIDTH, HEIGHT = 720, 420
SHOWN = 300

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
table { border-collapse: collapse; margin: .6rem 0 1.4rem } td, th { padding: .2rem .7rem; border: 1px solid #ddd; text-align: right }
th { background: #f4f4f4 } td:first-child, th:first-child, td.text { text-align: left }
.right { background: #e3f2e6 } .wrong { background: #fbe3e4 }
svg { background: #fcfcfc; border: 1px solid #ddd } .note { color: #666; font-size: .9em }
blockquote { margin: .3rem 0 .3rem 1rem; color: #444 }
"""


def page(router: Router, examples: Sequence[Example], evaluation: Evaluation, title: str) -> str:
    """The report on `examples`, which `evaluation` was made from."""
    report = evaluation.report
    candidates = [name for name, found in report.per_expert.items() if found.recall is not None or name in router.samples.names]
    counted = [i for i, example in enumerate(examples) if example.expert in report.confusion]
    sections = [
        f"<h1>Routing: {escape(title)}</h1>",
        f"<p>{report.n} prompts, {report.skipped} of others not counted; router {escape(report.router_version)}; "
        f"one decision takes {report.latency_ms['p50']:.1f} ms (p95 {report.latency_ms['p95']:.1f} ms).</p>",
        _figures(evaluation),
        "<h2>Experts</h2>",
        _experts(evaluation),
        "<h2>Who belongs where, and was sent where</h2>",
        _confusion(report.confusion),
        "<h2>Leads</h2><p class=note>How far the winner is ahead of the runner-up: right decisions above, wrong ones below.</p>",
        _histogram(evaluation, examples, counted),
        _tradeoff(evaluation),
        "<h2>Written worse</h2>",
        _robustness(evaluation),
        "<h2>Map</h2><p class=note>Samples (small), right decisions (rings) and mistakes (crosses, in the colour of the expert that they "
        "belong to), in the plane that parts the experts best. Distances are rough.</p>",
        _map(router, examples, evaluation, counted),
        "<h2>Worst mistakes</h2><p class=note>The surest first, with the samples that were nearest.</p>",
        _mistakes(router, examples, evaluation, counted, candidates),
    ]
    body = "\n".join(sections)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    lines = "".join("<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{lines}</table>"


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _span(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.3f} to {interval[1]:.3f}"


def _figures(e: Evaluation) -> str:
    rows: list[list[object]] = [["this router", e.report.accuracy, _span(e.accuracy), e.report.macro_accuracy, ""]]
    titles = {"predecessor": "the predecessor's rule", "words": "words alone (TF-IDF, linear)", "majority": "always the most frequent"}
    rows += [[titles[name], b.accuracy, "", b.macro_accuracy, _span(b.difference)] for name, b in e.baselines.items()]
    a = e.abstentions
    return (
        table(("", "accuracy", "95% interval", "macro accuracy", "this router is ahead by"), rows)
        + f"<p>Macro accuracy {_span(e.macro_accuracy)}; calibration error {e.calibration_error:.3f}; the base took {a.base} prompts, "
        f"{a.base_for_experts} of them an expert's; {a.fallback} had nothing to compare; {a.narrow} leads were narrow.</p>"
    )


def _experts(e: Evaluation) -> str:
    found = e.report.per_expert.items()
    rows = [[name, x.n, x.precision, x.recall, _span(e.recall[name]) if name in e.recall else ""] for name, x in found]
    return table(("expert", "prompts", "precision", "recall", "95% interval"), rows)


def _confusion(confusion: dict[str, dict[str, int]]) -> str:
    columns = sorted({name for row in confusion.values() for name in row})
    lines = []
    for label, row in confusion.items():
        cells = "".join(
            f'<td class="{"right" if name == label else "wrong" if row.get(name) else ""}">{row.get(name, 0)}</td>' for name in columns
        )
        lines.append(f"<tr><td>{escape(label)}</td>{cells}</tr>")
    head = "".join(f"<th>{escape(name)}</th>" for name in ("belongs to", *columns))
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _histogram(e: Evaluation, examples: Sequence[Example], counted: Sequence[int]) -> str:
    pairs = [(e.report.decisions[i].margin, e.report.predictions[i] == examples[i].expert) for i in counted]
    leads = np.array([lead for lead, _ in pairs if lead is not None])
    if not len(leads):
        return "<p>There was nothing to compare.</p>"
    right = np.array([hit for lead, hit in pairs if lead is not None])
    edges = np.linspace(0, max(float(leads.max()), 1e-6), 31)
    good, bad = np.histogram(leads[right], edges)[0], np.histogram(leads[~right], edges)[0]
    tallest, width, middle = max(int(good.max()), int(bad.max()), 1), WIDTH / 30, 150
    bars = []
    for i, (up, down) in enumerate(zip(good, bad, strict=True)):
        for count, colour, top in ((up, "#228833", middle - 130 * up / tallest), (down, "#ee6677", middle)):
            bars.append(
                f'<rect x="{i * width:.1f}" y="{top:.1f}" width="{width - 1:.1f}" height="{130 * count / tallest:.1f}" fill="{colour}"/>'
            )
    marks = "".join(f'<text x="{x * WIDTH / 4 + 2:.0f}" y="298" font-size="11">{edges[-1] * x / 4:.2f}</text>' for x in range(4))
    return f'<svg width="{WIDTH}" height="300" role="img" aria-label="Histogram of leads">{"".join(bars)}{marks}</svg>'


def _tradeoff(e: Evaluation) -> str:
    if not e.tradeoff:
        return ""
    rows = [[f"{p.base_bias:.2f}" + (" (now)" if p.chosen else ""), p.base_recall, p.experts_macro, p.accuracy] for p in e.tradeoff]
    head = "<h2>The operating point</h2><p class=note>What another <code>base_bias</code> would give on these prompts.</p>"
    return head + table(("base_bias", "base's recall", "experts' macro recall", "accuracy"), rows)


def _robustness(e: Evaluation) -> str:
    rows = [[name.replace("_", " "), r.unchanged_accuracy, r.accuracy, r.agreement] for name, r in e.robustness.items()]
    return table(("", "accuracy as written", "accuracy now", "same decision"), rows)


def _map(router: Router, examples: Sequence[Example], e: Evaluation, counted: Sequence[int]) -> str:
    owners = np.array(router.owners)
    step = max(len(owners) // MAP_SAMPLES, 1)
    if not len(owners) or not len(e.vectors):
        return "<p>There are no samples.</p>"
    encoder = remembering(router).encoder
    texts, owners = list(router.texts[::step]), owners[::step]
    chunks = [encoder.encode(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
    samples, prompts = _flat(np.concatenate(chunks)), _flat(e.vectors)
    names = sorted({*owners.tolist(), *(examples[i].expert for i in counted)})
    plane = _plane(samples, owners)
    points = np.concatenate([samples, prompts]) @ plane
    low, high = np.percentile(points, [0.5, 99.5], axis=0)
    scaled = np.clip((points - low) / np.maximum(high - low, 1e-9), -0.02, 1.02) * [WIDTH - 40, HEIGHT - 40] + 20
    colour = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(names)}
    marks = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="2" fill="{colour[o]}" opacity=".35"/>' for (x, y), o in zip(scaled, owners, strict=False)
    ]
    for (x, y), i in zip(scaled[len(samples) :], counted, strict=True):
        hit, stroke = e.report.predictions[i] == examples[i].expert, colour[examples[i].expert]
        if hit:
            marks.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3.5" fill="none" stroke="{stroke}"/>')
        else:
            hint = escape(examples[i].prompt[:120])
            d = f"M{x - 5:.0f} {y - 5:.0f}l10 10m0 -10l-10 10"
            marks.append(f'<path d="{d}" stroke="{stroke}" stroke-width="2.5"><title>{hint}</title></path>')
    legend = " ".join(f'<span style="color:{c}">&#9679;</span> {escape(name)}' for name, c in colour.items())
    return f'<p>{legend}</p><svg width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="Map of samples">{"".join(marks)}</svg>'


def _flat(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """[n, layers, dim] to [n, layers * dim], each layer of length one."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return np.asarray(vectors / lengths, np.float32).reshape(len(vectors), -1)


def _plane(rows: NDArray[np.float32], owners: NDArray[np.str_]) -> NDArray[np.float32]:
    """Two orthonormal directions [dim, 2]: between the experts' means as far as these differ, then of the greatest spread."""
    means = np.stack([rows[owners == name].mean(0) for name in np.unique(owners)])
    between = np.linalg.svd(means - means.mean(0), full_matrices=False)[2][: min(2, len(means) - 1)]
    centred = rows - rows.mean(0)
    within = np.linalg.svd(centred - centred @ between.T @ between, full_matrices=False)[2]
    directions = np.concatenate([between, within, np.zeros((2, rows.shape[1]), np.float32)])[:2]
    return np.asarray(directions.T, np.float32)


def _mistakes(router: Router, examples: Sequence[Example], e: Evaluation, counted: Sequence[int], candidates: Sequence[str]) -> str:
    report = e.report
    wrong = [i for i in counted if report.predictions[i] != examples[i].expert]
    worst = sorted(wrong, key=lambda i: (-(report.decisions[i].margin or 0), i))[:WORST]
    if not worst:
        return "<p>There are none.</p>"
    explained = router.route_many([Query(examples[i].prompt, candidates, explain=True) for i in worst])
    parts = []
    for i, decision in zip(worst, explained, strict=True):
        near = [[n.similarity, n.expert, " ".join(n.sample.split())[:SHOWN]] for n in decision.neighbours[:5]]
        text = " ".join(examples[i].prompt.split())
        lead = f", ahead by {report.decisions[i].margin:.2f}" if report.decisions[i].margin is not None else ""
        parts.append(
            f"<h3>{escape(examples[i].expert)}, sent to {escape(report.predictions[i])}{lead}"
            + (f" (line {examples[i].line})" if examples[i].line else "")
            + f"</h3><blockquote>{escape(text[:SHOWN])}{'…' if len(text) > SHOWN else ''}</blockquote>"
            + table(("similarity", "expert", "nearest sample"), near)
        )
    more = f"<p>{len(wrong) - len(worst)} more.</p>" if len(wrong) > len(worst) else ""
    return "".join(parts) + more
