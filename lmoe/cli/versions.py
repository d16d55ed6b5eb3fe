"""What `samples` and `router` share: the history, who changes it, and how it is shown."""

import getpass
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lmoe.cli.output import print_json, print_table, say
from lmoe.config import Configuration

if TYPE_CHECKING:
    from lmoe.workbench.history import History

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change expert, and change nothing.")]
Author = Annotated[str | None, typer.Option("--author", help="Who changes it. Default: the user's name.", metavar="NAME")]

SHOWN = 70


def history_of(configuration: Configuration) -> "History":
    from lmoe.contents import open_history
    from lmoe.places import locate

    return open_history(locate(configuration.settings))


def author_of(given: str | None) -> str:
    """Raises BadParameter for what would not stand in one line of the history."""
    from lmoe.workbench.content import LONGEST_AUTHOR

    if given and not (given.isprintable() and len(given) <= LONGEST_AUTHOR):
        raise typer.BadParameter(f"a name has at most {LONGEST_AUTHOR} printable characters", param_hint="--author")
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container's user may have no name.
        return "unknown"


def print_versions(versions: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Versions as `Version.as_json` gives them."""
    if as_json:
        print_json({"data": versions})
        return
    rows = [(v["version"], v["time"], v["author"], changes(v), v["message"]) for v in versions]
    print_table(("version", "time", "author", "changes", "message"), rows)


def print_version(version: Mapping[str, Any]) -> None:
    """The version that a change made, and its diff."""
    if not version["changed"]:
        say(f"Nothing changed: version {version['version']} is still the newest.")
        return
    say(f"version {version['version']}: {version['message']} ({changes(version)})")
    for sign, side in (("+", version["added"]), ("-", version["removed"])):
        for name, texts in side.items():
            for text in texts[:5]:
                line = " ".join(text.split())
                say(f"  {sign} {name}: {line if len(line) <= SHOWN else line[: SHOWN - 3] + '...'}")
            if len(texts) > 5:
                say(f"  {sign} {name}: {len(texts) - 5} more")
    for setting, pair in version["settings"].items():
        say(f"    {setting}: {pair['before']} -> {pair['after']}")


def changes(version: Mapping[str, Any]) -> str:
    added, removed = (sum(map(len, version[side].values())) for side in ("added", "removed"))
    parts = [f"+{added}"] * bool(added) + [f"-{removed}"] * bool(removed) + [*version["settings"]]
    return " ".join(parts) or "none"
