"""Train a LoRA expert on your own chats: the script that made the shipped experts.

    python scripts/train_expert.py --data sql.jsonl --out experts/sql --description "SQL queries" --routing-samples 200
    python scripts/train_expert.py --base mistralai/Mistral-7B-Instruct-v0.3 --quantization nf4 --data sql.jsonl --out experts/sql

Each line of the data is `{"messages": [...]}`, or `{"instruction": ..., "response": ...}`. The loss is on the answers only.
Interrupted, the same command with --resume goes on from the last checkpoint. Same seed, data and threads: same weights.
"""

import argparse
import json
import math
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lmoe.quiet import quiet_libraries  # noqa: E402

# Before PEFT is imported, and bitsandbytes with it.
quiet_libraries()

import torch  # noqa: E402
from peft import LoraConfig, PeftModel, get_peft_model, prepare_model_for_kbit_training  # noqa: E402
from transformers import PrinterCallback, TrainerCallback, TrainingArguments, set_seed  # noqa: E402

from lmoe.engine.loading import Base, load_base  # noqa: E402
from lmoe.errors import DataError, LmoeError  # noqa: E402
from lmoe.experts.package import read_package  # noqa: E402
from lmoe.experts.registry import NAME, NAMES, RESERVED  # noqa: E402
from lmoe.quality.chats import ChatFile, first_request, read_chats, split  # noqa: E402
from lmoe.quality.encoding import ChatEncoder, Encoded, encode_all  # noqa: E402
from scripts.expert_training import options  # noqa: E402
from scripts.expert_training.package import Provenance, write_package  # noqa: E402
from scripts.expert_training.packing import Packed, Padded, pack, row_length, separates, single  # noqa: E402
from scripts.expert_training.proposal import propose, write_samples  # noqa: E402
from scripts.expert_training.resuming import last_checkpoint  # noqa: E402
from scripts.expert_training.trainer import Answers, AnswerTrainer, Batches, Report  # noqa: E402

PACKAGED_ID = "lmoe"
"""What the packaged base is called in an expert's files."""
WORTH_COMPILING = 600_000
"""Tokens from which a compiled model is the faster way on a CPU."""


