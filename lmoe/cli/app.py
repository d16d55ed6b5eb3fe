"""All verbs of `lmoe`, put together."""

from typing import Annotated

import typer

from lmoe import __version__
from lmoe.cli import chat, config, experts, feedback, importing, quality, route, router, samples, serve

app = typer.Typer(
    help="One resident base model, many LoRA experts, and a router that picks the right one for every chat request.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lmoe {__version__}")
        raise typer.Exit


@app.callback()
def lmoe(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """One resident base model, many LoRA experts, and a router that picks the right one for every chat request."""


app.command("serve")(serve.serve)
app.command("chat")(chat.chat)
app.command("route")(route.route)
experts.app.command("import")(importing.import_)
experts.app.command("eval")(quality.evaluate)
app.add_typer(experts.app, name="experts")
app.add_typer(samples.app, name="samples")
app.add_typer(router.app, name="router")
app.add_typer(feedback.app, name="feedback")
app.add_typer(config.app, name="config")
app.command("doctor")(config.doctor)
