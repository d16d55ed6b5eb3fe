"""`lmoe samples`: the routing samples, in their files or on a running server, with every change kept as a version."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli.editing import print_done, require_known, source_of
from lmoe.cli.options import KEYS, Url, with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.cli.remote import call, labelled
from lmoe.cli.reports import print_findings
from lmoe.cli.versions import Author, DryRun, print_versions
from lmoe.config import Configuration
from lmoe.errors import ConfigError, LmoeError, SamplesError

if TYPE_CHECKING:
    from lmoe.routing.evaluation import Example

app = typer.Typer(help="The routing samples.", no_args_is_help=True)

SAMPLE_SETTINGS = ("base_model", "lmoe", "experts", "routing_data", "state_dir")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ExpertName = Annotated[str, typer.Argument(help="Whose sample it is; `base` for the bare model.", metavar="EXPERT")]


@app.callback()
def samples() -> None:
    """The routing samples."""


@app.command("ls")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def ls(
    configuration: Configuration,
    expert: Annotated[str | None, typer.Argument(help="Show this expert's samples.", metavar="[EXPERT]")] = None,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Count every expert's samples, or print one expert's."""
    found = source_of(configuration, url).read()
    if expert is not None:
        require_known(expert, found)
    if as_json:
        print_json({"data": {name: list(texts) for name, texts in found.items() if expert in (None, name)}})
    elif expert is not None:
        for text in found[expert]:
            say(" ".join(text.split()))
    else:
        print_table(("expert", "samples"), [(name, len(texts)) for name, texts in found.items()])
        if not url:
            _print_warnings(configuration)


def _print_warnings(configuration: Configuration) -> None:
    from lmoe.contents import read_sample_files
    from lmoe.places import locate

    for warning in read_sample_files(locate(configuration.settings)).warnings:
        say(f"{warning.where}: {warning.message}")


@app.command("add")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def add(
    configuration: Configuration,
    expert: ExpertName,
    text: Annotated[str, typer.Argument(help="What a user might ask.", metavar="TEXT")],
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Add one sample to an expert's."""
    from lmoe.experts.samples import checked_text

    message = f"add a sample to {expert}"
    print_done(source_of(configuration, url, author).add(expert, [checked_text(text, "TEXT")], message, dry_run), as_json)


@app.command("import")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def import_file(
    configuration: Configuration,
    expert: ExpertName,
    file: Annotated[Path, typer.Argument(help='Lines of {"instruction": ...}.', metavar="FILE")],
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Add every sample of FILE to an expert's."""
    from lmoe.experts.samples import read_samples_file

    texts, _ = read_samples_file(file, expert)
    if not texts:
        raise SamplesError(f'{file}: holds no sample; expected lines of {{"instruction": "..."}}')
    print_done(source_of(configuration, url, author).add(expert, texts, f"import {file.name} into {expert}", dry_run), as_json)


@app.command("rm")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def rm(
    configuration: Configuration,
    expert: ExpertName,
    text: Annotated[str, typer.Argument(help="The sample, as `samples ls EXPERT` prints it.", metavar="TEXT")],
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Take one sample away from an expert, whether it came from a file or was added while serving."""
    print_done(source_of(configuration, url, author).remove(expert, text, dry_run), as_json)


@app.command("export")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def export(
    configuration: Configuration,
    folder: Annotated[Path | None, typer.Argument(help="Write one file an expert here. Default: all to stdout.", metavar="[DIR]")] = None,
    url: Url = None,
) -> None:
    """Write all samples as lines of JSON."""
    from lmoe.workbench.files import rewrite

    found = source_of(configuration, url).read()
    if folder is None:
        for name, texts in found.items():
            for text in texts:
                print(json.dumps({"expert": name, "instruction": text}, ensure_ascii=False))
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ConfigError(f"{folder} cannot be used: {e.strerror}") from None
    if taken := sorted(path.name for path in folder.glob("*.jsonl")):
        raise ConfigError(f"{folder} holds samples already: {', '.join(taken)}; name a new folder")
    for name, texts in found.items():
        rewrite(folder / f"{name}.jsonl", texts)


@app.command("lint")
@with_settings(*SAMPLE_SETTINGS, "router_model", *KEYS)
def lint(
    configuration: Configuration,
    against: Annotated[
        Path | None, typer.Option("--against", help="Prompts that the router is judged by: none may be a sample.", metavar="FILE")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail if anything is found.")] = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Say what is wrong, or looks wrong, with the samples: doubles, wrong labels, gaps, prompts that are tested with."""
    from lmoe.routing.evaluation import read_examples

    prompts = read_examples(against) if against is not None else None
    if url:
        findings = call(url, "POST", "/v1/samples/lint", configuration.settings, labelled(prompts, against))["data"]
    else:
        findings = _linted(configuration, prompts or (), str(against or "prompts"))
    if as_json:
        print_json({"data": findings})
    else:
        print_findings(findings)
    if strict and findings:
        raise LmoeError(f"{len(findings)} findings")


def _linted(configuration: Configuration, prompts: "Sequence[Example]", file: str) -> list[dict[str, Any]]:
    """What the server answers, of the samples that the next start would route by."""
    from dataclasses import asdict

    from lmoe.assembly import check
    from lmoe.contents import read_routing_samples, sample_files, unused_names
    from lmoe.places import locate
    from lmoe.routers import build_router
    from lmoe.workbench import lint as linting
    from lmoe.workbench.impact import remembering

    check(configuration)
    places = locate(configuration.settings)
    lines = linting.Places.read(sample_files(places))
    samples = read_routing_samples(places)
    encoder = remembering(build_router(configuration.settings, places, samples=samples)).encoder
    unused = unused_names(places, samples.names)
    return [asdict(found) for found in linting.lint(samples, encoder, lines, prompts, file, unused=unused)]


@app.command("history")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def history(configuration: Configuration, url: Url = None, as_json: AsJson = False) -> None:
    """List the versions of samples and settings, the newest first."""
    print_versions(source_of(configuration, url).versions(), as_json)


@app.command("rollback")
@with_settings(*SAMPLE_SETTINGS, *KEYS)
def rollback(
    configuration: Configuration,
    version: Annotated[int, typer.Argument(help="The number that `history` shows.", metavar="VERSION")],
    author: Author = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: AsJson = False,
) -> None:
    """Make samples and settings what they were in VERSION."""
    print_done(source_of(configuration, url, author).rollback(version, dry_run), as_json)
