"""What every answerer makes of every question: its greedy answer, and its loss on the reference answer.

Both come from an engine, with all answerers in flight at once: what is measured is what would be served.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lmoe.chat import ChatFormat
from lmoe.errors import DataError, LmoeError
from lmoe.generation import Engine, GenerationRequest, Piece, Sampling, Share
from lmoe.quality.encoding import ChatEncoder
from lmoe.quality.questions import Question

IN_FLIGHT = 64
"""Requests that the engine is given at a time: enough to fill its batches."""

READING = Sampling(max_tokens=0, temperature=0.0, prompt_logprobs=0)

Shares = Mapping[str, tuple[Share, ...]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Losses:
    """Summed negative log likelihood (nats) of each question's reference answer, and its tokens."""

    totals: tuple[float, ...]
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asker:
    """An engine, and how its base is talked to. `progress` hears of requests done, and of all."""

    engine: Engine
    chat: ChatFormat
    encoder: ChatEncoder
    progress: Progress = field(default=lambda done, of: None, repr=False)

    def fits(self, question: Question) -> bool:
        """Whether question and reference answer have room in the context. Raises DataError for what cannot be encoded."""
        prompt, answer = self._encoded(question)
        return len(prompt) + len(answer) <= self.engine.max_length

    def answers(self, answerers: Shares, questions: Sequence[Question], max_tokens: int) -> dict[str, list[str]]:
        """Greedy answers by answerer: every question goes to every one of them."""
        requests = []
        for shares in answerers.values():
            for question in questions:
                prompt = self.chat.encode(question.chat)
                room = min(max_tokens, self.engine.max_length - len(prompt))
                requests.append(GenerationRequest(prompt, shares, Sampling(max_tokens=room, temperature=0.0, stop=self.chat.stop)))
        texts = ["".join(piece.text for piece in pieces) for pieces in self._ask(requests)]
        return {name: texts[i * len(questions) : (i + 1) * len(questions)] for i, name in enumerate(answerers)}

    def losses(self, answerers: Shares, questions: Sequence[Question]) -> dict[str, Losses]:
        """By answerer, on the questions' reference answers."""
        encoded = [self._encoded(question) for question in questions]
        requests = [GenerationRequest(prompt + answer, shares, READING) for shares in answerers.values() for prompt, answer in encoded]
        read = self._ask(requests)
        tokens = [len(answer) for _, answer in encoded]
        found = {}
        for i, name in enumerate(answerers):
            mine = read[i * len(questions) : (i + 1) * len(questions)]
            totals = (-sum(t.logprob for t in pieces[0].prompt[-count:]) for pieces, count in zip(mine, tokens, strict=True))
            found[name] = Losses(tuple(totals), tuple(tokens))
        return found

    def _encoded(self, question: Question) -> tuple[tuple[int, ...], tuple[int, ...]]:
        try:
            return tuple(self.chat.encode(question.chat)), tuple(self.encoder.answer(question.answer))
        except ValueError as e:
            raise DataError(f"{question.where}: {e}") from None
        except LmoeError as e:
            raise DataError(f"{question.where}: {e.message}") from None

    def _ask(self, requests: Sequence[GenerationRequest]) -> list[list[Piece]]:
        """All pieces of every request. Raises the first error that the engine reports."""
        room = threading.Semaphore(IN_FLIGHT)
        collected: list[list[Piece]] = [[] for _ in requests]

        def deliver_to(pieces: list[Piece]) -> Callable[[Piece], None]:
            def deliver(piece: Piece) -> None:
                pieces.append(piece)
                if piece.last:
                    room.release()

            return deliver

        for done, (request, pieces) in enumerate(zip(requests, collected, strict=True)):
            room.acquire()
            self.progress(max(done - IN_FLIGHT, 0), len(requests))
            self.engine.submit(request, deliver_to(pieces))
        for _ in range(IN_FLIGHT):
            room.acquire()
        self.progress(len(requests), len(requests))
        for pieces in collected:
            if (error := pieces[-1].error) is not None:
                raise error
        return collected
