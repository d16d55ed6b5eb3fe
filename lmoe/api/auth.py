"""Who may call: API keys, compared by digest in constant time.

Knows header names and key files; not which routes there are. Every route asks, except those registered as open.
"""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from lmoe.errors import ConfigError, Forbidden, LmoeError, Unauthorized


class MissingKey(LmoeError):
    """None was sent where one is needed."""

    status = 401
    type = "invalid_request_error"


@dataclass(frozen=True, slots=True)
class Keys:
    """Digests of the accepted keys. Without any user key everybody may call; an administrator's key opens what a user's does."""

    users: frozenset[bytes] = frozenset()
    admins: frozenset[bytes] = frozenset()

    @classmethod
    def read(cls, user_file: Path | None, admin_file: Path | None) -> "Keys":
        """Raises ConfigError for a file that is missing or holds no key: a typo must not open the server."""
        return cls(_read(user_file, "--api-key-file"), _read(admin_file, "--admin-key-file"))

    def check_user(self, request: Request) -> None:
        """Raises Unauthorized."""
        if self.users and not _among(self.users | self.admins, request):
            raise Unauthorized("Incorrect API key provided.")

    def check_admin(self, request: Request) -> None:
        """Raises Unauthorized, and Forbidden for a user's key. Without any admin key there is nothing to check here."""
        if self.admins and not _among(self.admins, request):
            if self.users and _among(self.users, request):
                raise Forbidden("This needs an admin key; the key provided is a user's.")
            raise Unauthorized("Incorrect API key provided.")


def _among(accepted: frozenset[bytes], request: Request) -> bool:
    presented = _presented(request)
    if not presented:
        raise MissingKey("You didn't provide an API key.")
    # All pairs are compared, so that the time taken says nothing.
    matches = [hmac.compare_digest(_digest(key), known) for key in presented for known in accepted]
    return any(matches)


def _read(file: Path | None, flag: str) -> frozenset[bytes]:
    if file is None:
        return frozenset()
    try:
        lines = file.read_bytes().splitlines()
    except OSError as e:
        raise ConfigError(f"{flag}: {file} cannot be read: {e.strerror}") from None
    keys = frozenset(_digest(line.strip()) for line in lines if line.strip())
    if not keys:
        raise ConfigError(f"{flag}: {file} holds no key; write one a line")
    return keys


def _presented(request: Request) -> list[bytes]:
    """Blank ones do not count: clients send `Bearer ` and `api-key:` when they have no key."""
    headers = request.headers
    bearers = [value[7:] for value in headers.getlist("authorization") if value[:7].lower() == "bearer "]
    values = [*bearers, *headers.getlist("api-key"), *headers.getlist("x-api-key")]
    # Header bytes reach us as Latin-1, whatever the client meant.
    return [value.strip().encode("latin-1") for value in values if value.strip()]


def _digest(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()