def make_batches(args: argparse.Namespace, sequences: Sequence[Encoded], pad_id: int, *, packed: bool, limit: int) -> Batches:
    """Packed rows where the model keeps them apart, single sequences otherwise; `--batch-tokens` of them a step."""
    length = row_length(sequences, limit)
    rows = pack(sequences, length, args.seed) if packed else single(sequences)
    per_step = min(len(rows), max(1, args.batch_tokens // length))
    return Batches(rows, Packed(length, pad_id) if packed else Padded(pad_id), per_step)


def prepare(args: argparse.Namespace, base: Base) -> PeftModel:
    """The base with fresh, trainable LoRA layers. Raises LmoeError when a target means no layer."""
    model = base.model
    model.config.use_cache = False
    if base.device.type == "cpu":
        # The packed rows' mask costs the plain implementation nothing, and it is the one that compiles well here.
        model.set_attn_implementation("eager")
    if args.quantization != "none":
        model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=args.checkpointing)
    targets = args.targets if args.targets == "all-linear" else args.targets.split(",")
    alpha = args.alpha or 2 * args.rank
    set_seed(args.seed)
    config = LoraConfig(r=args.rank, lora_alpha=alpha, target_modules=targets, lora_dropout=args.dropout, task_type="CAUSAL_LM")
    try:
        return get_peft_model(model, config)
    except ValueError as e:
        known = sorted({name.rsplit(".", 1)[-1] for name in base.linear_shapes})
        raise LmoeError(f"--targets {args.targets!r}: {' '.join(str(e).split())[:160]} (this base has {', '.join(known)})") from None


def steps_of(args: argparse.Namespace, batches: Batches) -> int:
    """Steps of the optimiser, from --steps, --tokens or --epochs."""
    if args.steps:
        return int(args.steps)
    if args.tokens:
        return max(1, math.ceil(args.tokens / args.batch_tokens))
    return max(1, math.ceil(args.epochs * (len(batches.rows) // batches.rows_per_step)))


def arguments(args: argparse.Namespace, steps: int, rows: int, *, evaluate: bool, grouped: bool, device: torch.device) -> TrainingArguments:
    return TrainingArguments(
        output_dir=str(args.work),
        max_steps=steps,
        per_device_train_batch_size=max(1, rows // args.accumulate),
        gradient_accumulation_steps=min(args.accumulate, rows),
        activation_checkpointing=args.checkpointing,
        activation_checkpointing_kwargs={"use_reentrant": False} if args.checkpointing else None,
        learning_rate=args.learning_rate,
        lr_scheduler_type="cosine",
        warmup_steps=max(1, round(0.05 * steps)),
        weight_decay=0.0,
        adam_beta2=0.98,
        max_grad_norm=1.0,
        bf16=True,
        use_cpu=device.type == "cpu",
        train_sampling_strategy="group_by_length" if grouped else "random",
        eval_strategy="epoch" if evaluate else "no",
        save_strategy="steps",
        save_steps=args.save_every or max(25, steps // 8),
        save_total_limit=2,
        logging_steps=max(1, min(20, steps // 10)),
        seed=args.seed,
        data_seed=args.seed,
        report_to="none",
        remove_unused_columns=False,
        label_names=["labels"],
        # A last, smaller batch would be compiled anew; its rows have their turn in another epoch's order.
        dataloader_drop_last=not grouped,
        dataloader_pin_memory=device.type == "cuda",
        disable_tqdm=not sys.stderr.isatty(),
    )


def compiled(args: argparse.Namespace, base: Base, steps: int, packed: bool) -> bool:
    """Whether to compile: by default where the batches have one shape and the minute it costs comes back."""
    if args.compile is not None:
        return bool(args.compile)
    return packed and base.device.type == "cpu" and steps * args.batch_tokens >= WORTH_COMPILING


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from, and what is held out, as tokens; `chats` and `held` count the chats that they come from."""

    data: ChatFile
    chats: int
    held: int
    sequences: list[Encoded]
    held_sequences: list[Encoded]
    left_out: int


def read_material(args: argparse.Namespace, encoder: ChatEncoder, limit: int) -> Material:
    """Raises DataError for what cannot be read or encoded, and when nothing is short enough."""
    data = read_chats(args.data)
    training, held = split(data.chats, 0.0 if args.eval else args.eval_share, args.seed)
    held = list(read_chats(args.eval).chats) if args.eval else held
    name = args.data.name
    try:
        sequences, left_out = encode_all(encoder, training, limit)
        name = (args.eval or args.data).name
        held_sequences, _ = encode_all(encoder, held, limit)
    except ValueError as e:
        raise DataError(f"{name}: {e}") from None
    if not sequences:
        raise DataError(f"{name}: all {left_out} chats are longer than --max-length {limit}")
    return Material(data, len(training), len(held), sequences, held_sequences, left_out)


def train(args: argparse.Namespace, callbacks: Sequence[TrainerCallback] = ()) -> Provenance:
    """Train by `args` (see `parser`) and write the package into `args.out`. Raises LmoeError."""
    base = load_base(str(args.base), quantization=args.quantization)
    encoder = ChatEncoder.of(base.chat, base.tokenizer, base.eos_ids)
    limit = min(args.max_length, base.max_length)
    material = read_material(args, encoder, limit)
    pad_id = base.tokenizer.pad_token_id if base.tokenizer.pad_token_id is not None else encoder.eos_ids[0]
    packed = separates(base.model, material.sequences, pad_id, base.device)
    batches = make_batches(args, material.sequences, pad_id, packed=packed, limit=limit)
    held_out = make_batches(args, material.held_sequences, pad_id, packed=packed, limit=limit) if material.held_sequences else None
    model = prepare(args, base)
    steps = steps_of(args, batches)
    checkpoint = last_checkpoint(args.work, _settings(args, material, steps), resume=args.resume)
    _announce(args, material, batches, steps, packed)
    plain = Answers(base, base.model.base_model)
    before = plain.mean(model, held_out) if held_out else None
    trainer = AnswerTrainer(
        training=Answers(base, torch.compile(base.model.base_model, dynamic=False)) if compiled(args, base, steps, packed) else plain,
        evaluation=plain,
        held_out=held_out,
        model=model,
        args=arguments(args, steps, batches.rows_per_step, evaluate=held_out is not None, grouped=not packed, device=base.device),
        train_dataset=batches.rows,
        data_collator=batches.collate,
        callbacks=[Report(batches.tokens_per_step), *callbacks],
    )
    trainer.remove_callback(PrinterCallback)
    trainer.train(resume_from_checkpoint=checkpoint)

    record = _record(args, material, steps, batches.tokens_per_step)
    if before is not None:
        after = trainer.final_loss()
        record |= {"held_out": material.held, "loss_before": round(before, 4), "loss_after": round(after, 4)}
        print(f"held-out loss {before:.4f} -> {after:.4f}{'' if after < before else ': this expert does not beat the base'}")
    provenance = Provenance(args.description, base_id(args.base), args.license, material.data.provenance, record)
    write_package(model, args.out, provenance)
    read_package(args.out, base.linear_shapes)
    if args.routing_samples:
        _propose(args, material.data)
    return provenance


def _settings(args: argparse.Namespace, material: Material, steps: int) -> dict[str, object]:
    """What makes two trainings the same, step by step."""
    names = ("rank", "alpha", "targets", "dropout", "batch_tokens", "accumulate", "learning_rate", "max_length", "quantization", "seed")
    held = material.data.digest if args.eval is None else read_chats(args.eval).digest
    return {
        **{name: getattr(args, name) for name in names},
        "base": base_id(args.base),
        "data": material.data.digest,
        "eval": [held, args.eval_share],
        "steps": steps,
    }


def _record(args: argparse.Namespace, material: Material, steps: int, tokens_per_step: int) -> dict[str, str | int | float]:
    """The table `training` of `expert.toml`."""
    record: dict[str, str | int | float] = {"steps": steps, "tokens": steps * tokens_per_step, "chats": material.chats, "seed": args.seed}
    return record | {"rank": args.rank, "learning_rate": args.learning_rate, "quantization": args.quantization}


def base_id(base: Path | str) -> str:
    """A name that means the same on every machine: the folder's or hub's name, never a path."""
    path = Path(base)
    if not path.exists():
        return str(base)
    return PACKAGED_ID if path.resolve() == options.PACKAGED_BASE else path.resolve().name


def _announce(args: argparse.Namespace, material: Material, batches: Batches, steps: int, packed: bool) -> None:
    kept, held = material.sequences, material.held_sequences
    tokens, learnt = sum(len(s.ids) for s in kept), sum(s.learnt for s in kept)
    print(f"{len(kept)} sequences, {tokens:,} tokens, {learnt:,} of them in answers; {len(held)} sequences held out")
    if material.left_out:
        print(f"left out: {material.left_out} longer than --max-length {args.max_length}")
    how = f"packed into {len(batches.rows)} rows" if packed else "one a row, of like length together (this model cannot be packed)"
    print(f"{how}, {batches.rows_per_step} rows a step, {steps} steps", flush=True)


def _propose(args: argparse.Namespace, data: ChatFile) -> None:
    from lmoe.routing.encoder import load_encoder

    texts = propose(map(first_request, data.chats), args.routing_samples, load_encoder(None), args.seed)
    folder = args.routing_data or args.out.parent.parent / "routing_data"
    print(f"routing samples: {write_samples(folder / f'{args.out.name}.jsonl', texts)}; read them, and add what your users would type")


def parser() -> argparse.ArgumentParser:
    return options.parser(__doc__)


def main(argv: Sequence[str] | None = None) -> int:
    args = parser().parse_args(argv)
    args.work = args.work or Path("runs", "experts", args.out.name)
    if not NAME.fullmatch(args.out.name) or args.out.name in RESERVED:
        print(f"error: --out: the expert's name {args.out.name!r} is not allowed: {NAMES}", file=sys.stderr)
        return 1
    if args.threads:
        torch.set_num_threads(args.threads)
    # PEFT's own call into transformers; nothing that who trains could change.
    warnings.filterwarnings("ignore", "`is_gradient_checkpointing` is deprecated", FutureWarning)
    began = time.monotonic()
    try:
        provenance = train(args)
    except LmoeError as e:
        print(f"error: {e}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; the same command with --resume goes on from the last checkpoint", file=sys.stderr)
        return 130
    print(f"{args.out} written in {time.monotonic() - began:.0f} s: {json.dumps(dict(provenance.training))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
