"""Stand-ins for what is slow or large: an engine of known output, a tokenizer of characters, an encoder of words.

The code under test is always the real one: these implement its protocols.
"""

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lmoe.chat import ChatFormat
from lmoe.config import Settings
from lmoe.errors import GenerationFailed, InvalidRequest, LmoeError, Overloaded
from lmoe.experts.registry import Expert, Registry
from lmoe.experts.samples import SampleSet
from lmoe.generation import FinishReason, GenerationRequest, Load, Piece, Sampling, Share, TokenLogprob
from lmoe.routing.router import Router
from lmoe.service import Service

VOCABULARY = 1000


class FakeTicket:
    def __init__(self) -> None:
        self.cancelled = threading.Event()

    def cancel(self) -> None:
        self.cancelled.set()


class FakeEngine:
    """Says which shares it was asked for, then counts words up to `max_tokens`: one word, one token, one piece each.

    `words` is the whole answer, without `delay` seconds between its pieces; `fail_at` ends it with an error before that piece.
    """

    def __init__(
        self, words: Sequence[str] | None = None, *, max_length: int = 512, delay: float = 0.0, fail_at: int | None = None
    ) -> None:
        self.max_length = max_length
        self.words = words
        self.delay = delay
        self.fail_at = fail_at
        self.full = False
        self.requests: list[GenerationRequest] = []
        self.tickets: list[FakeTicket] = []
        self.delivered = 0

    @property
    def load(self) -> Load:
        running = sum(not ticket.cancelled.is_set() for ticket in self.tickets)
        return Load(running, 0, {1: self.delivered}, {1: self.delivered})

    def prefetch(self, shares: Sequence[Share]) -> None:
        """Nothing has to come in."""

    def prepare(self, sampling: Sampling) -> None:
        """Any schema will do: nothing is made of it."""

    def submit(self, request: GenerationRequest, deliver: Callable[[Piece], None]) -> FakeTicket:
        if self.full:
            raise Overloaded
        for token in request.sampling.logit_bias:
            if token >= VOCABULARY:
                raise InvalidRequest(f"Invalid 'logit_bias': token id {token} is outside the vocabulary.", param="logit_bias")
        ticket = FakeTicket()
        self.requests.append(request)
        self.tickets.append(ticket)
        threading.Thread(target=self._run, args=(request, deliver, ticket), daemon=True).start()
        return ticket

    def _run(self, request: GenerationRequest, deliver: Callable[[Piece], None], ticket: FakeTicket) -> None:
        for i, piece in enumerate(self._pieces(request)):
            time.sleep(self.delay)
            if ticket.cancelled.is_set():
                return
            failure: LmoeError | None = GenerationFailed("a row of NaN") if i == self.fail_at else None
            self.delivered += 1
            deliver(Piece(error=failure) if failure else piece)
            if failure:
                return

    def _pieces(self, request: GenerationRequest) -> Iterable[Piece]:
        words = self.answer(request)
        limit = len(words) if request.sampling.max_tokens is None else request.sampling.max_tokens
        shown = words[:limit]
        prompt = self._prompt(request)
        if not shown:
            yield Piece(prompt=prompt, finish_reason="length")
        for i, word in enumerate(shown):
            last = i == len(shown) - 1
            finish: FinishReason | None = None if not last else "stop" if len(words) <= limit else "length"
            logprobs = () if request.sampling.logprobs is None else (self._logprob(i, word, request.sampling.logprobs),)
            yield Piece(word, (i,), logprobs, prompt if i == 0 else (), finish)

    @staticmethod
    def _prompt(request: GenerationRequest) -> tuple[TokenLogprob, ...]:
        """Each token of the prompt is as likely as its place says, and token 1 is always the likeliest."""
        top = request.sampling.prompt_logprobs
        if top is None:
            return ()
        likeliest = ((1, b"\x01", -0.25),)[:top]
        return tuple(TokenLogprob(t, chr(t).encode(), -float(i), likeliest) for i, t in enumerate(request.prompt_ids))

    def answer(self, request: GenerationRequest) -> Sequence[str]:
        if self.words is not None:
            return self.words
        who = "+".join(f"{share.revision[:8]}:{share.weight:g}" for share in request.shares) or "base"
        return [who, " says", " hello", " ü", "."]

    @staticmethod
    def _logprob(i: int, word: str, top: int) -> TokenLogprob:
        alternatives = tuple((j, f"w{j}".encode(), -float(j) if j else float("-inf")) for j in range(top))
        return TokenLogprob(i, word.encode(), -0.5, alternatives)


class CharacterTokenizer:
    """One character, one token; a template that writes `role: content` lines."""

    chat_template = "fake"
    all_special_tokens = ("<s>",)
    bos_token = bos_token_id = pad_token = unk_token = None
    eos_token = "\x00"
    eos_token_id = 0

    def apply_chat_template(self, conversation: list[dict[str, str]], **_: Any) -> str:
        return "".join(f"{turn['role'][0]}:{turn['content']}\n" for turn in conversation) + "a:"

    def __call__(self, text: str, **_: Any) -> dict[str, list[int]]:
        return {"input_ids": [ord(c) % VOCABULARY for c in text]}

    def __len__(self) -> int:
        return VOCABULARY

    def decode(self, ids: list[int], **_: Any) -> str:
        return "".join(map(chr, ids))

    def convert_ids_to_tokens(self, ids: list[int]) -> list[str]:
        return [chr(i) for i in ids]


class WordEncoder:
    """One axis per topic, found by its words, and a little of the text's own, so that no two texts are equal."""

    identity = "words"
    topics = (("poem", "story"), ("python", "function"), ("hello", "capital"))

    def __init__(self) -> None:
        self.broken = False

    def encode(self, texts: Sequence[str]) -> Any:
        if self.broken:
            raise RuntimeError("the encoder is broken")
        return np.asarray([[self._row(text.lower())] for text in texts], dtype=np.float32)

    def _row(self, text: str) -> list[float]:
        topics = [float(sum(text.count(word) for word in topic)) for topic in self.topics] + [0.0] * 8
        return list(topics + np.random.default_rng(zlib.crc32(text.encode())).normal(scale=0.1, size=len(topics)))


SAMPLES = {
    "base": ("hello there", "what is the capital of France", "hello, how are you"),
    "code": ("write a python function", "fix this python function", "a function in Python"),
    "creative": ("write a poem", "tell me a story", "a story about a fox"),
}


def fake_expert(name: str) -> Expert:
    digest = (name.encode().hex() * 64)[:64]
    return Expert(name, digest, Path("experts") / name, rank=8, bytes=1024, description=f"The {name} expert.")


def fake_registry(*names: str) -> Registry:
    return Registry({name: fake_expert(name) for name in names}, {"torn": "adapter_model.safetensors is truncated"})


def fake_service(engine: FakeEngine | None = None, *, encoder: WordEncoder | None = None, **more: Any) -> Service:
    """The real service over a fake engine, with the experts `code`, `creative` and (without samples) `silent`."""
    options: dict[str, Any] = {
        "model_id": "tiny-base",
        "engine": engine or FakeEngine(),
        "router": Router.build(SampleSet.of(SAMPLES), encoder or WordEncoder()),
        "registry": fake_registry("code", "creative", "silent"),
        "chat_format": ChatFormat(CharacterTokenizer()),  # type: ignore[arg-type]
    }
    return Service(**{**options, **more})


def settings(**flags: Any) -> Settings:
    return Settings(**flags)
