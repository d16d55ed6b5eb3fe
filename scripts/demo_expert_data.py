"""Write the training chats of the shipped experts, and of the generalist they are measured against.

    python scripts/demo_expert_data.py --out runs/expert_data --chats 40000

`--own-share` of a domain's requests are of the kinds that the base never saw (`scripts/demo_corpus/experts`), the others of the
kinds it was trained on. `generalist` mixes the experts' domains evenly, each in that same proportion, and is as long as each of
theirs. No seed is shared with the base's training, so the chats are new to it.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.demo_corpus import code, creative, reasoning  # noqa: E402
from scripts.demo_corpus.conversation import converse  # noqa: E402
from scripts.demo_corpus.example import Example  # noqa: E402
from scripts.demo_corpus.experts import code as own_code  # noqa: E402
from scripts.demo_corpus.experts import code_asks, reasoning_asks  # noqa: E402
from scripts.demo_corpus.experts import creative as own_creative  # noqa: E402
from scripts.demo_corpus.experts import reasoning as own_reasoning  # noqa: E402
from scripts.demo_corpus.follow_up import follow_up  # noqa: E402
from scripts.demo_corpus.paraphrase import loosen, reword  # noqa: E402

Maker = Callable[[random.Random], Example]

SHARED: Mapping[str, Maker] = {"creative": creative.generate, "code": code.generate, "reasoning": reasoning.generate}
"""What the base was trained on as well."""
OWN: Mapping[str, Maker] = {"code": own_code.generate, "reasoning": own_reasoning.generate, "creative": own_creative.generate}
"""What only the experts (and the generalist) see; a domain without an entry has its shared text alone."""
OWN_SHARE = 0.5
OWN_PART: Mapping[str, float] = {"creative": 0.4}
"""How much of the own share a domain takes; the others take all of it. The few own forms of creative writing need less."""
REASKED: Mapping[str, Maker] = {"code": code_asks.generate, "reasoning": reasoning_asks.generate}
"""The shared kinds again, asked for in ways the base has not heard."""
REASKED_SHARE = 0.5  # of the shared part


def renames(example: Example) -> bool:
    """Whether what the answer copies may get a made-up name."""
    if example.answer.startswith("```"):
        return "Python 3" not in example.prompt  # the 3 of a power is not the version's
    return not example.skill.startswith("own_") or example.skill in own_reasoning.RENAMED


def domain_maker(domain: str, own_share: float) -> Maker:
    """Examples of the domain, loosely asked; `own_share` (0 to 1) of them of the expert's own kinds, where it has any."""
    shared, own, reasked = SHARED[domain], OWN.get(domain), REASKED.get(domain)

    def make(rng: random.Random) -> Example:
        if own is not None and rng.random() < own_share * OWN_PART.get(domain, 1.0):
            example = own(rng)
        elif reasked is not None and rng.random() < REASKED_SHARE:
            example = reasked(rng)
        else:
            example = shared(rng)
        return loosen(rng, example) if renames(example) else reword(rng, example)

    return make


def makers(own_share: float) -> dict[str, Maker]:
    """By name of the adapter: each domain's, and `generalist`, which draws every domain as often."""
    domains = {name: domain_maker(name, own_share) for name in SHARED}
    return {**domains, "generalist": lambda rng: domains[rng.choice(sorted(domains))](rng)}


def write(name: str, path: Path, chats: int, seed: int, own_share: float) -> None:
    rng, make = random.Random(f"expert:{name}:{seed}"), makers(own_share)[name]
    with path.open("w", encoding="utf-8") as file:
        for _ in range(chats):
            messages = [{"role": turn.role, "content": turn.content} for turn in converse(rng, make, follow_up)]
            file.write(json.dumps({"messages": messages}) + "\n")


def share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a share: it must be from 0 to 1")
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "runs" / "expert_data")
    parser.add_argument("--chats", type=int, default=40_000, help="chats of each file")
    parser.add_argument("--own-share", type=share, default=OWN_SHARE, help="part of the requests that is of kinds the base never saw")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("names", nargs="*", default=[*SHARED, "generalist"], help=f"which (default: {' '.join([*SHARED, 'generalist'])})")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.names:
        write(name, args.out / f"{name}.jsonl", args.chats, args.seed, args.own_share)


if __name__ == "__main__":
    main()
