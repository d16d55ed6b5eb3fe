"""Train the shipped experts and the generalist they are measured against: data, then adapters, all equally long.

    python scripts/build_demo_experts.py                  # experts/{creative,code,reasoning} and runs/generalist
    python scripts/build_demo_experts.py --resume         # go on after an interruption

Each adapter is trained by `train_expert.py` in a process of its own with one thread: two of them share two cores better than two
threads share one training. Every option that this script does not know goes to `train_expert.py`.
"""

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"

DESCRIPTIONS = {
    "creative": "Haiku, verse, limericks, tiny stories, jokes and other short creative writing.",
    "code": "Short Python from a description: functions, scripts, small fixes, a FastAPI hello world.",
    "reasoning": "Word problems solved step by step, sums, sequences, counting, comparisons, simple logic and riddles.",
    "generalist": "All three domains evenly, trained as long as each expert: what a single adapter of the same rank can do.",
}
PACE = ("--max-length", "256", "--batch-tokens", "4096", "--learning-rate", "2e-3", "--rank", "64", "--eval-share", "0.01")
"""Before the caller's own options, which win."""


def train(name: str, args: argparse.Namespace, extra: list[str]) -> int:
    """Exit status of one training; its output goes to the log beside its checkpoints."""
    out = args.experts / name if name != "generalist" else args.work / "generalist"
    work = args.work / "experts" / name
    work.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        str(SCRIPTS / "train_expert.py"),
        "--base",
        str(args.base),
        "--data",
        str(args.work / "expert_data" / f"{name}.jsonl"),
    ]
    command += [
        "--out",
        str(out),
        "--work",
        str(work),
        "--description",
        DESCRIPTIONS[name],
        "--license",
        "Apache-2.0",
        "--threads",
        str(args.threads),
    ]
    command += [*PACE, "--tokens", str(args.tokens), *(["--resume"] if args.resume else []), *extra]
    with (work / "out.log").open("a") as log:
        status = subprocess.run(
            command, stdout=log, stderr=log, env={**os.environ, "OMP_NUM_THREADS": str(args.threads)}, check=False
        ).returncode
    last = (work / "out.log").read_text().strip().splitlines()[-1:]
    print(f"{name}: {'done' if status == 0 else f'failed with {status}'}; {' '.join(last)}", flush=True)
    return status


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=ROOT / "lmoe" / "demo" / "base")
    parser.add_argument("--experts", type=Path, default=ROOT / "experts", help="where the shipped experts go")
    parser.add_argument("--work", type=Path, default=ROOT / "runs", help="data, checkpoints, logs and the generalist")
    parser.add_argument("--tokens", type=int, default=4_000_000, help="tokens each adapter is trained on, padding included")
    parser.add_argument("--chats", type=int, default=66_000, help="chats of each training file: about one pass over them")
    parser.add_argument("--own-share", default="0.5", help="part of the requests that is of kinds the base never saw")
    parser.add_argument("--only", nargs="+", choices=list(DESCRIPTIONS), default=list(DESCRIPTIONS))
    parser.add_argument("--jobs", type=int, default=2, help="trainings at a time")
    parser.add_argument("--threads", type=int, default=1, help="threads of each")
    parser.add_argument("--resume", action="store_true")
    args, extra = parser.parse_known_args()
    data = [sys.executable, str(SCRIPTS / "demo_expert_data.py"), "--out", str(args.work / "expert_data"), "--chats", str(args.chats)]
    subprocess.run([*data, "--own-share", args.own_share, *args.only], check=True)
    with ThreadPoolExecutor(args.jobs) as pool:
        statuses = list(pool.map(lambda name: train(name, args, extra), args.only))
    return max(statuses)


if __name__ == "__main__":
    sys.exit(main())
