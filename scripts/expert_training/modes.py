"""Evaluation in the midst of training, around bitsandbytes' quirk."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def evaluating(model: nn.Module) -> Iterator[None]:
    """No dropout and no gradients inside; training mode as before afterwards.

    4-bit layers stay in training mode: on some CPUs, one forward in evaluation mode repacks their weights for good, into a form
    that has no backward and does not exist for every shape.
    """
    was_training = model.training
    model.eval()
    for module in model.modules():
        if type(module).__name__ == "Linear4bit":
            module.train()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(was_training)
