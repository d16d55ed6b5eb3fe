"""Tools as requests offer and force them, the calls of earlier turns, and calls as they are written into answers.

Knows OpenAI's names and bounds; how a base spells a call is not known here.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from lmoe.api.fields import Fields, invalid_type, invalid_value, items, missing, shown, text, unsupported
from lmoe.api.structured import ended_schema
from lmoe.errors import InvalidRequest
from lmoe.tools import CallReader, Syntax, Tool, ToolCall, call_schema

MAX_TOOLS = 128
MAX_CALLS = 128
MAX_NAME = 64
MAX_ARGUMENTS = 1024 * 1024

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_CHOICES = "'none', 'auto', and 'required'"


@dataclass(frozen=True, slots=True)
class ToolUse:
    """The `tools` that an answer may call; one of `forced` it must call, where there are any. `one` call is the most where it says so.

    `offered` are those of the request, even where it forbids their use. `legacy` is the older spelling, `functions`, in which answers
    are then written too.
    """

    tools: tuple[Tool, ...] = ()
    offered: tuple[Tool, ...] = ()
    forced: tuple[Tool, ...] = ()
    one: bool = False
    legacy: bool = False

    @classmethod
    def read(cls, body: Fields, *, flat: bool = False) -> "ToolUse":
        """`flat` is how `/v1/responses` writes tools. Raises InvalidRequest for the first field at fault."""
        legacy = not body.raw("tools") and bool(body.raw("functions") or body.raw("function_call"))
        _refuse_mixed(body, legacy=legacy)
        name, choice_name = ("functions", "function_call") if legacy else ("tools", "tool_choice")
        values = body.array(name, MAX_TOOLS) or []
        read = _function if legacy or flat else _tool
        tools = tuple(read(Fields.of(value, f"{name}[{i}]"), flat) for i, value in enumerate(values))
        names = [tool.name for tool in tools]
        twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
        if twice is not None:
            raise InvalidRequest(f"Invalid '{name}': '{twice}' is there twice.", param=name, code="invalid_value")
        choice = _choice(body, choice_name, flat=flat or legacy)
        if choice == "none":
            return cls(offered=tools)
        if choice not in ("auto", "required"):
            forced = tuple(tool for tool in tools if f"={tool.name}" == choice)
        else:
            forced = tools if choice == "required" else ()
        if choice != "auto" and not forced:
            raise InvalidRequest(f"Invalid '{choice_name}': it forces a tool that is not among '{name}'.", param=choice_name)
        return cls(tools, tools, forced, one=legacy or body.boolean("parallel_tool_calls") is False, legacy=legacy)

    def held_to(self, body: Fields, otherwise: str | None, field: str) -> dict[str, Any]:
        """What the answer must fit: a call where one is forced, else `otherwise`, which is in `field`; as `Sampling` has it.

        Raises InvalidRequest where both cannot be had.
        """
        if self.forced:
            return {"json_schema": ended_schema(body, call_schema(self.forced), "tools"), "schema_field": "tools"}
        if self.tools and otherwise is not None:
            raise unsupported("tools", "An answer that must fit a schema cannot call a tool; ask for one of the two, or force the call.")
        return {"json_schema": otherwise, "schema_field": field}

    def reader(self, syntax: Syntax) -> CallReader:
        """For one answer."""
        names = frozenset(tool.name for tool in self.forced or self.tools)
        return CallReader(names, syntax, one=self.one or bool(self.forced), forced=bool(self.forced))


NONE = ToolUse()


def _refuse_mixed(body: Fields, *, legacy: bool) -> None:
    """Raises InvalidRequest for what the other of the two spellings says."""
    if legacy and body.raw("tool_choice") not in (None, "auto"):
        raise unsupported("tool_choice", "Beside 'functions' it is called 'function_call'.")
    if not legacy and body.raw("functions"):
        raise unsupported("functions", "Give them as 'tools', or leave 'tools' out.")
    if not legacy and body.raw("function_call") not in (None, "auto"):
        raise unsupported("function_call", "Beside 'tools' it is called 'tool_choice'.")


def _choice(body: Fields, name: str, *, flat: bool) -> str:
    """`none`, `auto`, `required`, or `=NAME` for the tool that must be called."""
    value = body.raw(name)
    if value is None:
        return "auto"
    if isinstance(value, str):
        if value not in ("none", "auto", "required"):
            raise invalid_value(name, value, _CHOICES)
        return value
    if not isinstance(value, dict):
        raise invalid_type(name, "one of a string or an object", value)
    choice = Fields(value, name)
    sort = choice.string("type") or "function"
    if sort != "function":
        raise unsupported(name, f"Besides {_CHOICES} it takes an object of type 'function'.")
    where = choice if flat else choice.object("function") or choice
    called = where.string("name")
    if called is None:
        raise missing(where.param("name"))
    return f"={called}"


def _tool(fields: Fields, flat: bool) -> Tool:
    sort = fields.string("type")
    if sort not in (None, "function"):
        raise invalid_value(fields.param("type"), str(sort), "'function'")
    function = fields.object("function")
    if function is None:
        raise missing(fields.param("function"))
    return _function(function, False)


def _function(fields: Fields, flat: bool) -> Tool:
    if flat and fields.string("type") != "function":
        raise invalid_value(fields.param("type"), str(fields.raw("type")), "'function'")
    parameters = fields.raw("parameters")
    if parameters is not None and not isinstance(parameters, dict):
        raise invalid_type(fields.param("parameters"), "an object", parameters)
    tool = Tool(_name(fields), fields.string("description"), parameters)
    sort = (parameters or {}).get("type")
    if sort not in (None, "object") and not (isinstance(sort, list) and "object" in sort):
        raise InvalidRequest(
            f"Invalid schema for function '{tool.name}': parameters are a JSON schema of type 'object', but got type '{shown(sort)}'.",
            param=fields.param("parameters"),
            code="invalid_function_parameters",
        )
    return tool


def _name(fields: Fields) -> str:
    name = fields.string("name", longest=MAX_NAME)
    if name is None:
        raise missing(fields.param("name"))
    if not _NAME.fullmatch(name):
        raise InvalidRequest(
            f"Invalid '{fields.param('name')}': a name is letters, digits, '_' and '-'.", param=fields.param("name"), code="invalid_value"
        )
    return name


def read_calls(message: Fields) -> tuple[ToolCall, ...]:
    """The calls that an assistant's turn made. Raises InvalidRequest."""
    param = message.param("tool_calls")
    given = [Fields.of(value, f"{param}[{i}]") for i, value in enumerate(items(message.raw("tool_calls") or [], param, MAX_CALLS))]
    calls = [read_call(one.object("function"), one.param("function"), one.string("id", longest=256) or "") for one in given]
    legacy = message.object("function_call")
    return tuple(calls) if legacy is None else (*calls, read_call(legacy, message.param("function_call"), ""))


def read_call(function: Fields | None, param: str, call_id: str) -> ToolCall:
    if function is None:
        raise missing(param)
    name, arguments = function.string("name", longest=256), function.raw("arguments")
    if name is None:
        raise missing(f"{param}.name")
    if isinstance(arguments, dict):
        # Ollama's clients send what they were given: an object.
        arguments = json.dumps(arguments, ensure_ascii=False)
    return ToolCall(name, text(arguments if arguments is not None else "{}", f"{param}.arguments", MAX_ARGUMENTS), call_id)
