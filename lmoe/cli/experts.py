"""`lmoe experts`: what serves, or what the next start will serve; and, with --url, the same on a running server."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from lmoe.cli.impact import print_impact
from lmoe.cli.options import Url, with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.cli.remote import call, get_json
from lmoe.cli.shelving import COLUMNS, SETTINGS, DryRun, Json, address, opened, outcome, query, say_where, warn
from lmoe.cli.versions import author_of
from lmoe.config import Configuration
from lmoe.errors import ConfigError

app = typer.Typer(help="The experts.", no_args_is_help=True)

Samples = Annotated[Path | None, typer.Option("--samples", help="Its routing samples: a JSONL file.", metavar="FILE")]
Description = Annotated[str | None, typer.Option("--description", help="What it is good at.", metavar="TEXT")]
Name = Annotated[str, typer.Argument(metavar="NAME")]


@app.callback()
def experts() -> None:
    """The experts."""


@app.command("ls")
@with_settings(*SETTINGS)
def ls(configuration: Configuration, url: Url = None, as_json: Json = False) -> None:
    """List the experts, with their revisions, and those that are broken, with the reason."""
    listing = _listing(configuration, url)
    if as_json:
        print_json(listing)
        return
    print_table(COLUMNS, [[expert[column] for column in COLUMNS] for expert in listing["data"]])
    for name, reason in listing["broken"].items():
        served = any(expert["name"] == name for expert in listing["data"])
        say(f"{name}: {'what its folder holds now is refused' if served else 'not served'}: {reason}")
    if listing.get("broken_samples"):
        say(f"the edited samples are refused: {listing['broken_samples']}")


@app.command("show")
@with_settings(*SETTINGS)
def show(configuration: Configuration, name: Name, url: Url = None, as_json: Json = False) -> None:
    """Show one expert."""
    from lmoe.api.experts import absent

    listing = _listing(configuration, url)
    found = next((expert for expert in listing["data"] if expert["name"] == name), None)
    if found is None and name in listing["broken"]:
        raise ConfigError(f"{name} is not served: {listing['broken'][name]}")
    if found is None:
        raise absent(name, [expert["name"] for expert in listing["data"]])
    _print(found, as_json)


@app.command("check")
@with_settings("base_model", "served_model_name")
def check(configuration: Configuration, path: Annotated[Path, typer.Argument(metavar="PATH")], as_json: Json = False) -> None:
    """Check the package in PATH against the base: what a server would refuse is refused here, with the reason."""
    from lmoe.contents import read_shapes
    from lmoe.experts.package import read_package
    from lmoe.experts.remarks import remarks
    from lmoe.places import locate

    places = locate(configuration.settings)
    package = read_package(path, read_shapes(places), name="checked")
    found = {"path": str(path), "revision": package.expert.revision, "rank": package.expert.rank, "bytes": package.expert.bytes}
    said = list(remarks(package, places.base_name))
    _print({**found, "warnings": said} if said else found, as_json)


@app.command("add")
@with_settings(*SETTINGS)
def add(
    configuration: Configuration,
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    name: Annotated[str | None, typer.Option("--name", help="Default: the folder's.", metavar="N")] = None,
    samples: Samples = None,
    description: Description = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Accept the package in PATH under a new name."""
    name = name or path.resolve().name
    texts = _read_samples(samples, name)
    if url:
        body = {"name": name, "path": str(path.resolve()), "description": description, "samples": texts}
        _report(call(url, "POST", f"/v1/experts{query(dry_run)}", configuration.settings, body, author_of(None)), dry_run, as_json)
        return
    with opened(configuration) as lifecycle:
        change = lifecycle.add(name, path, description=description, samples=texts, dry_run=dry_run)
        _report(outcome(configuration, change, dry_run), dry_run, as_json)
        say_where(configuration, dry_run, as_json)


@app.command("replace")
@with_settings(*SETTINGS)
def replace(
    configuration: Configuration,
    name: Name,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]")] = None,
    revision: Annotated[str | None, typer.Option("--revision", help="Go back to this one, which NAME meant before.", metavar="R")] = None,
    samples: Samples = None,
    description: Description = None,
    dry_run: DryRun = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Let NAME mean the package in PATH, or an earlier revision of its own; or give it another --description, and nothing else.

    What is not given stays: its samples, and a description that was given before.
    """
    texts = _read_samples(samples, name)
    if path is not None and revision is not None:
        raise ConfigError("give one of PATH and --revision, not both")
    if path is None and revision is None and (description is None or texts is not None):
        raise ConfigError("give PATH or --revision to replace the weights, or --description alone; `lmoe samples` changes samples")
    if url:
        source = {"revision": revision} if path is None else {"path": str(path.resolve())}
        body = {**source, "description": description, "samples": texts}
        _report(call(url, "PUT", f"{address(name)}{query(dry_run)}", configuration.settings, body, author_of(None)), dry_run, as_json)
        return
    with opened(configuration) as lifecycle:
        if path is None and revision is None:
            change = lifecycle.describe(name, description or "", dry_run=dry_run)
        else:
            change = lifecycle.replace(name, path or revision or "", description=description, samples=texts, dry_run=dry_run)
        _report(outcome(configuration, change, dry_run), dry_run, as_json)
        if change.after is not change.before:
            say_where(configuration, dry_run, as_json)


@app.command("rm")
@with_settings(*SETTINGS)
def rm(configuration: Configuration, name: Name, dry_run: DryRun = False, url: Url = None, as_json: Json = False) -> None:
    """Remove NAME; on a running server, what it is answering finishes."""
    if url:
        result = call(url, "DELETE", f"{address(name)}{query(dry_run)}", configuration.settings, author=author_of(None))
    else:
        with opened(configuration) as lifecycle:
            change = lifecycle.remove(name, dry_run=dry_run)
            result = outcome(configuration, change, dry_run) if dry_run else None
    _report(result or {"removed": name}, dry_run, as_json)
    if not url:
        say_where(configuration, dry_run, as_json)


def _listing(configuration: Configuration, url: str | None) -> Mapping[str, Any]:
    if url:
        found: Mapping[str, Any] = get_json(url, "/v1/experts", configuration.settings)
        return found
    from lmoe.api.experts import expert_body
    from lmoe.assembly import check
    from lmoe.contents import read_experts, read_routing_samples, read_shapes
    from lmoe.places import locate

    check(configuration)
    places = locate(configuration.settings)
    registry, _ = read_experts(places, read_shapes(places))
    samples = read_routing_samples(places).experts
    data = [expert_body(expert, len(samples.get(expert.name, ()))) for expert in registry.experts.values()]
    return {"object": "list", "data": data, "broken": dict(registry.broken)}


def _report(result: Mapping[str, Any], dry_run: bool, as_json: bool) -> None:
    if not dry_run or as_json:
        _print(result, as_json)
        return
    print_impact(result)


def _print(result: Mapping[str, Any], as_json: bool) -> None:
    warn(result)
    if as_json:
        print_json(result)
    else:
        for key, value in result.items():
            if key not in ("warnings", "changed"):
                say(f"{key}: {value}")
        if result.get("changed") is False:
            say("nothing was changed: it means this revision already")


def _read_samples(file: Path | None, owner: str) -> list[str] | None:
    from lmoe.experts.samples import read_samples_file

    return None if file is None else list(read_samples_file(file, owner)[0])
