"""Streams, byte by byte over a real socket, and what happens when the client goes."""

import json
import socket
import time

import openai
import pytest

from tests.api.conftest import HELLO, serving
from tests.fakes import FakeEngine, fake_service


def request_bytes(body, path="/v1/chat/completions", head=""):
    content = json.dumps(body).encode()
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(content)}\r\n{head}\r\n".encode() + content


def read_chunks(connection):
    """The HTTP chunks of one response, after its head: each is one write of the server."""
    with connection.makefile("rb") as file:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += file.readline()
        chunks = []
        while size := int(file.readline(), 16):
            chunks.append(file.read(size))
            assert file.read(2) == b"\r\n"
        return head, chunks


def stream_chunks(port, **fields):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True, **fields}))
        return read_chunks(connection)


def events(chunks):
    assert chunks[-1] == b"data: [DONE]\n\n"
    return [json.loads(chunk.removeprefix(b"data: ")) for chunk in chunks[:-1]]


def test_every_write_is_one_whole_ascii_event(port):
    """LF only, `data: ` first, an empty line last, no byte above 127: whatever the network does, no client sees half a character."""
    head, chunks = stream_chunks(port)
    assert b"content-type: text/event-stream" in head.lower()
    for chunk in chunks:
        assert chunk.startswith(b"data: ")
        assert chunk.endswith(b"\n\n")
        assert chunk.count(b"\n") == 2
        assert b"\r" not in chunk
        assert chunk.isascii()


def test_the_order_of_events(port):
    """Role, text, finish, [DONE]; every event names the expert, the first says why, the finish how long; no usage unasked."""
    parsed = events(stream_chunks(port)[1])
    assert [event["choices"][0]["delta"] for event in parsed] == [
        {"role": "assistant", "content": ""},
        *({"content": word} for word in ("base", " says", " hello", " ü", ".")),
        {},
    ]
    assert [event["choices"][0]["finish_reason"] for event in parsed] == [None] * 6 + ["stop"]
    assert {event["expert"] for event in parsed} == {"base"}
    assert {event["id"] for event in parsed} == {parsed[0]["id"]}
    assert parsed[0]["routing"]["reason"] == "requested"
    assert parsed[0]["routing_duration"] >= 0
    assert parsed[-1]["duration"] > 0
    assert not any("routing" in event for event in parsed[1:])
    assert not any("usage" in event for event in parsed)


def test_usage_comes_last_when_asked_for(port):
    """One more event, without choices, carries the three numbers; the others say null."""
    parsed = events(stream_chunks(port, stream_options={"include_usage": True})[1])
    assert parsed[-1]["choices"] == []
    assert parsed[-1]["usage"] == {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    assert all(event["usage"] is None for event in parsed[:-1])


def test_the_real_client_reads_several_choices(client):
    """Each choice has its own role, text and finish."""
    api = openai.OpenAI(api_key="x", base_url="http://testserver/v1", http_client=client)
    texts, finishes = ["", ""], []
    for chunk in api.chat.completions.create(model="code", messages=HELLO, stream=True, n=2):
        choice = chunk.choices[0]
        texts[choice.index] += choice.delta.content or ""
        finishes += [choice.finish_reason] if choice.finish_reason else []
    assert texts == ["636f6465:1 says hello ü."] * 2
    assert finishes == ["stop", "stop"]


def test_logprobs_are_streamed(port):
    """Each token's logprob comes with its text."""
    parsed = events(stream_chunks(port, logprobs=True)[1])
    tokens = [event["choices"][0]["logprobs"]["content"][0]["token"] for event in parsed[1:-1]]
    assert tokens == ["base", " says", " hello", " ü", "."]


def test_a_failure_before_the_first_token_has_a_status():
    """Nothing has been sent yet, so the status is the real one and not 200."""
    with serving(fake_service(FakeEngine(fail_at=0))) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True}))
        assert connection.recv(100).startswith(b"HTTP/1.1 500")


