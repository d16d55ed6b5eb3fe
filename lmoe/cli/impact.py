"""How the impact of a change is shown, wherever it was found: by a command here or by a server's dry run."""

from collections.abc import Mapping
from typing import Any

from lmoe.cli.output import print_table

SHOWN = 20
"""Moves that are written out."""


def print_impact(found: Mapping[str, Any]) -> None:
    """An impact as `Impact.as_json` gives it."""
    prompts, requests = found["prompts"], found["requests"]
    source = "samples set aside" if found["held_out"] else "prompts"
    print(f"{prompts['n']} {source}: {prompts['moved']} would change expert; {requests['n']} recent requests: {requests['moved']}")
    if found["accuracy"] is not None:
        print(f"accuracy {_change(found['accuracy'])}")
    print()
    rows = [(name, *(_change(shift[what]) for what in ("prompts", "requests", "recall"))) for name, shift in found["experts"].items()]
    print_table(("expert", "prompts", "requests", "recall"), rows)
    for title, moved in (("prompts", prompts), ("requests", requests)):
        if moved["moves"]:
            print(f"\n{title} that would change:")
            for move in moved["moves"][:SHOWN]:
                label = f" (is {move['label']})" if move["label"] else ""
                print(f"  {move['was']} -> {move['becomes']}{label}: {' '.join(move['prompt'].split())[:90]}")
            if moved["moved"] > SHOWN:
                print(f"  and {moved['moved'] - SHOWN} more")


def _change(pair: Mapping[str, Any]) -> str:
    values = (pair["before"], pair["after"])
    return " -> ".join("-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value) for value in values)
