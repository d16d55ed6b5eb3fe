"""Flags made from the settings, so that each name, default and explanation is written once, in `config.py`."""

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from lmoe.config import CONFIG_FILE, BadValue, Settings, flag, load

KEYS = ("api_key_file", "admin_key_file")
"""Settings of commands that may ask a running server."""

Url = Annotated[str | None, typer.Option("--url", help="Ask this running server, instead of what lies here.", metavar="URL")]


def with_settings(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command flags for these settings (none named: all of them).

    The command's first parameter becomes a `Configuration`; its others stay arguments and options of their own.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

        def run(**values: Any) -> None:
            mine = {parameter.name: values.pop(parameter.name) for parameter in own}
            file = values.pop("config")
            given = {name: value for name, value in values.items() if value is not None}
            if mine.get("url"):
                _require_keys_only(given)
            command(load(given, file), **mine)

        options = [*(_option(name) for name in names or Settings.model_fields), _CONFIG]
        run.__signature__ = inspect.Signature([*own, *options])  # type: ignore[attr-defined]
        run.__name__ = command.__name__
        run.__doc__ = command.__doc__
        return run

    return decorate


def _require_keys_only(given: Iterable[str]) -> None:
    """A running server goes by its own settings: one that would not count must not seem to. Raises BadValue."""
    idle = [flag(name) for name in given if name not in KEYS]
    if idle:
        raise BadValue(f"{idle[0]}: says nothing to a running server, which has its own; leave out {' and '.join(idle)}, or --url", "flag")


_METAVARS = {
    "N": ("port", "len", "running", "waiting", "k", "samples"),
    "SIZE": ("memory", "size"),
    "DIR": ("experts", "data", "lmoe", "root", "dir"),
    "FILE": ("template", "file", "cert", "key"),
    "SECONDS": ("grace",),
    "URL": ("upstream",),
}


def _option(name: str) -> inspect.Parameter:
    """Values reach the settings as text: they are checked in one place, wherever they come from."""
    field = Settings.model_fields[name]
    described = f"{field.description}" if field.default in (None, (), False) else f"{field.description} Default: {_shown(field.default)}."
    sort: Any = str | None
    spelling = flag(name)
    if isinstance(field.default, bool):
        sort = bool | None
        spelling = f"{spelling}/--no-{spelling[2:]}"
    elif isinstance(field.default, tuple):
        sort = list[str] | None
    option = typer.Option(spelling, help=described, metavar=_metavar(name))
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[sort, option])


def _metavar(name: str) -> str | None:
    field = Settings.model_fields[name]
    if isinstance(field.default, bool):
        return None
    choices = getattr(field.annotation, "__args__", ())
    if choices and all(isinstance(choice, str) for choice in choices):
        return "|".join(choices)
    word = name.rsplit("_", 1)[-1]
    return next((kind for kind, words in _METAVARS.items() if word in words), word.upper())


def _shown(default: object) -> str:
    if isinstance(default, tuple):
        return ", ".join(map(str, default))
    if isinstance(default, int) and default >= 2**20 and default % 2**20 == 0:
        return f"{default // 2**20}MiB"
    return f"{default:g}" if isinstance(default, float) else str(default)


_CONFIG = inspect.Parameter(
    "config",
    inspect.Parameter.KEYWORD_ONLY,
    default=None,
    annotation=Annotated[
        Path | None, typer.Option("--config", help=f"Settings file. Default: ./{CONFIG_FILE}, if there is one.", metavar="FILE")
    ],
)
