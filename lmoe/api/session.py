"""Which session a request belongs to."""

from starlette.requests import Request

from lmoe.api.fields import shown
from lmoe.errors import InvalidRequest

HEADER = "x-session-id"
LONGEST = 256


def session_of(request: Request) -> str | None:
    """The client's own name for the conversation, if it gives one. Raises InvalidRequest for one that is too long."""
    session = request.headers.get(HEADER, "").strip()
    if len(session) > LONGEST:
        raise InvalidRequest(f"Invalid '{HEADER}': at most {LONGEST} characters, but got '{shown(session)}'.", param=HEADER)
    return session or None
