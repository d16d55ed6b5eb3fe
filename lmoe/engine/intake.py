"""From a request to a sequence: what cannot be run is refused here. Knows the base's vocabulary; neither the queue nor experts."""

from collections.abc import Callable

from lmoe.engine.grammar import Constraint
from lmoe.engine.loading import Base
from lmoe.engine.sampler import SamplerState
from lmoe.engine.sequence import Sequence
from lmoe.engine.stops import IncrementalText, StopStrings
from lmoe.errors import ContextTooLong, InvalidRequest
from lmoe.generation import GenerationRequest, Piece

CONTEXT = 8
"""Tokens of a prompt that decide how the text goes on from it."""


def admitted(
    request: GenerationRequest, deliver: Callable[[Piece], None], base: Base, limit: int, constraint: Constraint | None
) -> Sequence:
    """A sequence of at most `limit` tokens. Raises ContextTooLong, and InvalidRequest for ids outside the base's vocabulary."""
    size, sampling = len(request.prompt_ids), request.sampling
    if size > limit or (size == limit and sampling.max_tokens != 0):
        raise ContextTooLong(limit, size)
    if size == 0:
        raise InvalidRequest("The prompt is empty: at least one token is needed.", param="prompt")
    named = (("prompt", request.prompt_ids), ("logit_bias", tuple(sampling.logit_bias)), ("stop_token_ids", sampling.stop_token_ids))
    for name, ids in named:
        bad = next((i for i in ids if not 0 <= i < base.vocabulary), None)
        if bad is not None:
            raise InvalidRequest(f"Invalid '{name}': token id {bad} is outside the vocabulary of {base.vocabulary}.", param=name)
    # A base may name an end token that it has no logit for.
    ends = frozenset() if sampling.ignore_eos else frozenset(i for i in base.eos_ids if i < base.vocabulary)
    stop_ids = frozenset(sampling.stop_token_ids) | ends
    return Sequence(
        request,
        deliver,
        SamplerState(sampling, stop_ids, request.prompt_ids, constraint),
        IncrementalText(base.backend_tokenizer, request.prompt_ids[-CONTEXT:] if request.continues else ()),
        StopStrings(sampling.stop),
        base.spell,
        max_tokens=min(limit if sampling.max_tokens is None else sampling.max_tokens, limit - size),
    )
