"""What could change a router's decision besides its samples and its encoder."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RouterSettings:
    """What could change a decision besides samples and encoder.

    `k` None: a fifth of an expert's samples, 3 to 12 (50 in `topk` mode). `max_samples` draws, by `seed`, at most that many
    of each expert's samples. `calibration` is how much of what is usual for an expert is taken off its scores: 1 all of it, 0 nothing.
    `base_bias` is the operating point: what is added to `base`'s calibrated score before scores are
    compared. With a lead below `narrow`, a text that only reacts to what came before ("shorter") is read with the turn that it is about
    (`together` is how much the two count as one), and leaves whoever answered before a lead of `loyalty`. A text
    that is certainly not English goes to an expert only with a lead of `foreign` (None: as any other; for an encoder that knows its
    language). All are measured with the packaged encoder.
    """

    mode: Literal["calibrated", "topk"] = "calibrated"
    k: int | None = None
    max_samples: int | None = None
    seed: int = 0
    calibration: float = 1.0
    base_bias: float = -0.01
    narrow: float = 0.5
    together: float = 0.5
    loyalty: float = 0.25
    foreign: float | None = 0.2
