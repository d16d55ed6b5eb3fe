"""`lmoe config` and `lmoe doctor`: the settings and where each comes from; what is wrong with this installation."""

import platform
from importlib import metadata
from typing import Annotated, Any

import typer

from lmoe import __version__
from lmoe.cli.options import with_settings
from lmoe.cli.output import print_json, print_table, say
from lmoe.config import Configuration, flag
from lmoe.errors import LmoeError

app = typer.Typer(help="The settings.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

PACKAGE = ("adapter_config.json", "adapter_model.safetensors")
LIBRARIES = ("torch", "transformers", "numpy", "fastapi", "uvicorn", "bitsandbytes", "peft")


@app.callback()
def config() -> None:
    """The settings."""


@app.command("show")
@with_settings()
def show(configuration: Configuration, as_json: AsJson = False) -> None:
    """Print every setting, and whether a flag, the environment, a file or the default gave it."""
    values = configuration.settings.model_dump(mode="json")
    if as_json:
        print_json({"data": {name: {"value": value, "origin": configuration.origins[name]} for name, value in values.items()}})
        return
    rows = [(flag(name), _shown(value), configuration.origins[name]) for name, value in values.items()]
    print_table(("setting", "value", "from"), rows)


@with_settings()
def doctor(configuration: Configuration, as_json: AsJson = False) -> None:
    """Check this installation, its base, experts, samples and state folder. Fails if something would keep it from serving."""
    checks = _checks(configuration)
    if as_json:
        print_json({"data": [{"check": name, "status": status, "message": message} for name, status, message in checks]})
    else:
        for name, status, message in checks:
            say(f"{status:7} {name}: {' '.join(message.split())}")
    if failed := sum(status == "failed" for _, status, _ in checks):
        raise LmoeError(f"{failed} {'check' if failed == 1 else 'checks'} failed")


Check = tuple[str, str, str]
"""What was looked at, `ok`, `warning` or `failed`, and what was found."""


def _checks(configuration: Configuration) -> list[Check]:
    from lmoe.assembly import check
    from lmoe.engine.loading import describe_device
    from lmoe.places import locate

    settings = configuration.settings
    found: list[Check] = [("version", "ok", f"lmoe {__version__}, Python {platform.python_version()} on {platform.machine()}")]
    found += [_library(name) for name in LIBRARIES]
    found.append(_tried("device", lambda: describe_device(settings.device)))
    try:
        check(configuration)
        places = locate(settings)
    except LmoeError as e:
        return [*found, ("settings", "failed", e.message)]
    found.append(("settings", "ok", f"{sum(origin != 'default' for origin in configuration.origins.values())} differ from the defaults"))
    found.append(_tried("base", lambda: _base(places)))
    found.append(_tried("router", lambda: _encoder(settings.router_model)))
    found += _experts(places)
    found += _samples(places)
    found.append(_state(places))
    return found


def _base(places: Any) -> str:
    from lmoe.places import require_base

    require_base(places)
    return f"{places.model_id}: {places.base}"


def _encoder(name: str | None) -> str:
    """Not loaded: that may take a download."""
    from lmoe.routing.encoder import require_there

    if name is not None:
        require_there(name)
    return f"its encoder is {name or 'the packaged one'}"


def _library(name: str) -> Check:
    try:
        return (name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        optional = name in ("peft",)
        return (name, "warning" if optional else "failed", "is not installed" + (": needed to train experts only" if optional else ""))


def _experts(places: Any) -> list[Check]:
    if places.experts is None:
        return [("experts", "warning", "there is no experts folder: only the base answers")]
    folders = sorted(p for p in places.experts.iterdir() if p.is_dir() and not p.name.startswith((".", "_")))
    broken = [(folder, name) for folder in folders for name in PACKAGE if not (folder / name).is_file()]
    return [
        ("experts", "ok" if folders else "warning", f"{len(folders)} in {places.experts}"),
        *((f"expert {folder.name}", "warning", f"{name} is missing, so it is not served") for folder, name in broken),
    ]


def _samples(places: Any) -> list[Check]:
    from lmoe.contents import expert_names, read_routing_samples, unused_sample_files
    from lmoe.experts.registry import BASE

    try:
        samples = read_routing_samples(places)
    except LmoeError as e:
        return [("samples", "failed", e.message)]
    told = ", ".join(f"{name} {len(texts)}" for name, texts in samples.experts.items()) or "none"
    checks: list[Check] = [("samples", "ok" if samples.names else "warning", told)]
    known = {BASE, *expert_names(places)}
    checks += [
        (f"samples of {name}", "warning", "there is no expert of that name, so they are not used")
        for name in samples.names
        if name not in known
    ]
    checks += [
        (f"expert {name}", "warning", "has no samples: it answers when asked for by name only")
        for name in sorted(known - {BASE} - {*samples.names})
    ]
    checks += [(f"samples in {file}", "warning", "they are no expert's, and are not used") for file in unused_sample_files(places)]
    return [*checks, *((f"samples at {warning.where}", "warning", warning.message) for warning in samples.warnings)]


def _state(places: Any) -> Check:
    import tempfile

    from lmoe.contents import open_feedback, open_history

    try:
        places.state.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=places.state):
            pass
    except OSError as e:
        return ("state", "failed", f"{places.state} cannot be written: {e.strerror}")
    return _tried(
        "state",
        lambda: f"{places.state}: version {open_history(places).newest}, {len(open_feedback(places).entries())} entries of feedback wait",
    )


def _tried(name: str, look: Any) -> Check:
    try:
        return (name, "ok", look())
    except LmoeError as e:
        return (name, "failed", e.message)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)
