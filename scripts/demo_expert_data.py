"""Write the training chats of the shipped experts, and of the generalist they are measured against.

    python scripts/demo_expert_data.py --out runs/expert_data --chats 40000

`generalist` mixes the experts' domains evenly and is as long as each of theirs. No seed is shared with the base's training, so
the chats are new to it.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.demo_corpus import code, creative, reasoning  # noqa: E402
from scripts.demo_corpus.conversation import converse  # noqa: E402
from scripts.demo_corpus.example import Example  # noqa: E402
from scripts.demo_corpus.follow_up import follow_up  # noqa: E402
from scripts.demo_corpus.paraphrase import loosen  # noqa: E402


def loosened(generate: Callable[[random.Random], Example]) -> Callable[[random.Random], Example]:
    """The generator's examples, loosely asked."""
    return lambda rng: loosen(rng, generate(rng))


DOMAINS = {
    "creative": loosened(creative.generate),
    "code": loosened(code.generate),
    "reasoning": loosened(reasoning.generate),
}


def mixed(rng: random.Random) -> Example:
    """An example of any of the domains, each as likely."""
    return DOMAINS[rng.choice(sorted(DOMAINS))](rng)


MAKERS = {**DOMAINS, "generalist": mixed}


def write(name: str, path: Path, chats: int, seed: int) -> None:
    rng = random.Random(f"expert:{name}:{seed}")
    with path.open("w", encoding="utf-8") as file:
        for _ in range(chats):
            messages = [{"role": turn.role, "content": turn.content} for turn in converse(rng, MAKERS[name], follow_up)]
            file.write(json.dumps({"messages": messages}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "runs" / "expert_data")
    parser.add_argument("--chats", type=int, default=40_000, help="chats of each file")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("names", nargs="*", default=list(MAKERS), help=f"which (default: {' '.join(MAKERS)})")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.names:
        write(name, args.out / f"{name}.jsonl", args.chats, args.seed)


if __name__ == "__main__":
    main()
