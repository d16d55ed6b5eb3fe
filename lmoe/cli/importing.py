"""`lmoe experts import`: every expert of a package in the predecessor's layout, into the state folder or to a running server."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli.impact import impact_of, print_impact
from lmoe.cli.options import Url, with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.cli.remote import call, get_json
from lmoe.cli.shelving import COLUMNS, SETTINGS, DryRun, Json, address, opened, query, say_where, warn
from lmoe.cli.versions import author_of
from lmoe.config import Configuration
from lmoe.errors import ConfigError, LmoeError

if TYPE_CHECKING:
    from lmoe.experts.predecessor import Imported

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The experts that were accepted, or tried, as a server tells of them; and why others were not, by folder."""

    experts: tuple[Body, ...]
    refused: Mapping[str, str]


@with_settings(*SETTINGS)
def import_(
    configuration: Configuration,
    path: Annotated[Path, typer.Argument(metavar="DIR")],
    dry_run: DryRun = False,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Accept the experts of a package in the predecessor's layout, samples included; pickled weights are converted.

    With --url they are converted here and added to that server, which must reach DIR: it lies under an --experts-root.
    """
    from lmoe.experts.predecessor import SAMPLES, adapters_of, strays

    unused = [f"{SAMPLES}/{file}" for file in strays(path / SAMPLES, [adapter.name for adapter in adapters_of(path)])]
    impact: Body = {}
    if url:
        done = _to_server(configuration, url, path, dry_run)
    else:
        done, impact = _here(configuration, path, dry_run)
    for expert in done.experts:
        warn(expert)
    for file in unused:
        say(f"lmoe: warning: {file} is no adapter's here, and is not imported", file=sys.stderr)
    if as_json:
        print_json({"object": "list", "data": done.experts, **impact, "refused": done.refused, "unused": unused})
    else:
        _print(done.experts, impact)
    if done.experts and not url:
        say_where(configuration, dry_run, as_json)
    if done.refused:
        raise LmoeError("; ".join(f"{name} is not imported: {reason}" for name, reason in done.refused.items()))


def _here(configuration: Configuration, path: Path, dry_run: bool) -> tuple[Outcome, Body]:
    """Into the state folder; and what it would move, if it is only tried."""
    from lmoe.api.experts import changed_body

    with opened(configuration) as lifecycle, TemporaryDirectory(prefix="lmoe-import-") as into:
        router = lifecycle.live.router

        def take(found: "Imported") -> Body:
            nonlocal router
            accept = lifecycle.replace if found.name in lifecycle.live.registry.experts else lifecycle.add
            change = accept(found.name, found.folder, samples=found.samples, dry_run=dry_run)
            # Each change that was only tried stands on what serves: together they are what the import would come to.
            if dry_run and change.samples:
                router = router.with_expert(found.name, change.samples)
            return changed_body(change)

        done = _each(path, Path(into), take)
        return done, impact_of(configuration, lifecycle.live.router, router) if dry_run else {}


def _to_server(configuration: Configuration, url: str, path: Path, dry_run: bool) -> Outcome:
    """One request an expert. A server tries each by itself, and its impact stands with its name."""
    settings, author = configuration.settings, author_of(None)
    served = {expert["name"] for expert in get_json(url, "/v1/experts", settings)["data"]}

    def take(found: "Imported") -> Body:
        body = {"path": str(found.folder.resolve()), "samples": list(found.samples)}
        if found.name in served:
            said = call(url, "PUT", f"{address(found.name)}{query(dry_run)}", settings, body, author)
        else:
            said = call(url, "POST", f"/v1/experts{query(dry_run)}", settings, {"name": found.name, **body}, author)
        return {"name": found.name, **said}

    # In the package itself: what lies elsewhere a server need not be allowed to read.
    try:
        into = TemporaryDirectory(prefix=".lmoe-import-", dir=path)
    except OSError as e:
        raise ConfigError(f"{path} cannot be written to: {e.strerror}; with --url it holds the converted copies for a while") from None
    with into:
        # The server may run as somebody else: who may read the package may read the copies.
        Path(into.name).chmod(path.stat().st_mode & 0o777)
        return _each(path, Path(into.name), take)


def _each(path: Path, into: Path, take: Callable[["Imported"], Body]) -> Outcome:
    from lmoe.experts.predecessor import adapters_of, converted

    accepted: list[Body] = []
    refused: dict[str, str] = {}
    for adapter in adapters_of(path):
        try:
            accepted.append(take(converted(adapter, into)))
        except (LmoeError, OSError) as e:
            refused[adapter.name] = e.message if isinstance(e, LmoeError) else f"{adapter.name}: {e.strerror}"
    return Outcome(tuple(accepted), refused)


def _print(experts: tuple[Body, ...], impact: Body) -> None:
    tried = [expert for expert in experts if expert.get("object") == "router.impact"]
    for expert in tried:
        say(f"{expert['name']}:")
        print_impact(expert)
        say()
    if not tried:
        print_table(COLUMNS, [[expert[column] for column in COLUMNS] for expert in experts])
    if impact:
        say()
        print_impact(impact)
