"""Reading a JSON object field by field, with OpenAI's words for everything that can be wrong with a value.

Knows JSON types and bounds, not what any field means. Null counts as absent everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lmoe.errors import InvalidRequest
from lmoe.experts.plain import kind

_SHOWN = 64
"""Characters of a client's own value that an error message repeats."""


def shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."


def invalid_type(param: str, expected: str, value: object) -> InvalidRequest:
    message = f"Invalid type for '{param}': expected {expected}, but got {kind(value)} instead."
    return InvalidRequest(message, param=param, code="invalid_type")


def invalid_value(param: str, value: str, supported: str) -> InvalidRequest:
    message = f"Invalid value: '{shown(value)}'. Supported values are: {supported}."
    return InvalidRequest(message, param=param, code="invalid_value")


def missing(param: str) -> InvalidRequest:
    return InvalidRequest(f"Missing required parameter: '{param}'.", param=param, code="missing_required_parameter")


def unknown(param: str, known: str) -> InvalidRequest:
    return InvalidRequest(f"Unknown parameter: '{shown(param)}'. Known {known}.", param=shown(param), code="unknown_parameter")


def unsupported(param: str, what: str) -> InvalidRequest:
    """For fields that would change the answer and are not implemented."""
    return InvalidRequest(f"Unsupported parameter: '{param}'. {what}", param=param, code="unsupported_parameter")


class Fields:
    """One JSON object; every method reads one field, and gives None where it is absent or null."""

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        """`path` is where the object stands in the body, such as `messages[0]`."""
        self._values = values
        self._path = path

    @classmethod
    def of(cls, value: object, path: str) -> "Fields":
        if not isinstance(value, dict):
            raise invalid_type(path, "an object", value)
        return cls(value, path)

    def replaced(self, name: str, value: object) -> "Fields":
        """The same object with one field set."""
        return Fields({**self._values, name: value}, self._path)

    def param(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def only(self, known: Sequence[str]) -> None:
        """Raises InvalidRequest for a key that is not among those known."""
        for name in self._values:
            if name not in known:
                raise unknown(self.param(name), f"in {self._path or 'the body'} are {', '.join(known)}")

    @property
    def names(self) -> Iterable[str]:
        """What is there, null or not, in the client's order."""
        return self._values.keys()

    def raw(self, name: str) -> Any:
        return self._values.get(name)

    def string(self, name: str, *, longest: int | None = None) -> str | None:
        value = self.raw(name)
        return None if value is None else text(value, self.param(name), longest)

    def boolean(self, name: str) -> bool | None:
        value = self.raw(name)
        if value is not None and not isinstance(value, bool):
            raise invalid_type(self.param(name), "a boolean", value)
        return value

    def integer(self, name: str, minimum: int, maximum: int) -> int | None:
        value = self.raw(name)
        return None if value is None else whole(value, self.param(name), minimum, maximum)

    def decimal(self, name: str, minimum: float, maximum: float) -> float | None:
        value = self.raw(name)
        return None if value is None else number(value, self.param(name), minimum, maximum)

    def array(self, name: str, longest: int, *, shortest: int = 0) -> list[Any] | None:
        value = self.raw(name)
        return None if value is None else items(value, self.param(name), longest, shortest)

    def object(self, name: str) -> "Fields | None":
        value = self.raw(name)
        return None if value is None else Fields.of(value, self.param(name))


def text(value: object, param: str, longest: int | None = None) -> str:
    if not isinstance(value, str):
        raise invalid_type(param, "a string", value)
    if longest is not None and len(value) > longest:
        raise InvalidRequest(
            f"Invalid '{param}': string too long. Expected a string with maximum length {longest}, "
            f"but got a string with length {len(value)} instead.",
            param=param,
            code="string_above_max_length",
        )
    return value


def whole(value: object, param: str, minimum: int, maximum: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise invalid_type(param, "an integer", value)
    _within(value, param, minimum, maximum, "integer")
    return value


def number(value: object, param: str, minimum: float, maximum: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise invalid_type(param, "a decimal", value)
    _within(value, param, minimum, maximum, "decimal")
    return float(value)


def items(value: object, param: str, longest: int, shortest: int = 0) -> list[Any]:
    if not isinstance(value, list):
        raise invalid_type(param, "an array", value)
    if len(value) < shortest:
        raise InvalidRequest(
            f"Invalid '{param}': empty array. Expected an array with minimum length {shortest}, but got an empty array instead.",
            param=param,
            code="empty_array",
        )
    if len(value) > longest:
        raise InvalidRequest(
            f"Invalid '{param}': array too long. Expected an array with maximum length {longest}, "
            f"but got an array with length {len(value)} instead.",
            param=param,
            code="array_above_max_length",
        )
    return value


def _exact(bound: float) -> str:
    return str(bound) if isinstance(bound, int) else f"{bound:.15g}"


def _within(value: float, param: str, minimum: float, maximum: float, sort: str) -> None:
    for wrong, side, sign, bound in ((value < minimum, "below min", ">=", minimum), (value > maximum, "above max", "<=", maximum)):
        if wrong:
            raise InvalidRequest(
                f"Invalid '{param}': {sort} {side}imum value. Expected a value {sign} {_exact(bound)}, but got {shown(value)} instead.",
                param=param,
                code=f"{sort}_{side.replace(' ', '_')}_value",
            )
