"""JSON schemas, walked: where in one another schema stands. Knows keywords, not what they mean."""

from collections.abc import Iterator
from typing import Any

_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
"""Keywords under which names stand, each with a schema."""
_VALUES = frozenset({"enum", "const", "default", "examples"})
"""Keywords under which answers stand, not schemas."""


def schemas_in(schema: object) -> Iterator[dict[str, Any]]:
    """The schema and all inside it; what is taken out of one before the next is asked for is not walked."""
    left = [schema]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            yield one
            for keyword, value in one.items():
                if keyword in _BY_NAME and isinstance(value, dict):
                    left += value.values()
                elif keyword not in _VALUES:
                    left.append(value)
