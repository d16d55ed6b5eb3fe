"""`lmoe samples`: the routing samples, in their files, with every change kept as a version."""

import json
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.versions import Author, history_of, print_version, print_versions
from lmoe.config import Configuration
from lmoe.errors import ConfigError, LmoeError, ModelNotFound, SamplesError

if TYPE_CHECKING:
    from lmoe.places import Places
    from lmoe.workbench.files import Change

app = typer.Typer(help="The routing samples.", no_args_is_help=True)

SAMPLE_SETTINGS = ("base_model", "experts", "routing_data", "state_dir")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ExpertName = Annotated[str, typer.Argument(help="Whose sample it is; `base` for the bare model.", metavar="EXPERT")]


@app.callback()
def samples() -> None:
    """The routing samples."""


@app.command("ls")
@with_settings(*SAMPLE_SETTINGS)
def ls(
    configuration: Configuration,
    expert: Annotated[str | None, typer.Argument(help="Show this expert's samples.", metavar="[EXPERT]")] = None,
    as_json: AsJson = False,
) -> None:
    """Count every expert's samples, or print one expert's."""
    from lmoe.contents import read_routing_samples
    from lmoe.places import locate

    found = read_routing_samples(locate(configuration.settings))
    if expert is not None and expert not in found.experts:
        raise ModelNotFound(expert)
    if as_json:
        print_json({"data": {name: list(texts) for name, texts in found.experts.items() if expert in (None, name)}})
    elif expert is not None:
        for text in found.experts[expert]:
            print(" ".join(text.split()))
    else:
        print_table(("expert", "samples"), [(name, len(texts)) for name, texts in found.experts.items()])
        for warning in found.warnings:
            print(f"{warning.where}: {warning.message}")


@app.command("add")
@with_settings(*SAMPLE_SETTINGS)
def add(
    configuration: Configuration,
    expert: ExpertName,
    text: Annotated[str, typer.Argument(help="What a user might ask.", metavar="TEXT")],
    author: Author = None,
) -> None:
    """Add one sample to an expert's file."""
    from lmoe.experts.samples import checked_text

    _add(configuration, expert, [checked_text(text, "TEXT")], author, f"add a sample to {expert}")


@app.command("import")
@with_settings(*SAMPLE_SETTINGS)
def import_file(
    configuration: Configuration,
    expert: ExpertName,
    file: Annotated[Path, typer.Argument(help='Lines of {"instruction": ...}.', metavar="FILE")],
    author: Author = None,
) -> None:
    """Add every sample of FILE to an expert's file."""
    from lmoe.experts.samples import read_samples_file

    texts, _ = read_samples_file(file)
    _add(configuration, expert, texts, author, f"import {file.name} into {expert}")


@app.command("rm")
@with_settings(*SAMPLE_SETTINGS)
def rm(
    configuration: Configuration,
    expert: ExpertName,
    text: Annotated[str, typer.Argument(help="The sample, as `samples ls EXPERT` prints it.", metavar="TEXT")],
    author: Author = None,
) -> None:
    """Take one sample out of an expert's file."""
    from lmoe.experts.samples import SampleSet

    def change(now: SampleSet) -> SampleSet:
        texts = now.experts.get(expert)
        if texts is None:
            raise ModelNotFound(expert)
        wanted = " ".join(text.split())
        left = tuple(one for one in texts if " ".join(one.split()) != wanted)
        if left == texts:
            raise SamplesError(f"{expert} has no sample {text!r}; see `lmoe samples ls {expert}`")
        return SampleSet({**now.experts, expert: left})

    _change(configuration, change, author, f"remove a sample of {expert}")


@app.command("export")
@with_settings(*SAMPLE_SETTINGS)
def export(
    configuration: Configuration,
    folder: Annotated[Path | None, typer.Argument(help="Write one file an expert here. Default: all to stdout.", metavar="[DIR]")] = None,
) -> None:
    """Write all samples as lines of JSON."""
    from lmoe.contents import read_routing_samples
    from lmoe.places import locate
    from lmoe.workbench.files import rewrite

    found = read_routing_samples(locate(configuration.settings))
    if folder is None:
        for name, texts in found.experts.items():
            for text in texts:
                print(json.dumps({"expert": name, "instruction": text}, ensure_ascii=False))
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ConfigError(f"{folder} cannot be used: {e.strerror}") from None
    if taken := sorted(path.name for path in folder.glob("*.jsonl")):
        raise ConfigError(f"{folder} holds samples already: {', '.join(taken)}; name a new folder")
    for name, texts in found.experts.items():
        rewrite(folder / f"{name}.jsonl", texts)


