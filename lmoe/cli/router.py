"""`lmoe router`: measure the router."""

import typer

app = typer.Typer(help="The router.", no_args_is_help=True)


@app.callback()
def router() -> None:
    """The router."""
