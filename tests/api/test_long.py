"""Long texts: refused unread where they cannot fit, and nothing short waits for those that are read."""

import threading

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.api.memory import LARGE
from lmoe.chat import ChatFormat
from lmoe.encoding import LONG
from lmoe.engine.measure import measure_of
from tests import tiny
from tests.api.conftest import HELLO
from tests.fakes import CharacterTokenizer, FakeEngine, fake_service, settings

LONG_TEXT = "a long text, " * (LONG // 10)


class Held(CharacterTokenizer):
    """Reads what is no short chat only once it is `released`."""

    def __init__(self):
        self.reading = threading.Event()
        self.released = threading.Event()

    def __deepcopy__(self, _):
        return self

    def __call__(self, text, **options):
        if len(text) > 4000:
            self.reading.set()
            assert self.released.wait(30)
        return super().__call__(text, **options)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tokenize", {"prompt": LONG_TEXT}),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": LONG_TEXT}]}),
        ("/v1/chat/completions", {"messages": HELLO, "tools": [{"type": "function", "function": {"name": "f", "description": LONG_TEXT}}]}),
        ("/v1/completions", {"prompt": LONG_TEXT}),
        ("/v1/embeddings", {"input": [LONG_TEXT] * 3}),
        ("/api/embed", {"input": [LONG_TEXT] * 3}),
    ],
)
def test_a_chat_does_not_wait_for_a_long_text(path, body):
    """While the tokenizer reads one, a short chat is answered; then the long one gets its answer too."""
    tokenizer, answers = Held(), []
    with TestClient(create_app(fake_service(chat_format=ChatFormat(tokenizer)), settings())) as client:
        waiting = threading.Thread(target=lambda: answers.append(client.post(path, json={"model": "base", **body})))
        waiting.start()
        try:
            assert tokenizer.reading.wait(10)
            assert client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO}).status_code == 200
        finally:
            tokenizer.released.set()
            waiting.join()
    assert answers[0].status_code in (200, 400)


@pytest.fixture
def real():
    """The tiny base's own tokenizer, and a context of 2048 tokens that the engine would allow."""
    tokenizer = tiny.tokenizer()
    chats = ChatFormat.of(tokenizer, fewest=measure_of(tokenizer.backend_tokenizer))
    with TestClient(create_app(fake_service(FakeEngine(max_length=2048), chat_format=chats), settings())) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "body", "param"),
    [
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "word " * 100_000}]}, "messages"),
        ("/v1/completions", {"prompt": ["hello", "word " * 100_000]}, "prompt"),
    ],
)
def test_what_cannot_fit_is_refused_unread(real, path, body, param):
    """With the usual error, which then tells the least that it would be."""
    response = real.post(path, json={"model": "base", **body})
    found = response.json()["error"]
    assert (response.status_code, found["code"], found["param"]) == (400, "context_length_exceeded", param)
    assert f"maximum context length is 2048 tokens. However, your {param} resulted in at least " in found["message"]


def test_tools_that_do_not_fit_are_named(chat):
    """Of a short chat with long tools it is the tools that have to become shorter, and the message says how long they are."""
    tools = [{"type": "function", "function": {"name": f"tool_{i}", "description": "d" * 50}} for i in range(128)]
    found = chat(tools=tools).json()["error"]
    assert (found["code"], found["param"]) == ("context_length_exceeded", "tools")
    assert "your messages and tools resulted in" in found["message"]
    assert found["message"].endswith("of them from the tools. Please reduce the length of the tools.")
    long_chat = chat(tools=tools[:1], messages=[{"role": "user", "content": "x" * 5000}]).json()["error"]
    assert long_chat["param"] == "messages"
    assert long_chat["message"].endswith("Please reduce the length of the messages.")


def test_embeddings_count_what_is_read(client):
    """Of a text that is longer than any encoder reads, what is left out is not counted."""
    answer = client.post("/v1/embeddings", json={"model": "base", "input": "x" * 100_000})
    assert answer.json()["usage"]["prompt_tokens"] == 8192


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/chat/completions", {"messages": HELLO, "user": "u" * LARGE}), ("/tokenize", {"prompt": "word " * (LARGE // 15)})],
)
def test_memory_goes_back_after_what_was_large(monkeypatch, path, body):
    """After a large request, or a large answer, it does, on another thread than the one that serves; after small ones nothing is done."""
    cleared, done = [], threading.Event()

    def note():
        cleared.append(threading.current_thread().name)
        done.set()

    monkeypatch.setattr("lmoe.api.memory.give_back_memory", note)
    monkeypatch.setattr("lmoe.api.memory.PAUSE", 0.05)
    with TestClient(create_app(fake_service(), settings())) as client:
        for _ in range(3):
            client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO})
        assert not done.wait(0.2)
        assert client.post(path, json={"model": "base", **body}).status_code == 200
        assert done.wait(10)
        assert client.portal.call(threading.current_thread).name not in cleared
