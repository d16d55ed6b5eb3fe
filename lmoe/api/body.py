"""Request bodies: bytes off the wire to a JSON object, with every bound that keeps a hostile one harmless.

Knows JSON, not what any field means. The Content-Type is not looked at: real clients send any.
"""

import asyncio
import json
import math
import re
from collections import Counter
from typing import Any

from starlette.requests import Request

from lmoe.api.fields import Fields, shown
from lmoe.errors import InvalidRequest, LmoeError, PayloadTooLarge
from lmoe.experts.plain import kind

MAX_DEPTH = 100
MAX_PARTS = 250_000
"""Arrays, objects and keys, counted roughly: millions of them stop every thread while they are made, whoever parses."""
READ_SECONDS = 60.0
_DEEP = f"it is nested more than {MAX_DEPTH} levels deep"
_NUMBER = re.compile("[0-9]+")
_LARGE = 256 * 1024
"""Bytes from which parsing is moved off the event loop."""


class BodyTimeout(LmoeError):
    """The client stopped sending in the middle of its body."""

    status = 408
    type = "invalid_request_error"


async def read_json(request: Request, limit: int, *, mend: bool = True) -> Fields:
    """The body's JSON object. Raises InvalidRequest, PayloadTooLarge (more than `limit` bytes) or BodyTimeout.

    Half a surrogate pair, which is no character, is mended; what is to be kept says `mend=False`, and such a text is refused.
    """
    body = await _read(request, limit)
    return Fields(await asyncio.to_thread(parse, body, mend=mend) if len(body) > _LARGE else parse(body, mend=mend))


async def _read(request: Request, limit: int) -> bytes:
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise InvalidRequest("Compressed request bodies are not supported; send the JSON as it is, without Content-Encoding.")
    # The header may lie, so the stream is counted too.
    declared = request.headers.get("content-length", "").lstrip("0")
    if _NUMBER.fullmatch(declared) and (len(declared) > 19 or int(declared) > limit):
        raise _too_large(limit)
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise _too_large(limit)
    except TimeoutError:
        raise BodyTimeout(f"The request body did not arrive within {READ_SECONDS:g} seconds.") from None
    return bytes(body)


def _too_large(limit: int) -> PayloadTooLarge:
    return PayloadTooLarge(f"The request body is larger than {limit} bytes.")


def parse(body: bytes, *, mend: bool = True) -> dict[str, Any]:
    """A JSON object with finite numbers, distinct keys, whole characters and at most MAX_DEPTH levels. Raises InvalidRequest.

    What is no JSON gets OpenAI's one sentence; what is, and cannot be taken, gets its own.
    """
    if sum(body.count(mark) for mark in (b"[", b"{", b'":')) > MAX_PARTS:
        raise InvalidRequest(f"The JSON body of your request has more than {MAX_PARTS} arrays, objects and keys.")
    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_distinct)
        if _check(value):
            if not mend:
                _refuse_half(value, "")
            # Half a surrogate pair is no character: as everywhere on the web, one that says so takes its place.
            mended = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            value = json.loads(mended, object_pairs_hook=_distinct)
        if not isinstance(value, dict):
            raise _Unfit(f"expected an object, but got {kind(value)}")
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise InvalidRequest("We could not parse the JSON body of your request.") from None
    except _Unfit as e:
        raise InvalidRequest(f"We cannot take the JSON body of your request: {e}.") from None
    except RecursionError:
        raise InvalidRequest(f"We cannot take the JSON body of your request: {_DEEP}.") from None
    except ValueError:
        raise InvalidRequest("We cannot take the JSON body of your request: an integer has too many digits.") from None
    return value


class _Unfit(Exception):
    """A value that some parsers take, and that cannot mean what it says."""


def _refuse(constant: str) -> float:
    raise _Unfit(f"{constant} is no number in JSON")


def _finite(literal: str) -> float:
    value = float(literal)
    if not math.isfinite(value):
        raise _Unfit(f"the number {shown(literal)} is too large")
    return value


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """With a key given twice, one of the two would be ignored silently."""
    values = dict(pairs)
    if len(values) != len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise _Unfit(f"the key '{shown(twice)}' stands twice in one object")
    return values


def _check(value: Any) -> bool:
    """Whether a string holds half a surrogate pair. Raises _Unfit for nesting that later code would have to survive."""
    level: list[Any] = [value]
    broken = False
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for item in level:
            if isinstance(item, str):
                broken = broken or not (item.isascii() or _encodes(item))
            elif isinstance(item, dict):
                below += item.keys()
                below += item.values()
            elif isinstance(item, list):
                below += item
        if not below:
            return broken
        level = below
    raise _Unfit(_DEEP)


def _refuse_half(value: Any, place: str) -> None:
    """Raises InvalidRequest naming the first text that holds half a surrogate pair, and which half."""
    if isinstance(value, dict):
        for name, inner in value.items():
            _refuse_half(name, f"{place}.{name}".removeprefix("."))
            _refuse_half(inner, f"{place}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            _refuse_half(inner, f"{place}[{i}]")
    elif isinstance(value, str) and (half := re.search("[\ud800-\udfff]", value)):
        raise InvalidRequest(
            f"Invalid '{shown(place)}': U+{ord(half.group()):04X} is half of a surrogate pair and no character; escape whole ones.",
            param=shown(place),
            code="invalid_value",
        )


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
