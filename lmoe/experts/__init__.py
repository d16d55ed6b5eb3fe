"""Experts: what is on disk, what is refused, and which are live. No torch model here."""
