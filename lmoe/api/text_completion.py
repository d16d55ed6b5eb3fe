"""A raw completion as OpenAI writes it, whole or in chunks, with lmoe's additions beside the choices.

Knows the shape of answers; neither the wire nor where pieces come from.
"""

import codecs
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lmoe.answer import Answer
from lmoe.api.completion import NEVER, usage_body
from lmoe.api.decisions import decision_body
from lmoe.generation import Piece, TokenLogprob


class TextCompletion:
    """One request's answers being written: remembers how far the text of each choice has come."""

    def __init__(self, request_id: str, created: int, model: str, answer: Answer, *, echo: bool, explain: bool) -> None:
        self._head = {"id": f"cmpl-{request_id}", "object": "text_completion", "created": created, "model": model}
        self._answer = answer
        self._echo = echo
        self._explain = explain
        self._prompts = len(answer.decisions)
        self._offsets: dict[int, _Offsets] = {}
        self._introduced = False

    def whole(self, collected: Sequence[Sequence[Piece]]) -> Mapping[str, Any]:
        choices = []
        for index, pieces in enumerate(collected):
            parts = [self._part(index, piece) for piece in pieces]
            logprobs = _joined([part["logprobs"] for part in parts if part["logprobs"] is not None])
            text = "".join(part["text"] for part in parts)
            choices.append({**parts[-1], "text": text, "logprobs": logprobs})
        return {
            **self._head,
            "choices": choices,
            "usage": usage_body(self._answer.usage),
            **self._introduction(),
            "duration": self._answer.duration,
        }

    def chunks(self, index: int, piece: Piece, *, include_usage: bool) -> Iterator[Mapping[str, Any]]:
        part = self._part(index, piece)
        if not part["text"] and part["logprobs"] is None and part["finish_reason"] is None:
            return
        more: dict[str, Any] = {"usage": None} if include_usage else {}
        if piece.finish_reason is not None:
            more["duration"] = self._answer.duration
        more |= {"expert": self._expert} if self._introduced else self._introduction()
        self._introduced = True
        yield {**self._head, "choices": [part], **more}

    def usage_chunk(self) -> Mapping[str, Any]:
        return {**self._head, "choices": [], "usage": usage_body(self._answer.usage), "expert": self._expert}

    @property
    def _expert(self) -> str:
        """Of several prompts each may have its own; the choices say which."""
        return ",".join(dict.fromkeys(decision.expert for decision in self._answer.decisions))

    def _introduction(self) -> Mapping[str, Any]:
        bodies = [decision_body(decision, explain=self._explain) for decision in self._answer.decisions]
        routing = bodies[0] if len(bodies) == 1 else bodies
        return {"expert": self._expert, "routing": routing, "routing_duration": self._answer.routing_duration}

    def _part(self, index: int, piece: Piece) -> dict[str, Any]:
        """One piece as a choice; a choice's first carries the prompt where that is to be echoed."""
        prompt = index * self._prompts // self._answer.choices
        text, tokens = piece.text, piece.logprobs
        offsets = self._offsets.get(index)
        given = 0
        if offsets is None:
            offsets = self._offsets[index] = _Offsets()
            if self._echo:
                text = self._answer.texts[prompt] + text
                tokens, given = piece.prompt + tokens, len(piece.prompt)
        expert = {"expert": self._answer.decisions[prompt].expert} if self._prompts > 1 else {}
        return {
            "index": index,
            "text": text,
            "logprobs": _logprobs(tokens, offsets, self._answer.texts[prompt], given) if tokens else None,
            "finish_reason": piece.finish_reason,
            **expert,
        }


class _Offsets:
    """Where each token begins in the text, in characters: a token that ends inside one begins where that does."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._at = 0

    def push(self, token: bytes) -> int:
        at = self._at
        self._at += len(self._decoder.decode(token))
        return at

    def push_prompt(self, tokens: Sequence[bytes], text: str) -> list[int]:
        """A prompt's text is known: tokens that are not in it, such as one that begins every text, take no room there."""
        given, at, offsets = text.encode(errors="replace"), 0, []
        for token in tokens:
            offsets.append(len(given[:at].decode(errors="ignore")))
            spelling = token if given.startswith(token, at) else token.removeprefix(b" ")
            at += len(spelling) if given.startswith(spelling, at) else 0
        self._at = len(text)
        return offsets


def _logprobs(tokens: Sequence[TokenLogprob], offsets: _Offsets, prompt: str, given: int) -> Mapping[str, list[Any]]:
    """The first `given` tokens are the prompt's; the very first of them has nothing before it, so no probability."""
    starts = offsets.push_prompt([t.token for t in tokens[:given]], prompt) if given else []
    starts += [offsets.push(t.token) for t in tokens[given:]]
    first = 1 if given else 0
    return {
        "text_offset": starts,
        "tokens": [_spelled(t.token) for t in tokens],
        "token_logprobs": [*[None] * first, *(_value(t.logprob) for t in tokens[first:])],
        "top_logprobs": [*[None] * first, *(_top(t) for t in tokens[first:])],
    }


def _top(token: TokenLogprob) -> Mapping[str, float]:
    """The likeliest first, then the token itself if it is not among them. Of two that are spelled alike the likelier counts."""
    top: dict[str, float] = {}
    for spelling, logprob in (*((t, p) for _, t, p in token.top), (token.token, token.logprob)):
        top.setdefault(_spelled(spelling), _value(logprob))
    return top


def _spelled(token: bytes) -> str:
    """A part of a character is spelled in bytes, as OpenAI does."""
    try:
        return token.decode()
    except UnicodeDecodeError:
        return "bytes:" + "".join(f"\\x{byte:02x}" for byte in token)


def _value(logprob: float) -> float:
    return logprob if math.isfinite(logprob) else NEVER


def _joined(parts: Sequence[Mapping[str, list[Any]]]) -> Mapping[str, list[Any]] | None:
    if not parts:
        return None
    return {name: [value for part in parts for value in part[name]] for name in parts[0]}
