"""Letting the base model choose the expert: it is shown their descriptions and names one, as the predecessor's agent did.

Knows experts' descriptions and an engine by its protocol; neither samples nor vectors.
"""

import asyncio
import hashlib
import json
import string
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import aclosing
from typing import cast

from lmoe.chat import ChatFormat, Message
from lmoe.errors import LmoeError
from lmoe.experts.registry import BASE
from lmoe.generation import Engine, GenerationRequest, Piece, Sampling, stream
from lmoe.routing.conversation import routing_text
from lmoe.routing.decision import Decision

LABELS = string.ascii_uppercase
"""One letter an expert, for one letter is one token in any vocabulary."""

BASE_DESCRIPTION = "anything else: conversation, facts, advice"
LONGEST_TEXT = 1000
LONGEST_DESCRIPTION = 160

_LIKELIEST = 100.0


class DescriptionSelector:
    """Asks the bare base for one token, of which only the experts' letters are possible."""

    def __init__(self, engine: Engine, chat_format: ChatFormat, encoding: Executor) -> None:
        """`encoding` runs the tokenizer, which no two threads may share."""
        self._engine = engine
        self._format = chat_format
        self._encoding = encoding

    async def choose(self, messages: Sequence[Message], descriptions: Mapping[str, str], allow: Collection[str] | None = None) -> Decision:
        """One of `descriptions` and `base`, as far as allowed, with reason `llm`; `base` by `fallback` where nothing can be asked.

        At most 26 can be shown: those first by name.
        """
        offered = {name: text for name, text in sorted({BASE: BASE_DESCRIPTION, **descriptions}.items()) if allow is None or name in allow}
        names = list(offered)[: len(LABELS)]
        version = hashlib.sha256(json.dumps(offered).encode()).hexdigest()[:12]
        text = routing_text(messages)
        if not text or not names:
            return Decision(BASE, "fallback", router_version=version)
        if len(names) == 1:
            return Decision(names[0], "llm", router_version=version)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._encoding, self._asked, text, {name: offered[name] for name in names})
        if found is None:
            return Decision(BASE, "fallback", router_version=version)
        prompt, labels = found
        chosen = await self._answer(prompt, labels)
        return Decision(BASE, "fallback", router_version=version) if chosen is None else Decision(chosen, "llm", router_version=version)

    async def _answer(self, prompt: tuple[int, ...], labels: Mapping[int, str]) -> str | None:
        sampling = Sampling(max_tokens=1, temperature=0.0, logit_bias=dict.fromkeys(labels, _LIKELIEST), ignore_eos=True)
        asked = cast("AsyncGenerator[Piece, None]", stream(self._engine, GenerationRequest(prompt, sampling=sampling)))
        async with aclosing(asked) as pieces:
            async for piece in pieces:
                for token in piece.token_ids:
                    return labels.get(token)
        return None

    def _asked(self, text: str, descriptions: Mapping[str, str]) -> tuple[tuple[int, ...], dict[int, str]] | None:
        """Prompt ids and the expert of each label's token id; the text is shortened until it fits. None when it never does."""
        labels = {self._token(label): name for label, name in zip(LABELS, descriptions, strict=False)}
        if len(labels) < len(descriptions):
            return None
        shown = text[:LONGEST_TEXT]
        while shown:
            try:
                prompt = self._format.encode([Message("user", _question(shown, descriptions))])
            except LmoeError:
                return None
            if len(prompt) < self._engine.max_length:
                return prompt, labels
            shown = shown[: len(shown) // 2]
        return None

    def _token(self, label: str) -> int:
        """The last token, for some vocabularies write a mark of the word's beginning before it."""
        return int(self._format.tokenizer(label, add_special_tokens=False)["input_ids"][-1])


def _question(text: str, descriptions: Mapping[str, str]) -> str:
    lines = [
        f"{label}: {name}, {' '.join(description.split())[:LONGEST_DESCRIPTION]}"
        for label, (name, description) in zip(LABELS, descriptions.items(), strict=False)
    ]
    return "\n".join(["Who should answer this message? Reply with one letter.", *lines, "", f"Message: {text}", "", "Letter:"])
