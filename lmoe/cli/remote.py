"""Calls to a running server, with its errors as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lmoe.config import Settings
from lmoe.errors import ConfigError, LmoeError

if TYPE_CHECKING:
    import httpx


@contextmanager
def client(url: str, settings: Settings) -> Iterator["httpx.Client"]:
    """An HTTP client for the server at `url`, with the first key of `--api-key-file`. Raises ConfigError when it cannot be reached."""
    import httpx

    headers = {}
    if settings.api_key_file is not None:
        keys = settings.api_key_file.read_text().split()
        headers["authorization"] = f"Bearer {keys[0] if keys else ''}"
    try:
        with httpx.Client(base_url=url.removesuffix("/").removesuffix("/v1"), headers=headers, timeout=httpx.Timeout(10, read=600)) as http:
            yield http
    except (httpx.HTTPError, httpx.InvalidURL) as e:
        raise ConfigError(f"--url: {url} does not answer: {e or type(e).__name__}") from None


def get_json(url: str, path: str, settings: Settings) -> Any:
    with client(url, settings) as http:
        response = http.get(path)
        raise_for_error(response)
        return response.json()


def raise_for_error(response: "httpx.Response") -> None:
    """Raises LmoeError with the server's own message."""
    if response.is_success:
        return
    response.read()
    try:
        message = response.json()["error"]["message"]
    except (ValueError, LookupError, TypeError):
        message = f"the server answered {response.status_code}"
    raise LmoeError(str(message))
