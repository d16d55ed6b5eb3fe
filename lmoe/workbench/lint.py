"""What is wrong, or looks wrong, with routing samples, before it costs accuracy.

Knows sample sets, vectors and evaluation prompts; a finding says where (file and line), what, and what to do.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lmoe.experts.samples import SampleSet, sample_lines, shared_texts
from lmoe.routing.encoder import Encoder, Vectors
from lmoe.routing.evaluation import Example

Kind = Literal["duplicate", "shared", "near_duplicate", "mislabelled", "few", "lopsided", "thin", "leak", "unknown_expert"]

NEAR = 0.95
"""Cosine in the encoder's last layer from which two texts say the same in nearly the same words."""

FEW = 15
"""Samples under which an expert's recall falls clearly."""

LOPSIDED = 10
"""Times that the largest expert may outnumber the smallest."""

NEIGHBOURS = 10
FEWEST_NEIGHBOURS = 5
"""Others of its own expert that a sample needs, or its neighbours say nothing of its label."""

FOREIGN = 0.8
"""Share of a sample's nearest neighbours, weighed by their experts' sizes, that makes it look mislabelled, if they are most of them too."""

PER_TOPIC = 15
THIN = 2
"""Samples of a sub-topic that are too few, where PER_TOPIC is usual."""

APART = 0.5
"""Of the nearness that is usual among an expert's samples: what is nearer than that to others of them is no sub-topic of its own."""

SHOWN = 70
BLOCK = 512


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is `file:line`, or the experts concerned where a finding is of no one line."""

    kind: Kind
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where each sample stands: `file:line` by expert and text; the expert's name for what comes from no file."""

    lines: Mapping[tuple[str, str], str]

    @classmethod
    def read(cls, files: Mapping[str, Path]) -> "Places":
        """By expert, the file that holds its samples. Raises SamplesError with `file:line`."""
        found: dict[tuple[str, str], str] = {}
        for name, path in files.items():
            found.update(((name, text), f"{path}:{number}") for text, number in sample_lines(path).items())
        return cls(found)

    def of(self, expert: str, text: str) -> str:
        return self.lines.get((expert, text), expert)


