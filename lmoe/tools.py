"""Tools that a chat may call: how they are told to a base whose template knows none, and how calls are read out of an answer.

Knows the three spellings that open models were trained on; neither HTTP nor tokenizers. A base of another spelling is told the first.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

OPENING, CLOSING = "<tool_call>", "</tool_call>"

_REMARKS = frozenset({"type", "title", "description", "$schema", "$id", "$comment", "$defs", "definitions", "default", "examples"})
"""What may stand in the schema of a function's parameters without speaking of one."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that the client offers. `parameters` is a JSON schema of its arguments."""

    name: str
    description: str | None = None
    parameters: Mapping[str, Any] | None = None

    @property
    def described(self) -> dict[str, Any]:
        """As chat templates expect it."""
        given = {"name": self.name, "description": self.description, "parameters": self.parameters}
        return {"type": "function", "function": {name: value for name, value in given.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a tool; `arguments` is JSON as text, as the model wrote it or the client sent it."""

    name: str
    arguments: str
    id: str = ""

    @property
    def values(self) -> Any:
        """The arguments, or their text where that is no JSON."""
        try:
            return json.loads(self.arguments)
        except ValueError:
            return self.arguments


class Syntax(Enum):
    """How a base writes its calls."""

    TAGGED = "tagged"
    """`<tool_call>{"name": ..., "arguments": ...}</tool_call>`, any number of them, between words."""
    OBJECTS = "objects"
    """The whole answer is `{"name": ..., "parameters": ...}`, or several with semicolons between."""
    LISTED = "listed"
    """The whole answer is `[{"name": ..., "arguments": ...}, ...]`, after a special token."""

    @classmethod
    def of(cls, template: str) -> "Syntax":
        """By what the chat template says of calls."""
        if OPENING in template:
            return cls.TAGGED
        if "[TOOL_CALLS]" in template:
            return cls.LISTED
        return cls.OBJECTS if "python_tag" in template or '"parameters"' in template else cls.TAGGED


def instructions(tools: Sequence[Tool]) -> str:
    """What a base is told whose template does not tell it of tools."""
    listing = "\n".join(json.dumps(tool.described["function"], ensure_ascii=False) for tool in tools)
    example = json.dumps({"name": "NAME", "arguments": {}})
    return f"You can call these tools:\n{listing}\nTo call one, answer {OPENING}{example}{CLOSING}."


def written(call: ToolCall) -> str:
    """An earlier call, for a template that knows none."""
    return OPENING + json.dumps({"name": call.name, "arguments": call.values}, ensure_ascii=False) + CLOSING


def call_schema(tools: Sequence[Tool]) -> dict[str, Any]:
    """The JSON schema of one call of one of `tools`: an object of `name` and `arguments`."""
    calls = [
        {
            "type": "object",
            "properties": {"name": {"const": tool.name}, "arguments": {"$ref": f"#/$defs/{tool.name}"}},
            "required": ["name", "arguments"],
            "additionalProperties": False,
        }
        for tool in tools
    ]
    defs = {tool.name: _moved(_arguments(tool.parameters or {}), f"#/$defs/{tool.name}") for tool in tools}
    return {**(calls[0] if len(calls) == 1 else {"anyOf": calls}), "$defs": defs}


def _arguments(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of arguments, which are an object always, and an empty one where no parameter is spoken of."""
    told = {name: value for name, value in parameters.items() if name not in _REMARKS}
    silent = told.keys() <= {"properties", "required", "additionalProperties"} and told.get("additionalProperties") in (None, False)
    if silent and not told.get("properties") and not told.get("required"):
        return {"type": "object", "properties": {}, "additionalProperties": False}
    return {**parameters, "type": "object"}


def _moved(schema: Any, to: str) -> Any:
    """A schema whose references to its own parts still lead there once it stands at `to`."""
    if isinstance(schema, list):
        return [_moved(one, to) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    moved = {name: _moved(value, to) for name, value in schema.items()}
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        moved["$ref"] = to + reference[1:]
    return moved


@dataclass(slots=True)
class CallReader:
    """Reads one answer as it comes: words that are certain to be words, and calls of the tools in `names`.

    What looks like a call and is none stays text. `one` takes the first call only; `forced` says that the answer is one bare call.
    """

    names: frozenset[str]
    syntax: Syntax
    one: bool = False
    forced: bool = False
    calls: list[ToolCall] = field(default_factory=list)
    _held: str = ""
    _blank: str = ""
    _spoken: bool = False

    def push(self, text: str) -> tuple[str, list[ToolCall]]:
        """What `text` makes certain."""
        self._held += text
        if self.syntax is Syntax.TAGGED and not self.forced:
            return self._tagged(end=False)
        start = self._held.lstrip()[:1]
        if self._spoken or (start and start != ("[" if self.syntax is Syntax.LISTED and not self.forced else "{")):
            self._spoken = True
            return self._released(), []
        return "", []

    def rest(self) -> tuple[str, list[ToolCall]]:
        """What is left when the answer has ended."""
        if self.syntax is Syntax.TAGGED and not self.forced:
            return self._tagged(end=True)
        found = _objects(self._held)
        calls = [call for one in found or () if (call := self._call(one)) is not None]
        if not found or len(calls) < len(found):
            return self._released(), []
        self._held = ""
        return "", self._noted(calls)

    def _tagged(self, *, end: bool) -> tuple[str, list[ToolCall]]:
        said, calls = "", list[ToolCall]()
        while True:
            before, opened, after = self._held.partition(OPENING)
            body, closed, further = after.partition(CLOSING)
            if not opened or not (closed or end):
                break
            call = self._call(_object(body))
            said += self._words(before if call is not None else before + opened + body + closed)
            self._held = further
            if call is not None:
                calls += self._noted([call])
                self._blank, self._spoken = "", False
        if not self._held.partition(OPENING)[1]:
            certain = len(self._held) - (0 if end else _overlap(self._held, OPENING))
            said, self._held = said + self._words(self._held[:certain]), self._held[certain:]
        if end and not self.calls:
            said += self._blank
        return said, calls

    def _words(self, text: str) -> str:
        """Blank lines around calls say nothing: they wait until words follow."""
        if not (self._spoken or text.strip()):
            self._blank += text
            return ""
        text, self._blank, self._spoken = self._blank + text, "", True
        return text

    def _noted(self, calls: list[ToolCall]) -> list[ToolCall]:
        if self.one:
            calls = calls[:1] if not self.calls else []
        self.calls += calls
        return calls

    def _released(self) -> str:
        text, self._held = self._held, ""
        return text

    def _call(self, value: Any) -> ToolCall | None:
        if not isinstance(value, dict) or value.get("name") not in self.names:
            return None
        arguments = value.get("arguments", value.get("parameters", {}))
        if isinstance(arguments, str):
            arguments = _object(arguments)
        return ToolCall(value["name"], json.dumps(arguments, ensure_ascii=False)) if isinstance(arguments, dict) else None


def _object(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _objects(text: str) -> list[Any] | None:
    """One value, an array's values, or several with semicolons between; None where there is anything else."""
    decoder, found, at = json.JSONDecoder(), list[Any](), 0
    text = text.strip()
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            found += value if isinstance(value, list) else [value]
            while at < len(text) and text[at] in "; \n":
                at += 1
    except (ValueError, RecursionError):
        return None
    return found


def _overlap(text: str, marker: str) -> int:
    """How many characters at the end of `text` may begin `marker`."""
    return next((n for n in range(min(len(text), len(marker) - 1), 0, -1) if text.endswith(marker[:n])), 0)


def neutral(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` done to every string in it, keys included."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {change(name): neutral(one, change) for name, one in value.items()}
    return [neutral(one, change) for one in value] if isinstance(value, list | tuple) else value
