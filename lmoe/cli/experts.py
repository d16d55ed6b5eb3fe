"""`lmoe experts`: the experts in a folder, or on a running server."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.cli.remote import get_json
from lmoe.config import Configuration

app = typer.Typer(help="The experts.", no_args_is_help=True)


@app.callback()
def experts() -> None:
    """The experts."""


@app.command("ls")
@with_settings("base_model", "experts", "routing_data", "state_dir", "api_key_file")
def ls(
    configuration: Configuration,
    url: Annotated[str | None, typer.Option("--url", help="Ask this server instead of reading the folder.", metavar="URL")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the experts, with their revisions, and those that are broken, with the reason."""
    listing = get_json(url, "/v1/experts", configuration.settings) if url else _in_folder(configuration)
    if as_json:
        print_json(listing)
        return
    columns = ("name", "revision", "rank", "bytes", "samples", "description")
    print_table(columns, [[expert[column] for column in columns] for expert in listing["data"]])
    for name, reason in listing["broken"].items():
        print(f"{name}: not served: {reason}")


def _in_folder(configuration: Configuration) -> Mapping[str, Any]:
    from lmoe.api.experts import expert_body
    from lmoe.assembly import check, load_base_model, locate, read_experts, read_routing_samples

    check(configuration)
    places = locate(configuration.settings)
    registry, _ = read_experts(places, load_base_model(configuration.settings, places))
    samples = read_routing_samples(places).experts
    data = [expert_body(expert, len(samples.get(expert.name, ()))) for expert in registry.experts.values()]
    return {"object": "list", "data": data, "broken": dict(registry.broken)}
