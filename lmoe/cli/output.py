"""What commands print: JSON for programs, plain lines and tables for people."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

_BREAKS = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, or reorders a line by, instead of showing it."""


def clean(text: str) -> str:
    """Text from anywhere as one line that a terminal shows and does not obey: breaks become spaces, commands are spelled out."""
    return _COMMANDS.sub(_spelled, _BREAKS.sub(" ", text))


def harmless(text: str) -> str:
    """A part of a text of many lines as a terminal shows it and does not obey it: commands are spelled out, but for tabs and line ends.

    Each character is judged by itself, so that it does not matter where a stream is cut.
    """
    return _COMMANDS.sub(lambda found: found[0] if found[0] in "\t\n" else _spelled(found), text.replace("\r", ""))


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def say(line: str = "", *, file: TextIO | None = None) -> None:
    """Print one line, whatever it is made of. None is stdout."""
    print(clean(line), file=file)


def print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns as wide as their widest cell; numbers to the right."""
    texts = [[_cell(cell) for cell in row] for row in rows]
    numeric = [all(isinstance(row[i], int | float) for row in rows) for i in range(len(headings))] if isinstance(rows, list) else []
    widths = [max(len(heading), *(len(row[i]) for row in texts)) if texts else len(heading) for i, heading in enumerate(headings)]
    for row in [list(headings), *texts]:
        cells = [text.rjust(w) if numeric and numeric[i] else text.ljust(w) for i, (text, w) in enumerate(zip(row, widths, strict=True))]
        print("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else clean(str(value))
