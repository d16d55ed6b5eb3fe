"""A web page's clients in a real browser: what CORS, preflights and streams are in Chromium, not in a test's imagination."""

import functools
import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import chromium, javascript

PAGE = """<!doctype html><title>A chat of another origin</title>
<script type="importmap">{"imports": {"whatwg-fetch": "/node_modules/whatwg-fetch/fetch.js"}}</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:
        """Chromium runs no module of another type."""
        return "text/javascript" if str(path).endswith(".mjs") else super().guess_type(path)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the test's output is for its own words."""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """The address of a page on a port, so of an origin, of its own."""
    javascript(tmp_path)
    (tmp_path / "chat.html").write_text(PAGE)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/chat.html"
        server.shutdown()
        thread.join()


@pytest.mark.slow
def test_openai_and_ollama_clients_in_a_page_of_another_origin(url: str, page: str) -> None:
    """Chats whole and streamed, embeddings, models and readable errors; who answered is there to be read; administration is not."""
    script = Path(__file__).parent / "browser.mjs"
    done = subprocess.run(["node", script, chromium(), page, url], capture_output=True, text=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout)
    openai, ollama = seen["openai"], seen["ollama"]
    assert openai["origin"] != url
    assert openai["expert"] == openai["header"]
    assert openai["streamed"].strip()
    assert set(openai["experts"]) == {"creative"}
    assert openai["response"].strip()
    assert openai["refused"] == [404, "model_not_found"]
    assert openai["administered"] == "blocked"
    assert {"auto", "code", "gpt-4o"} <= set(openai["models"])
    assert ollama["streamed"].strip()
    assert ollama["done"][-1] is True
    assert ollama["expert"] in ("base", "code", "creative", "reasoning")
    assert "auto:latest" in ollama["models"]
    assert openai["dimensions"] == ollama["dimensions"] == 384
