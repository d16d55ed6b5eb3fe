"""Every error that lmoe raises on purpose, and the OpenAI error body each becomes.

    LmoeError (500, server_error)
    ├── InvalidRequest (400)            the request cannot mean what it says
    │   └── ContextTooLong              the prompt alone exceeds the model's context
    ├── NotFound (404)
    │   ├── ModelNotFound               an unknown model, expert or revision
    │   │   └── NoSuchExpert            an unknown expert, where its own name is to be changed or looked at
    │   ├── NotAnExpert                 `base`, where an expert is meant
    │   └── UnknownURL
    ├── MethodNotAllowed (405)
    ├── Unauthorized (401)              no key, or a wrong one
    ├── Forbidden (403)                 an admin route called from where it is closed
    ├── TimedOut (408)                  the answer took longer than the server allows
    ├── Conflict (409)                  the name is taken
    ├── PreconditionFailed (412)        If-Match names another revision
    ├── PayloadTooLarge (413)
    ├── UnsupportedMediaType (415)      an admin route called with a body that is not declared as JSON
    ├── Overloaded (429)                the queue is full
    ├── Unavailable (503)               still loading, or shutting down
    ├── GenerationFailed (500)          one sequence failed inside the engine
    ├── ConfigError                     a setting is wrong: printed by the CLI, exit 1
    │   └── LoadError                   the base model cannot be loaded
    ├── DataError                       a file of chats is refused: printed by the CLI and the scripts, exit 1
    ├── PackageError (400)              an expert's package is refused
    └── SamplesError (400)              a file of routing samples is refused

Messages name the offending value and what would be right, in one line. Nothing here knows of HTTP frameworks.
"""

from collections.abc import Iterable
from typing import ClassVar


class LmoeError(Exception):
    """The root. `status`, `type` and `code` are OpenAI's; `param` names the request field at fault."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str | None] = None

    def __init__(self, message: str, *, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.error_code = code if code is not None else self.code


class InvalidRequest(LmoeError):
    status = 400
    type = "invalid_request_error"


class ContextTooLong(InvalidRequest):
    code = "context_length_exceeded"

    def __init__(self, limit: int, prompt_tokens: int, *, param: str = "messages", at_least: bool = False, tools: int = 0) -> None:
        """`at_least`: they were not counted to the end. So many of them come from `tools`; the larger part is the one to reduce."""
        blamed = "tools" if tools > prompt_tokens // 2 else param
        given, share = (f"{param} and tools", f", {tools} of them from the tools") if tools else (param, "")
        super().__init__(
            f"This model's maximum context length is {limit} tokens. However, your {given} resulted in "
            f"{'at least ' if at_least else ''}{prompt_tokens} tokens{share}. Please reduce the length of the {blamed}.",
            param=blamed,
        )


class NotFound(LmoeError):
    status = 404
    type = "invalid_request_error"


class ModelNotFound(NotFound):
    code = "model_not_found"

    def __init__(self, name: str) -> None:
        super().__init__(f"The model `{name}` does not exist or you do not have access to it.")


class NoSuchExpert(ModelNotFound):
    """What is no expert's name, where one is meant; `known` are the experts', of which a message lists the first."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        more = f" and {len(names) - 20} more" if len(names) > 20 else ""
        NotFound.__init__(self, f"There is no expert `{name[:64]}`; known are: {', '.join(names[:20]) or 'none'}{more}.")


class NotAnExpert(NotFound):
    """`base` is asked about as if it were an expert."""

    code = "model_not_found"

    def __init__(self) -> None:
        super().__init__("`base` is the bare model: it has no adapter to show, replace or remove. Its samples change as any expert's do.")


class UnknownURL(NotFound):
    def __init__(self, method: str, path: str) -> None:
        super().__init__(f"Invalid URL ({method} {path})")


class MethodNotAllowed(LmoeError):
    status = 405
    type = "invalid_request_error"

    def __init__(self, method: str, path: str) -> None:
        super().__init__(f"Not allowed to {method} on {path}.")


class Unauthorized(LmoeError):
    status = 401
    type = "invalid_request_error"
    code = "invalid_api_key"


class Forbidden(LmoeError):
    status = 403
    type = "invalid_request_error"


class TimedOut(LmoeError):
    """The answer was not finished within `seconds`, waiting included."""

    status = 408
    type = "invalid_request_error"
    code = "timeout"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The answer was not finished within the {seconds:g} seconds that this server allows; ask for fewer tokens.")


class Conflict(LmoeError):
    status = 409
    type = "invalid_request_error"


class PreconditionFailed(LmoeError):
    status = 412
    type = "invalid_request_error"


class PayloadTooLarge(LmoeError):
    status = 413
    type = "invalid_request_error"


class UnsupportedMediaType(LmoeError):
    status = 415
    type = "invalid_request_error"


class Overloaded(LmoeError):
    """The bounded queue is full; `retry_after` is in seconds."""

    status = 429
    type = "invalid_request_error"
    code = "rate_limit_exceeded"

    def __init__(self, message: str = "Too many requests are waiting.", *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(LmoeError):
    status = 503

    def __init__(self, message: str, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class GenerationFailed(LmoeError):
    """One sequence failed in the engine; its neighbours went on."""


class ConfigError(LmoeError):
    """A setting is wrong. Raised before anything is served."""


class LoadError(ConfigError):
    """The base model cannot be loaded: a missing path, an unsupported architecture, no such device."""


class DataError(LmoeError):
    """A file of chats, to learn or to judge by, is refused; the message starts with `file:line`."""


class PackageError(LmoeError):
    """An expert's package is refused; the message says what is wrong and what would be right."""

    status = 400
    type = "invalid_request_error"
    code = "invalid_expert_package"


class SamplesError(LmoeError):
    """A file of routing samples is refused, with its line number."""

    status = 400
    type = "invalid_request_error"
    code = "invalid_samples"