def lint(
    samples: SampleSet,
    encoder: Encoder,
    places: Places,
    prompts: Sequence[Example] = (),
    prompts_file: str = "prompts",
    *,
    unused: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Everything found, the surest kinds first.

    `prompts` are those that the router is judged by: none may be a sample, and each should be some expert's. `unused` are the
    names in `samples` that are no expert's: of their samples only doubles are told, since nothing is routed by them.
    """
    findings = [Finding(w.kind, w.where, w.message) for w in samples.warnings if w.kind == "duplicate"]
    told = "there is no expert of that name, so that these samples are not used, and are not compared with the others"
    findings += [Finding("unknown_expert", name, told) for name in samples.names if name in unused]
    samples = replace(samples, experts={name: texts for name, texts in samples.experts.items() if name not in unused})
    texts = [text for name in samples.names for text in samples.experts[name]]
    owners = np.array([name for name in samples.names for _ in samples.experts[name]])
    findings += [*_shared(samples, places), *_strangers(samples, prompts, prompts_file)]
    if texts:
        vectors = encoder.encode(texts)
        last, all_layers = _unit(vectors[:, -1]), _layers(vectors, owners)
        where = [places.of(str(name), text) for name, text in zip(owners, texts, strict=True)]
        if prompts:
            asked = _unit(encoder.encode([example.prompt for example in prompts])[:, -1])
            findings += _leaks(texts, last, where, prompts, asked, prompts_file)
        findings += _near_duplicates(texts, last, owners, where)
        findings += _mislabelled(texts, all_layers, owners, where)
        findings += _sizes(samples)
        findings += _thin(texts, all_layers, owners, where)
    return tuple(findings)


def _shared(samples: SampleSet, places: Places) -> Iterator[Finding]:
    for text, names in shared_texts(samples.experts):
        lines = [where for where in (places.of(name, text) for name in names) if where not in names]
        told = f" ({', '.join(lines)})" if lines else ""
        yield Finding("shared", ", ".join(names), f"the same text is a sample of each{told}: {_shown(text)}")


def _strangers(samples: SampleSet, prompts: Sequence[Example], file: str) -> Iterator[Finding]:
    """Prompts of experts that nothing can be routed to: once an expert, at its first line."""
    lines: dict[str, list[int]] = {}
    for example in prompts:
        if example.expert not in samples.names:
            lines.setdefault(example.expert, []).append(example.line)
    for name, found in lines.items():
        more = f" (nor can those of {len(found) - 1} more lines)" if len(found) > 1 else ""
        told = f"unknown expert {name!r}, so that this prompt can never be routed right{more}; known are {', '.join(samples.names)}"
        yield Finding("unknown_expert", f"{file}:{found[0]}", told)


def _leaks(
    texts: Sequence[str], last: Vectors, where: Sequence[str], prompts: Sequence[Example], asked: Vectors, file: str
) -> Iterator[Finding]:
    known = {_plain(text): i for i, text in reversed([*enumerate(texts)])}
    for start in range(0, len(prompts), BLOCK):
        similarities = asked[start : start + BLOCK] @ last.T
        for row, example in zip(similarities, prompts[start : start + BLOCK], strict=True):
            i = known.get(_plain(example.prompt))
            nearest = int(row.argmax()) if i is None else i
            if i is not None or row[nearest] >= NEAR:
                how = "is the same text as" if i is not None else f"says nearly the same ({row[nearest]:.2f}) as"
                yield Finding(
                    "leak", where[nearest], f"{how} {file}:{example.line}, which the router is judged by: {_shown(texts[nearest])}"
                )


def _near_duplicates(texts: Sequence[str], last: Vectors, owners: NDArray[np.str_], where: Sequence[str]) -> Iterator[Finding]:
    for start in range(0, len(texts), BLOCK):
        similarities = last[start : start + BLOCK] @ last.T
        for row, column in np.argwhere(similarities >= NEAR):
            i, j = start + int(row), int(column)
            if i < j and texts[i] != texts[j]:
                across = owners[i] != owners[j]
                advice = "keep it with one of them" if across else "one of the two adds nothing"
                value = similarities[row, column]
                yield Finding(
                    "near_duplicate",
                    where[i],
                    f"says nearly the same ({value:.2f}) as {where[j]}, {_shown(texts[j])}; {advice}: {_shown(texts[i])}",
                )


def _mislabelled(texts: Sequence[str], rows: Vectors, owners: NDArray[np.str_], where: Sequence[str]) -> Iterator[Finding]:
    """By the neighbours of each sample, itself left out: most of them are one other expert's, and would be if all were of one size.

    Either alone errs: counted, a small expert's good samples lie among a large one's; weighed, one sample of a small expert outvotes
    nine of a large one. No more neighbours are asked than the sample could have of its own expert.
    """
    names, numbers, counts = np.unique(owners, return_inverse=True, return_counts=True)
    asked = np.minimum(NEIGHBOURS, counts - 1)
    for start in range(0, len(texts), BLOCK):
        similarities = rows[start : start + BLOCK] @ rows.T
        for row in range(len(similarities)):
            i, own = start + row, numbers[start + row]
            if asked[own] < FEWEST_NEIGHBOURS:
                continue
            similarities[row, i] = -np.inf
            nearest = numbers[np.argpartition(-similarities[row], asked[own])[: asked[own]]]
            votes = np.bincount(nearest, 1 / counts[nearest], minlength=len(names))
            winner = int(votes.argmax())
            found = int((nearest == winner).sum())
            if winner != own and found > asked[own] / 2 and votes[winner] >= FOREIGN * votes.sum():
                told = f"{found} of its {asked[own]} nearest samples are {names[winner]}'s"
                yield Finding("mislabelled", where[i], f"a sample of {owners[i]}, but {told}: {_shown(texts[i])}")


def _sizes(samples: SampleSet) -> Iterator[Finding]:
    counts = {name: len(samples.experts[name]) for name in samples.names}
    for name, count in counts.items():
        if count < FEW:
            yield Finding("few", name, f"{name} has {count} samples; from {FEW} on it is found reliably, and their variety matters most")
    for name in (name for name, texts in samples.experts.items() if not texts):
        yield Finding("few", name, f"{name} has no samples, so nothing is ever routed to it")
    largest, smallest = max(counts, key=lambda n: counts[n]), min(counts, key=lambda n: counts[n])
    if counts[largest] > LOPSIDED * counts[smallest]:
        told = f"{largest} has {counts[largest]} samples and {smallest} {counts[smallest]}"
        yield Finding("lopsided", f"{smallest}, {largest}", f"{told}: more than {LOPSIDED} times as many; add to the smaller")


def _thin(texts: Sequence[str], rows: Vectors, owners: NDArray[np.str_], where: Sequence[str]) -> Iterator[Finding]:
    """Sub-topics by clustering each expert's samples into as many groups as PER_TOPIC makes usual."""
    from sklearn.cluster import AgglomerativeClustering

    for name in np.unique(owners):
        own = np.flatnonzero(owners == name)
        groups = len(own) // PER_TOPIC
        # The clustering is quadratic; and an expert with this many samples has no thin spots that matter.
        if groups < 2 or len(own) > 4000:
            continue
        similarities = rows[own] @ rows[own].T
        clusters = AgglomerativeClustering(groups, linkage="average", metric="precomputed").fit_predict(1 - similarities)
        np.fill_diagonal(similarities, -1)
        usual = float(np.median(similarities.max(1)))
        for cluster in np.flatnonzero(np.bincount(clusters) <= THIN):
            mine = clusters == cluster
            # A small group beside a large one is no gap: only what is far from all the rest is.
            if similarities[mine][:, ~mine].max() > APART * usual:
                continue
            members = own[mine]
            told = "a kind of prompt with only 1 sample" if len(members) == 1 else f"a kind of prompt with only {len(members)} samples"
            yield Finding("thin", where[members[0]], f"{told} in {name}; write more like it: {_shown(texts[members[0]])}")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= SHOWN else line[: SHOWN - 3] + "...")


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12), np.float32)


def _layers(vectors: Vectors, owners: NDArray[np.str_]) -> Vectors:
    """All layers side by side, centred between the experts and of unit length: they tell kinds of task apart, the last alone topics."""
    center = np.mean([vectors[owners == name].mean(0) for name in np.unique(owners)], axis=0)
    return _unit(_unit(vectors - center).reshape(len(vectors), -1))
