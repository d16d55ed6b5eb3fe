"""What every answerer makes of every question: its greedy answer, and its loss on the reference answer.

Answers come from lmoe's own engine, all answerers in flight at once; losses from a plain forward of transformers and PEFT.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import torch
import torch.nn.functional as F
from peft import PeftModel
from torch import nn

from lmoe.chat import Message
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.loading import Base
from lmoe.experts.package import Package
from lmoe.experts.registry import BASE
from lmoe.generation import GenerationRequest, Piece, Sampling, Share
from lmoe.quality.encoding import IGNORED, ChatEncoder
from scripts.expert_training.packing import Padded, single

HELD_OUT = Path(__file__).parent / "heldout"
FILES = {
    "creative": ("creative",),
    "code": ("code", "code_own"),
    "reasoning": ("reasoning", "reasoning_logic"),
    "general": ("general",),
}
"""Each domain's held-out files; `benchmarks/tasks/<domain>.py` judges the answers."""
OWNER = {"general": BASE}
"""Who should answer a domain, where it is not the expert of that name."""
ROWS = 16


@dataclass(frozen=True, slots=True)
class Question:
    """One held-out line."""

    domain: str
    prompt: str
    answer: str
    check: Mapping[str, object]
    own: bool = False
    """Whether its kind is the expert's own: one that the base was never trained on."""

    @property
    def chat(self) -> tuple[Message, ...]:
        return (Message("user", self.prompt),)


@dataclass(frozen=True, slots=True)
class Losses:
    """Summed negative log likelihood (nats) of each question's reference answer, and its tokens."""

    totals: tuple[float, ...]
    tokens: tuple[int, ...]


def read_questions(domains: Sequence[str]) -> list[Question]:
    questions = []
    for domain in domains:
        for name in FILES[domain]:
            for line in (HELD_OUT / f"{name}.jsonl").read_text("utf-8").splitlines():
                raw = json.loads(line)
                questions.append(Question(domain, raw["prompt"], raw["answer"], raw["check"], raw.get("own", False)))
    return questions


def judge(question: Question, answer: str) -> bool:
    return bool(import_module(f"benchmarks.tasks.{question.domain}").passes(answer, question.check))


def generate(base: Base, packages: Mapping[str, Package], questions: Sequence[Question], max_tokens: int) -> dict[str, list[str]]:
    """Greedy answers by answerer, `base` included: every question goes to every one of them, in mixed batches."""
    engine = BankEngine(base, Limits(max_running=32, max_waiting=len(questions) * (len(packages) + 1), step_tokens=512))
    engine.start()
    try:
        for package in packages.values():
            engine.add(package.adapter)
        shares = {BASE: (), **{name: (Share(p.adapter.revision),) for name, p in packages.items()}}
        sampling = Sampling(max_tokens=max_tokens, temperature=0.0, stop=base.chat.stop)
        waiting = {
            name: [_Collected(engine, GenerationRequest(base.chat.encode(q.chat), mix, sampling)) for q in questions]
            for name, mix in shares.items()
        }
        return {name: [one.text() for one in collected] for name, collected in waiting.items()}
    finally:
        engine.close()


class _Collected:
    """A submitted request, and its text once it is whole."""

    def __init__(self, engine: BankEngine, request: GenerationRequest) -> None:
        self._pieces: list[Piece] = []
        self._done = threading.Event()
        engine.submit(request, self._deliver)

    def _deliver(self, piece: Piece) -> None:
        self._pieces.append(piece)
        if piece.last:
            self._done.set()

    def text(self) -> str:
        self._done.wait()
        error = self._pieces[-1].error
        if error is not None:
            raise error
        return "".join(piece.text for piece in self._pieces)


def losses(base: Base, packages: Mapping[str, Package], questions: Sequence[Question]) -> dict[str, Losses]:
    """By answerer, `base` included. Leaves PEFT's layers in `base.model`: load another base to serve."""
    encoder = ChatEncoder(base.chat, base.tokenizer, tuple(base.eos_ids))
    measured = {BASE: _losses(base, base.model, encoder, questions)}
    model: PeftModel | None = None
    for name, package in packages.items():
        folder, adapter = str(package.expert.path), name.replace(".", "_")
        if model is None:
            model = PeftModel.from_pretrained(base.model, folder, adapter_name=adapter)
        else:
            model.load_adapter(folder, adapter_name=adapter)
        model.set_adapter(adapter)
        model.eval()
        measured[name] = _losses(base, model, encoder, questions)
    return measured


def _losses(base: Base, model: nn.Module, encoder: ChatEncoder, questions: Sequence[Question]) -> Losses:
    rows = single([encoder.encode((*q.chat, Message("assistant", q.answer)))[-1] for q in questions])
    collate, totals, tokens = Padded(base.tokenizer.pad_token_id or 0), [], []
    for start in range(0, len(rows), ROWS):
        batch = {key: value.to(base.device) for key, value in collate(rows[start : start + ROWS]).items()}
        labels = batch.pop("labels")[:, 1:]
        with torch.inference_mode():
            logits = model(**batch, use_cache=False).logits[:, :-1].float()
        each = F.cross_entropy(logits.transpose(1, 2), labels, ignore_index=IGNORED, reduction="none")
        totals += each.sum(1).tolist()
        tokens += (labels != IGNORED).sum(1).tolist()
    return Losses(tuple(totals), tuple(tokens))
