"""What a training example is. The vocabulary shared by all generators."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """One user request and the answer the model should give.

    `skill` names the generator that made it (`"haiku"`, `"ducks"`), for counting and for balanced sampling.
    """

    prompt: str
    answer: str
    skill: str