@app.command("lint")
@with_settings(*SAMPLE_SETTINGS, "router_model")
def lint(
    configuration: Configuration,
    against: Annotated[
        Path | None, typer.Option("--against", help="Prompts that the router is judged by: none may be a sample.", metavar="FILE")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail if anything is found.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is wrong, or looks wrong, with the samples: doubles, wrong labels, gaps, prompts that are tested with."""
    from lmoe.assembly import build_router, check
    from lmoe.contents import read_sample_files, sample_files
    from lmoe.places import locate
    from lmoe.routing.evaluation import read_examples
    from lmoe.workbench import lint as linting
    from lmoe.workbench.impact import remembering

    check(configuration)
    places = locate(configuration.settings)
    prompts = read_examples(against) if against is not None else ()
    lines = linting.Places.read(sample_files(places))
    samples = read_sample_files(places)
    encoder = remembering(build_router(configuration.settings, places, samples=samples)).encoder
    findings = linting.lint(samples, encoder, lines, prompts, str(against or "prompts"))
    if as_json:
        print_json({"data": [{"kind": f.kind, "where": f.where, "message": f.message} for f in findings]})
    else:
        for finding in findings:
            print(f"{finding.where}: {finding.kind}: {finding.message}")
        if not findings:
            print("Nothing found.")
    if strict and findings:
        raise LmoeError(f"{len(findings)} findings")


@app.command("history")
@with_settings(*SAMPLE_SETTINGS)
def history(configuration: Configuration, as_json: AsJson = False) -> None:
    """List the versions of samples and settings, the newest first."""
    print_versions(history_of(configuration), as_json)


@app.command("rollback")
@with_settings(*SAMPLE_SETTINGS)
def rollback(
    configuration: Configuration,
    version: Annotated[int, typer.Argument(help="The number that `history` shows.", metavar="VERSION")],
    author: Author = None,
) -> None:
    """Make samples and settings what they were in VERSION."""
    from dataclasses import replace

    from lmoe.cli.versions import author_of
    from lmoe.contents import read_sample_files
    from lmoe.places import locate

    kept = history_of(configuration)
    target = kept.content(version)
    places = locate(configuration.settings)
    # Settings can go back even where the samples are nobody's to change.
    if target.samples.digest != read_sample_files(places).digest:
        _change(configuration, lambda _: target.samples, author, f"samples of version {version}")
    if kept.settings() != target.settings:
        message = f"settings of version {version}"
        print_version(kept.commit(lambda content: replace(content, settings=target.settings), author=author_of(author), message=message))


def _add(configuration: Configuration, expert: str, texts: Iterable[str], author: str | None, message: str) -> None:
    from lmoe.contents import expert_names
    from lmoe.experts.samples import SampleSet
    from lmoe.places import locate

    known = expert_names(locate(configuration.settings))

    def change(now: SampleSet) -> SampleSet:
        _require(expert, {*known, *now.experts})
        return SampleSet.of({**now.experts, expert: dict.fromkeys([*now.experts.get(expert, ()), *texts])})

    _change(configuration, change, author, message)


def _require(expert: str, known: Collection[str]) -> None:
    from lmoe.experts.registry import BASE

    if expert not in {*known, BASE}:
        raise SamplesError(f"there is no expert {expert!r}; known are {', '.join(sorted({*known, BASE}))}")


def _change(configuration: Configuration, change: "Change", author: str | None, message: str) -> None:
    from lmoe.cli.versions import author_of
    from lmoe.contents import read_sample_files
    from lmoe.places import locate
    from lmoe.workbench.files import change_files

    places = locate(configuration.settings)
    folder = own_folder(places)
    version = change_files(
        history_of(configuration), folder, lambda: read_sample_files(places), change, author=author_of(author), message=message
    )
    for warning in read_sample_files(places).warnings:
        if warning.kind == "shared":
            print(f"lmoe: {warning.where}: {warning.message}", file=sys.stderr)
    print_version(version)


def own_folder(places: "Places") -> Path:
    """The folder whose files may be changed. Raises ConfigError where only the packaged samples are in use."""
    if places.routing_data is None or places.packaged_samples:
        raise ConfigError(
            "the packaged samples are not changed in place; copy them with `lmoe samples export DIR` and give --routing-data DIR"
        )
    if places.predecessor:
        raise ConfigError(
            "the predecessor's samples are not changed in place; copy them with `lmoe samples export DIR` and give that folder"
        )
    return places.routing_data
