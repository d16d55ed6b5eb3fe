"""Answers that must be JSON of a given schema: which tokens may come next.

Knows llguidance, which compiles schemas and walks them; not sampling. Everything is bounded: a schema's size, its compiled size, and
the work of one step, beyond which the sequence fails alone.
"""

import json
import re
import threading
from collections import OrderedDict

import numpy as np
import torch
from llguidance import LLMatcher, LLParserLimits, LLTokenizer
from llguidance.hf import from_tokenizer
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from lmoe.errors import InvalidRequest
from lmoe.schemas import schemas_in

KEPT = 32
"""Compiled schemas kept for requests to come."""
LIMITS = LLParserLimits(max_grammar_size=100_000, step_max_items=20_000)

_FORMATS = frozenset({"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid", "uri"})
"""Formats of strings that answers are held to; in a schema any other is a remark."""


class Constraint:
    """One sequence's way through a schema."""

    def __init__(self, matcher: LLMatcher, field: str) -> None:
        self._matcher = matcher
        self.field = field
        """What the client calls the schema."""
        self.problem: str | None = None
        """Why it cannot go on; the sequence is to fail then."""

    def restrict(self, row: Tensor) -> None:
        """Ban from one row of logits [vocabulary], in place, what cannot come next."""
        allowed = np.unpackbits(np.frombuffer(self._matcher.compute_bitmask(), np.uint8), bitorder="little")[: len(row)]
        if self._matcher.is_error() or not allowed.any():
            self.problem = _one_line(self._matcher.get_error()) or "no token can continue it"
            return
        row[: len(allowed)].masked_fill_(torch.from_numpy(allowed == 0).to(row.device), float("-inf"))
        row[len(allowed) :] = float("-inf")

    def accept(self, token: int) -> None:
        if self.problem is None and not self._matcher.is_stopped() and not self._matcher.consume_token(token):
            self.problem = _one_line(self._matcher.get_error()) or f"token {token} does not continue it"


class Grammars:
    """Compiles schemas for one base, and remembers the last ones. Thread-safe; the first use takes about a second."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, vocabulary: int, eos_ids: frozenset[int]) -> None:
        self._source = tokenizer
        self._vocabulary = vocabulary
        self._eos_ids = sorted(i for i in eos_ids if i < vocabulary)
        self._tokenizer: LLTokenizer | None = None
        self._compiled: OrderedDict[str, LLMatcher] = OrderedDict()
        self._lock = threading.Lock()
        self._compiling = threading.Lock()

    def constraint(self, schema: str, field: str) -> Constraint:
        """For a JSON schema, as text, that came in `field`. Raises InvalidRequest when it cannot be compiled within the bounds."""
        matcher = self._known(schema)
        if matcher is None:
            # Some take seconds. Those that are known go on meanwhile.
            with self._compiling:
                matcher = self._known(schema) or self._compile(schema, field)
            with self._lock:
                self._compiled[schema] = matcher
                while len(self._compiled) > KEPT:
                    self._compiled.popitem(last=False)
        with self._lock:
            return Constraint(matcher.deep_copy(), field)

    def _known(self, schema: str) -> LLMatcher | None:
        with self._lock:
            if schema in self._compiled:
                self._compiled.move_to_end(schema)
            return self._compiled.get(schema)

    def _compile(self, schema: str, field: str) -> LLMatcher:
        if not self._eos_ids:
            raise InvalidRequest("This base model has no end token, which structured answers need.", param=field)
        if self._tokenizer is None:
            self._tokenizer = from_tokenizer(self._source, n_vocab=self._vocabulary, eos_token=self._eos_ids)
        try:
            # Compact, since a small model given free whitespace may write nothing else.
            grammar = LLMatcher.grammar_from_json_schema(_without_remarks(schema), defaults={"whitespace_flexible": False})
            matcher = LLMatcher(self._tokenizer, grammar, log_level=0, limits=LIMITS)
            problem = matcher.get_error() if matcher.is_error() else None
        except (ValueError, RuntimeError) as e:
            problem = str(e)
        if problem is not None:
            raise InvalidRequest(
                f"Invalid schema in '{field}': {_one_line(problem) or 'it cannot be compiled'}",
                param=field,
                code="invalid_json_schema",
            )
        return matcher


def _without_remarks(schema: str) -> str:
    """The schema without formats that are unknown, which would not compile."""
    whole = json.loads(schema)
    for one in schemas_in(whole):
        if isinstance(one.get("format"), str) and one["format"] not in _FORMATS:
            del one["format"]
    return json.dumps(whole)


def _one_line(text: str) -> str:
    """The reason alone: after it llguidance appends its parser's whole state, and some reasons are only its own code words."""
    reason = " ".join(text.partition("<state>")[0].split())[:300]
    if re.search(r"Some\(|None\b|regex for", reason):
        return "its bounds on a number leave nothing that can be written"
    return reason if " " in reason else ""
