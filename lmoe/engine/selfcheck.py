"""The check at every start that a base under our cache gives the logits that it gives by itself.

Attention sinks, recurrent states and the like would otherwise be left out without a word.
"""

import torch
from torch import Tensor

from lmoe.engine.banked import BankedModel
from lmoe.engine.cache import GROWTH
from lmoe.engine.loading import Base
from lmoe.engine.step import Row
from lmoe.errors import LmoeError, LoadError

EXACT, CLOSE = 1e-2, 0.15
"""How far a base's logits may be from the model's own at the start, in float32 and in fewer bits (relative norm)."""


def does_not_run(base: Base, error: Exception) -> LmoeError:
    """What a failed forward means for a start: one line that names the base."""
    if isinstance(error, LmoeError):
        return error
    return LoadError(f"{base.name!r} does not run: {type(error).__name__}: {' '.join(str(error).split())[:200]}")


def own_logits(base: Base) -> Tensor:
    """What the model itself makes of a short text, before anything of ours is in it: [tokens, vocabulary]. Raises LoadError."""
    ids = torch.tensor([_trial(base.vocabulary)], device=base.device)
    try:
        with torch.inference_mode():
            logits: Tensor = base.model(input_ids=ids, use_cache=False).logits[0].float()
    except Exception as e:
        raise does_not_run(base, e) from e
    return logits


def warm_up(model: BankedModel, expected: Tensor) -> int:
    """First forwards, held against `own_logits`; returns the length that the base allows and the cache can hold. Raises LoadError."""
    base, cache = model.base, model.cache
    # One token shows that the model runs, and how large its keys and values are.
    logits = model.logits(model.step([Row(0, 0, (min(base.eos_ids, default=0),))]))
    if not bool(torch.isfinite(logits).all()) or not bool(torch.isfinite(expected).all()):
        raise LoadError(f"The base model {base.name!r} yields logits that are not numbers; its weights may be damaged.")
    _check_logits(model, expected)
    longest = min(base.max_length, cache.longest)
    least = min(GROWTH, base.max_length)
    if longest < least:
        needed = least * cache.bytes_per_token
        raise LoadError(f"--kv-cache-memory {cache.limit} bytes is too little: {least} tokens of this base need {needed}.")
    return longest


def _check_logits(model: BankedModel, expected: Tensor) -> None:
    """A prompt in two chunks and a decoded token must give the model's own logits, or some part of it is not served rightly."""
    base = model.base
    ids = _trial(base.vocabulary)
    exact = base.dtype == torch.float32 and not getattr(base.model, "is_quantized", False)
    for start, stop in ((0, 5), (5, len(ids) - 1), (len(ids) - 1, len(ids))):
        model.cache.reserve(1, stop)
        (logits,) = model.logits(model.step([Row(0, start, ids[start:stop])]))
        own = expected[stop - 1]
        error = float((logits - own).norm() / own.norm().clamp_min(1e-6))
        if error > (EXACT if exact else CLOSE):
            raise LoadError(
                f"The base model {base.name!r} has the architecture {base.model.config.model_type!r}, which is not "  # type: ignore[union-attr]
                f"supported: under lmoe's cache its logits differ from its own by {error:.1%}."
            )


def _trial(vocabulary: int) -> tuple[int, ...]:
    """A few ids, spread over the vocabulary."""
    return tuple(17 + 7919 * i % max(1, vocabulary - 17) for i in range(12)) if vocabulary > 32 else tuple(range(min(12, vocabulary)))
