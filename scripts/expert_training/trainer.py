"""transformers' trainer, taught what a loss on answers is. Knows batches and a base, neither files nor command lines.

The loop, its schedule, checkpoints, resumption and progress bar are the library's: its form is what people who train know, and
others maintain it. Ours are the loss, which computes logits only where something is learnt, and the evaluation.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import Trainer, TrainerCallback

from lmoe.engine.loading import Base
from lmoe.quality.encoding import IGNORED
from scripts.expert_training.modes import evaluating
from scripts.expert_training.packing import Batch, Packed, Padded, Row


@dataclass(frozen=True, slots=True)
class Batches:
    """Rows, and how they become tensors. `rows_per_step` of them make one step of the optimiser."""

    rows: list[Row]
    collate: Packed | Padded
    rows_per_step: int

    def batch(self, start: int) -> Batch:
        return self.collate(self.rows[start : start + self.rows_per_step])

    @property
    def tokens_per_step(self) -> int:
        """On average, padding not counted."""
        return sum(len(row["input_ids"]) for row in self.rows) * self.rows_per_step // len(self.rows)


@dataclass(frozen=True, slots=True)
class Answers:
    """The loss of answers under a base: logits only where something is learnt, which halves the work of the output layer.

    `decoder` is the base's own stack of layers, adapter included, or its compiled form.
    """

    base: Base
    decoder: Callable[..., Any]

    def losses(self, batch: Batch) -> Tensor:
        """Negative log likelihood (nats) of each learnt token of the batch."""
        device = self.base.device
        inputs = {key: value.to(device) for key, value in batch.items() if key != "labels"}
        labels = batch["labels"].to(device)[:, 1:]
        learnt = labels != IGNORED
        with torch.autocast(device.type, dtype=torch.bfloat16):
            hidden = self.decoder(**inputs, use_cache=False).last_hidden_state[:, :-1]
            logits = self.base.logits(hidden[learnt])
        return F.cross_entropy(logits.float(), labels[learnt], reduction="none")

    def mean(self, model: nn.Module, batches: Batches) -> float:
        """Mean loss of an answer's token, over all tokens alike."""
        with evaluating(model):
            parts = [self.losses(batches.batch(start)) for start in range(0, len(batches.rows), batches.rows_per_step)]
        return torch.cat(parts).mean().item()


class AnswerTrainer(Trainer):
    """transformers' trainer with our loss. One device: the model is called past the wrappers of parallel training."""

    def __init__(self, *, training: Answers, evaluation: Answers, held_out: Batches | None, **options: Any) -> None:
        super().__init__(eval_dataset=held_out.rows if held_out else None, **options)
        self._training, self._evaluation, self._held_out = training, evaluation, held_out

    def compute_loss(self, model: Any, inputs: Batch, return_outputs: bool = False, num_items_in_batch: Any = None) -> Tensor:
        losses = self._training.losses(inputs)
        return losses.mean() if num_items_in_batch is None else losses.sum() / num_items_in_batch

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        assert self._held_out is not None, "no evaluation is scheduled without data for it"
        metrics = {"eval_loss": self._evaluation.mean(self.model, self._held_out)}
        self.log(dict(metrics))
        self.control = self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        return metrics

    def final_loss(self) -> float:
        """The held-out loss of the trained weights, measured now unless the last epoch's end did."""
        last = next((entry for entry in reversed(self.state.log_history) if "eval_loss" in entry), None)
        fresh = last is not None and last["step"] == self.state.global_step
        return float(last["eval_loss"] if fresh else self.evaluate()["eval_loss"])


class Report(TrainerCallback):
    """One line whenever the trainer logs; the progress bar, where there is a terminal, is the trainer's own."""

    def __init__(self, tokens_per_step: int) -> None:
        self._tokens = tokens_per_step
        self._mark = (0, 0.0)

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._mark = (state.global_step, time.monotonic())

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **_: Any) -> None:
        if logs and "eval_loss" in logs:
            print(f"step {state.global_step}: held-out loss {logs['eval_loss']:.4f}", flush=True)
            self._mark = (state.global_step, time.monotonic())
        elif logs and "loss" in logs:
            step, began = self._mark
            now = time.monotonic()
            speed = (state.global_step - step) * self._tokens / max(now - began, 1e-9)
            print(f"step {state.global_step}/{state.max_steps}: loss {logs['loss']:.4f}, {speed:,.0f} tokens/s", flush=True)
            self._mark = (state.global_step, now)
