"""lmoe: one resident base model, many LoRA experts, and a router that picks the right one for every chat request."""

__version__ = "0.1.0"
