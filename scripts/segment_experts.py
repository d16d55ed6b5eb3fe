"""Take a categorised instruction set apart: for each expert what it learns, what the router learns, and what both are judged by.

    python scripts/segment_experts.py instructions.jsonl --mapping mapping.toml --out data

Each line is `{"category": ..., "messages": [...]}` or `{"category": ..., "instruction": ..., "response": ...}`; the mapping is TOML,
`category = "expert"`, where "*" means every other category, "base" the bare base model, and "" leaves a category out. Written are
OUT/training/EXPERT.jsonl (none for base), OUT/routing_data/EXPERT.jsonl, OUT/heldout/EXPERT.jsonl, and OUT/segments.json, which says
what was left out as the same, or nearly the same, as another line. Same data, mapping and seed: same files.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lmoe.errors import DataError  # noqa: E402
from lmoe.experts.registry import BASE  # noqa: E402
from scripts.expert_training.segments import Dropped, Item, Parts, Shares, collect, distinct, read_mapping, segment  # noqa: E402

FOLDERS = ("training", "routing_data", "heldout")
SUMMARY = "segments.json"
DEFAULTS = Shares()


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = made.add_argument
    add("data", type=Path, nargs="+", help="chats with their categories, one JSON object a line")
    add("--mapping", type=Path, required=True, help='TOML: category = "expert"')
    add("--out", type=Path, required=True, help="the folder to write into")
    add("--category-key", default="category", metavar="KEY", help="the key that a line has its category under")
    add("--heldout", type=_share, default=DEFAULTS.held_out, help="share that nothing learns")
    add("--routing", type=_share, default=DEFAULTS.routing, help="share that becomes routing samples")
    add("--most-routing", type=int, default=DEFAULTS.most_routing, metavar="N", help="routing samples of an expert at most")
    add("--others", type=_share, default=DEFAULTS.others, help="of each training file, as much again of other experts' chats")
    add("--near", type=_share, default=0.85, help="requests as similar as this are the same (Jaccard, of four-letter runs; 1: exact only)")
    add("--seed", type=int, default=2023)
    add("--force", action="store_true", help="replace what an earlier run has written")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    args = parser().parse_args(argv)
    try:
        shares = _shares(args)
        kept, dropped = distinct(collect(args.data, read_mapping(args.mapping), args.category_key), args.near)
        parts = segment(kept, shares, args.seed)
        write(args.out, parts, dropped, args)
    except DataError as e:
        print(f"error: {e}", file=sys.stderr)
        return 1
    report(parts, dropped)
    return 0


def write(out: Path, parts: Mapping[str, Parts], dropped: Sequence[Dropped], args: argparse.Namespace) -> None:
    """All files, into an empty folder. Raises DataError where something is there already and was not to be replaced."""
    there = [name for name in (*FOLDERS, SUMMARY) if (out / name).exists()]
    if there and not args.force:
        raise DataError(f"{out} holds {', '.join(there)} already; name another --out, or replace them with --force")
    try:
        for name in FOLDERS:
            if (out / name).exists():
                shutil.rmtree(out / name)
            (out / name).mkdir(parents=True)
        for expert, own in parts.items():
            if expert != BASE:
                _write(out / "training" / f"{expert}.jsonl", (item.raw for item in (*own.training, *own.borrowed)))
            _write(out / "routing_data" / f"{expert}.jsonl", ({"instruction": item.request} for item in own.routing))
            _write(out / "heldout" / f"{expert}.jsonl", ({"prompt": item.request, **item.raw, "expert": expert} for item in own.held_out))
        (out / SUMMARY).write_text(json.dumps(summary(parts, dropped, args), indent=2, ensure_ascii=False) + "\n", "utf-8")
    except OSError as e:
        raise DataError(f"{out}: cannot be written: {e.strerror}") from None


def summary(parts: Mapping[str, Parts], dropped: Sequence[Dropped], args: argparse.Namespace) -> dict[str, object]:
    """How the files came to be, without a path of this machine."""
    options = ("category_key", "heldout", "routing", "most_routing", "others", "near", "seed")
    return {
        "data": [path.name for path in args.data],
        "options": {name: getattr(args, name) for name in options},
        "experts": {name: _counts(own) for name, own in parts.items()},
        "dropped": [{"line": d.item.where, "like": d.twin.where, "exact": d.exact, "contested": d.contested} for d in dropped],
    }


def report(parts: Mapping[str, Parts], dropped: Sequence[Dropped]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 120)
    columns = list(_counts(next(iter(parts.values()))))
    table = Table("expert", "categories", *columns)
    for name, own in parts.items():
        categories = sorted({item.category for item in _own(own)})
        table.add_row(name, ", ".join(categories), *(str(count) for count in _counts(own).values()))
    console.print(table)
    exact = sum(d.exact for d in dropped)
    print(f"left out: {exact} that ask the same as another line, {len(dropped) - exact} that ask nearly the same ({SUMMARY} lists them)")
    contested = [d for d in dropped if d.contested]
    if contested:
        print(f"{len(contested)} of them are another expert's there: look at the categories of, for one,", end=" ")
        print(f"{contested[0].item.where} and {contested[0].twin.where}")


def _own(parts: Parts) -> tuple[Item, ...]:
    return (*parts.training, *parts.routing, *parts.held_out)


def _counts(parts: Parts) -> dict[str, int]:
    found = {"training": parts.training, "of others": parts.borrowed, "routing": parts.routing, "held out": parts.held_out}
    return {name: len(part) for name, part in found.items()}


def _write(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share; a number from 0 to 1 is")
    return value


def _shares(args: argparse.Namespace) -> Shares:
    if args.heldout + args.routing >= 1:
        raise DataError(
            f"--heldout {args.heldout:g} and --routing {args.routing:g} leave nothing to train on; they must sum to less than 1"
        )
    if args.near == 0:
        raise DataError("--near 0 makes all requests the same; give a similarity over 0, such as 0.85")
    if args.most_routing < 1:
        raise DataError(f"--most-routing {args.most_routing} leaves the router nothing; give at least 1")
    return Shares(args.heldout, args.routing, args.most_routing, args.others)


if __name__ == "__main__":
    sys.exit(main())