def test_a_failure_in_mid_stream_is_an_error_event():
    """The stream says what happened, and ends as every stream does."""
    with serving(fake_service(FakeEngine(fail_at=2))) as port:
        parsed = events(stream_chunks(port)[1])
    assert parsed[-1]["error"]["type"] == "server_error"
    assert [event["choices"][0]["delta"].get("content") for event in parsed[:-1]] == ["", "base", " says"]


def test_the_unforeseen_in_mid_stream_is_an_error_event_too(monkeypatch, caplog):
    """Even a bug of ours ends the stream properly, and says nothing of itself."""
    engine = FakeEngine()
    monkeypatch.setattr("lmoe.api.wire.Frame.filled", lambda *_: 1 / 0)
    with serving(fake_service(engine)) as port:
        parsed = events(stream_chunks(port)[1])
    assert parsed[-1]["error"]["message"] == "The server had an error while processing your request."
    assert "ZeroDivisionError" in caplog.text


def wait_for(condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("n", [1, 2])
def test_a_disconnect_stops_the_generation(stream, n):
    """Whoever hangs up, streaming or not, has all of his sequences cancelled, and the next client is served."""
    engine = FakeEngine(words=["x"] * 10_000, delay=0.01, max_length=20_000)
    with serving(fake_service(engine)) as port:
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": stream, "n": n}))
        wait_for(lambda: engine.delivered > 3)
        assert not any(ticket.cancelled.is_set() for ticket in engine.tickets)
        connection.close()
        wait_for(lambda: all(ticket.cancelled.is_set() for ticket in engine.tickets))
        assert len(engine.tickets) == n
        assert events(stream_chunks(port, max_tokens=1)[1])


def test_a_disconnect_while_waiting_for_the_first_token_cancels():
    """A sequence nobody waits for does not stay in the queue."""
    engine = FakeEngine(delay=2.0)
    with serving(fake_service(engine)) as port:
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True}))
        wait_for(lambda: bool(engine.tickets))
        connection.close()
        wait_for(engine.tickets[0].cancelled.is_set)


def test_who_leaves_without_reading_stops_the_generation(caplog):
    """Though what he did not read still waits to be sent, nothing more is made or written, and nothing is logged of it."""
    engine = FakeEngine(words=["x" * 10_000] * 10_000, max_length=20_000)
    with serving(fake_service(engine)) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True}))
        wait_for(lambda: engine.delivered > 500)
        connection.shutdown(socket.SHUT_WR)
        wait_for(engine.tickets[0].cancelled.is_set)
    assert not caplog.records


def test_nothing_is_logged_of_who_leaves_in_the_middle(caplog):
    """However fast the pieces come, nothing is written to a connection that closes."""
    engine = FakeEngine(words=["x" * 100] * 3000, max_length=20_000)
    with serving(fake_service(engine)) as port:
        for _ in range(4):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True, "n": 4}))
                assert connection.recv(100)
                time.sleep(0.1)
        wait_for(lambda: all(ticket.cancelled.is_set() for ticket in engine.tickets))
    assert not caplog.records


def test_a_finished_answer_is_not_an_error_when_the_client_resets(port, caplog):
    """A reset after [DONE] is silent."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True}))
        read_chunks(connection)
    assert stream_chunks(port)[1]
    assert not caplog.records


def test_stopping_the_server_lets_running_answers_finish():
    """An answer that streams when the server is told to stop still ends with its finish and [DONE]."""
    engine = FakeEngine(delay=0.1)
    with socket.socket() as connection:
        with serving(fake_service(engine)) as port:
            connection.settimeout(10)
            connection.connect(("127.0.0.1", port))
            connection.sendall(request_bytes({"model": "base", "messages": HELLO, "stream": True}))
            wait_for(lambda: engine.delivered > 0)
        assert events(read_chunks(connection)[1])[-1]["choices"][0]["finish_reason"] == "stop"
