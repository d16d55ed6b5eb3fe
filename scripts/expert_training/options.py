"""The command line of `train_expert.py`."""

import argparse
import math
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGED_BASE = ROOT / "lmoe" / "demo" / "base"


def parser(description: str | None) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = made.add_argument
    add("--base", default=str(PACKAGED_BASE), help="a folder in Hugging Face format, or a hub name (default: the packaged base)")
    add("--data", type=Path, required=True, help="chats to learn, one JSON object a line")
    add("--out", type=Path, required=True, help="the expert's folder; its last part is the expert's name")
    add("--description", default="", help="what the expert is for, in a line")
    add("--license", default="", help="the adapter's license, such as Apache-2.0")
    add("--rank", type=_count, default=16)
    add("--alpha", type=_positive, help="lora_alpha (default: twice the rank)")
    add("--targets", default="all-linear", help="layers to adapt, such as q_proj,v_proj (default: every linear layer)")
    add("--dropout", type=_share, default=0.0, help="LoRA dropout; 0.05 helps against overfitting small files")
    length = made.add_mutually_exclusive_group()
    length.add_argument("--epochs", type=_positive, default=3.0)
    length.add_argument("--steps", type=_count, help="steps of the optimiser, instead of epochs")
    length.add_argument("--tokens", type=_count, help="tokens to train on, padding included, instead of epochs")
    add("--batch-tokens", type=_count, default=4096, help="tokens of one step of the optimiser, padding included")
    add("--accumulate", type=_count, default=1, help="parts that a step is computed in, to save memory")
    add("--learning-rate", type=_positive, default=2e-4)
    add("--max-length", type=_count, default=512, help="longer chats are left out")
    add("--eval", type=Path, help="held-out chats (default: a share of the data)")
    add("--eval-share", type=_share, default=0.05, help="share of the chats that is held out to measure the loss after each epoch")
    add("--quantization", choices=("none", "nf4"), default="none", help="nf4 trains on a 4-bit base (QLoRA)")
    add("--checkpointing", action=argparse.BooleanOptionalAction, default=False, help="recompute activations to save memory")
    add(
        "--compile",
        action=argparse.BooleanOptionalAction,
        help="torch.compile: a minute first, then a third faster (default: long runs on a CPU)",
    )
    add("--seed", type=int, default=2023)
    add("--threads", type=int, default=0, help="CPU threads (0: torch's choice)")
    add("--work", type=Path, help="checkpoints (default: runs/experts/NAME here)")
    add("--save-every", type=_count, help="steps between checkpoints (default: an eighth of all)")
    add("--resume", action="store_true", help="go on from the last checkpoint")
    add("--routing-samples", type=int, default=0, metavar="N", help="also propose N routing samples from the data")
    add("--routing-data", type=Path, help="where (default: routing_data beside the experts' folder)")
    return made


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def _positive(text: str) -> float:
    value = _number(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number over 0")
    return value


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share; a number from 0 to less than 1 is")
    return value


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan
