"""Calls to a running server, with its errors as ours."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lmoe.config import Settings
from lmoe.errors import ConfigError, LmoeError

if TYPE_CHECKING:
    import httpx

    from lmoe.routing.evaluation import Example


@contextmanager
def client(url: str, settings: Settings) -> Iterator["httpx.Client"]:
    """An HTTP client for the server at `url`, with the first key of `--admin-key-file`, else of `--api-key-file`.

    Without a scheme it is http. Raises ConfigError when it cannot be reached.
    """
    import httpx

    headers = {}
    key_file = settings.admin_key_file or settings.api_key_file
    if key_file is not None:
        try:
            keys = key_file.read_text().split()
        except OSError as e:
            raise ConfigError(f"{key_file} cannot be read: {e.strerror}") from None
        headers["authorization"] = f"Bearer {keys[0] if keys else ''}"
    try:
        address = url if "://" in url else f"http://{url}"
        with httpx.Client(
            base_url=address.removesuffix("/").removesuffix("/v1"), headers=headers, timeout=httpx.Timeout(10, read=600)
        ) as http:
            yield http
    except (httpx.HTTPError, httpx.InvalidURL) as e:
        raise ConfigError(f"--url: {url} does not answer: {e or type(e).__name__}") from None


def get_json(url: str, path: str, settings: Settings) -> Any:
    with client(url, settings) as http:
        response = http.get(path)
        raise_for_error(response)
        return response.json()


def call(url: str, method: str, path: str, settings: Settings, body: object = None, author: str | None = None) -> Any:
    """The JSON that the server answers; None where it answers nothing. What it changes is `author`'s, if one is given.

    Raises LmoeError with its own message.
    """
    headers = None if author is None else {"x-lmoe-author": quote(author, safe=" ")}
    with client(url, settings) as http:
        response = http.request(method, path, json=body, headers=headers)
        raise_for_error(response)
        return response.json() if response.content else None


def labelled(examples: "Sequence[Example] | None", file: Path | None) -> dict[str, Any]:
    """What the workbench's routes take of the prompts that were read from `file`, each on its own line, as messages name it.

    The file is not read again: it may be a pipe.
    """
    if examples is None:
        return {}
    lines = [""] * max(example.line for example in examples)
    for example in examples:
        lines[example.line - 1] = json.dumps({"prompt": example.prompt, "expert": example.expert})
    return {"prompts": "\n".join(lines), "name": str(file)}


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
