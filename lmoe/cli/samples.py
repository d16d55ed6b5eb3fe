"""`lmoe samples`: the routing samples."""

from typing import Annotated

import typer

from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table
from lmoe.config import Configuration
from lmoe.errors import ModelNotFound

app = typer.Typer(help="The routing samples.", no_args_is_help=True)


@app.callback()
def samples() -> None:
    """The routing samples."""


@app.command("ls")
@with_settings("base_model", "experts", "routing_data")
def ls(
    configuration: Configuration,
    expert: Annotated[str | None, typer.Argument(help="Show this expert's samples.", metavar="[EXPERT]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count every expert's samples, or print one expert's."""
    from lmoe.assembly import locate, read_routing_samples

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
