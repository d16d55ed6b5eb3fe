"""Model names by which clients ask for whatever the router picks, so that no expert may have one of them."""

from collections.abc import Iterable

DEFAULT_ALIASES = (
    "gpt-3.5-turbo*",
    "gpt-4*",
    "gpt-4o",
    "gpt-4o-mini",
    "text-davinci-002",
    "text-davinci-003",
    "text-embedding-ada-002",
    "text-embedding-3-small",
    "text-embedding-3-large",
    "text-embedding-*",
)
"""Model names that clients hard-code; a trailing `*` matches any rest."""


def alias_of(name: str, aliases: Iterable[str]) -> str | None:
    """The alias that `name` is, or that ends in `*` and begins like it."""
    return next((a for a in aliases if (name.startswith(a[:-1]) if a.endswith("*") else name == a)), None)
