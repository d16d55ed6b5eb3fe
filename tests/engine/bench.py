"""An engine under test, with its oracle and a few ways to drive it."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lmoe.engine.engine import BankEngine
from lmoe.engine.graphs import Output
from lmoe.engine.loading import Base
from lmoe.engine.sequence import Sequence
from lmoe.experts.package import Package
from lmoe.generation import GenerationRequest, Piece, Sampling, Share
from tests import tiny

GREEDY = Sampling(temperature=0, max_tokens=16, ignore_eos=True)


def stand_in(act: Callable[[], Output]) -> tuple[Output, Callable[[], None]]:
    """In a CUDA graph's place: runs the step again, from and to the same tensors."""
    output = act()

    def replay() -> None:
        for old, new in zip(output, act(), strict=True):
            old.copy_(new)

    return output, replay


@dataclass
class Running:
    """A submitted sequence and the pieces that have come."""

    ticket: Sequence
    inbox: "queue.Queue[Piece]"
    pieces: list[Piece] = field(default_factory=list)

    def next(self) -> Piece:
        self.pieces.append(self.inbox.get(timeout=60))
        return self.pieces[-1]

    def finish(self) -> "Running":
        while not self.pieces or not self.pieces[-1].last:
            self.next()
        return self

    @property
    def tokens(self) -> list[int]:
        return [i for piece in self.pieces for i in piece.token_ids]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass
class Bench:
    base: Base
    engine: BankEngine
    packages: dict[str, Package]
    folder: Path
    adapters: dict[str, Path]

    @contextmanager
    def held(self) -> Iterator[None]:
        """No step is run meanwhile: what is submitted here begins together, however fast the engine."""
        released = threading.Event()
        self.engine._inbox.post(released.wait)
        try:
            yield
        finally:
            released.set()

    def share(self, name: str, weight: float = 1.0) -> Share:
        return Share(self.packages[name].expert.digest, weight)

    def submit(self, prompt: list[int], *shares: Share, sampling: Sampling = GREEDY) -> Running:
        inbox: queue.Queue[Piece] = queue.Queue()
        return Running(self.engine.submit(GenerationRequest(tuple(prompt), shares, sampling), inbox.put), inbox)

    def oracle(self, prompt: list[int], name: str | None, tokens: int = 16) -> list[int]:
        """What PEFT alone answers, greedily."""
        return tiny.solo(self.folder, self.adapters[name] if name else None, prompt, tokens)

    def encode(self, text: str) -> list[int]:
        return list(self.base.tokenizer(text)["input_ids"])
