"""`lmoe chat`, and `experts ls` on a running server."""

import contextlib
import io
import json
import os
import subprocess
import sys

import pytest

from tests.api.conftest import serving
from tests.fakes import FakeEngine, fake_expert, fake_service


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def url(engine):
    with serving(fake_service(engine)) as port:
        yield f"http://127.0.0.1:{port}"


def says(monkeypatch, *lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))


def test_each_answer_shows_its_expert(run, monkeypatch, url, engine):
    """Lines are turns; the conversation so far is sent with each; /reset forgets it."""
    says(monkeypatch, "write a poem", "", "fix this function", "/reset", "hello")
    status, out, _ = run("chat", "--url", url)
    assert status == 0
    experts = ["creative", "code", "base"]
    revisions = [f"{fake_expert(name).revision}:1" for name in ("creative", "code")] + ["base"]
    assert out.splitlines() == [f"[{name}] {revision} says hello ü." for name, revision in zip(experts, revisions, strict=True)]
    sizes = [len(request.prompt_ids) for request in engine.requests]
    assert sizes[0] < sizes[1] > sizes[2]


@pytest.mark.parametrize("command", ["/quit", " /exit "])
def test_a_word_ends_it(run, monkeypatch, url, engine, command):
    """What other chats in terminals end by, ends this one; nobody is asked about it."""
    says(monkeypatch, "hello", command, "hello again")
    status, out, _ = run("chat", "--url", url)
    assert (status, len(out.splitlines()), len(engine.requests)) == (0, 1, 1)


def test_an_expert_can_be_asked_for(run, monkeypatch, url):
    """--expert forces, as `expert` in the body does."""
    says(monkeypatch, "write a poem")
    assert run("chat", "--url", f"{url}/v1/", "--expert", "code")[1].startswith("[code] ")


def test_the_servers_refusals_are_told(run, monkeypatch, url):
    """What the server says is what is printed."""
    says(monkeypatch, "hello")
    status, _, err = run("chat", "--url", url, "--expert", "nobody")
    assert status == 1
    assert "`nobody` does not exist" in err


def test_a_failure_in_mid_answer_is_told(run, monkeypatch):
    """An answer that breaks off ends with the reason."""
    says(monkeypatch, "hello")
    with serving(fake_service(FakeEngine(fail_at=2))) as port:
        status, out, err = run("chat", "--url", f"http://127.0.0.1:{port}")
    assert status == 1
    assert "base says" in out
    assert "NaN" in err


def on_a_terminal(*arguments):
    """What `lmoe ARGUMENTS` writes to a terminal, when somebody says hello there, with the terminal's line ends made plain."""
    ours, theirs = os.openpty()
    process = subprocess.Popen([sys.executable, "-m", "lmoe", *arguments], stdin=subprocess.PIPE, stdout=theirs, stderr=theirs)
    os.close(theirs)
    process.stdin.write(b"hello\n")
    process.stdin.close()
    written = b""
    # At the end of what was written there a terminal has an error, where a file is empty.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 4096):
            written += part
    os.close(ours)
    assert process.wait() == 0, written
    return written.decode().replace("\r\n", "\n")


def test_an_answer_commands_no_terminal(run, monkeypatch):
    """Escapes are spelled out wherever the stream is cut, and marks that reorder a line; tabs and lines stay; a pipe gets all as it is."""
    words = ["One\t1\n", "two\r", "\n", "\x1b", "[2J", "\x1b]0;title\x07", "\x9b31m", "\u202eabc", " ü\x7f"]
    with serving(fake_service(FakeEngine(words))) as port:
        url = f"http://127.0.0.1:{port}"
        assert on_a_terminal("chat", "--url", url) == "[base] One\t1\ntwo\n\\x1b[2J\\x1b]0;title\\x07\\x9b31m\\u202eabc ü\\x7f\n"
        says(monkeypatch, "hello")
        assert run("chat", "--url", url)[1] == f"[base] {''.join(words)}\n"


def test_experts_of_a_server(run, url):
    """--url lists what serves there, and what does not."""
    status, out, _ = run("experts", "ls", "--url", url, "--json")
    assert status == 0
    assert [expert["name"] for expert in json.loads(out)["data"]] == ["code", "creative", "silent"]
    _, out, _ = run("experts", "ls", "--url", url)
    assert out.splitlines()[0].split() == ["name", "revision", "rank", "bytes", "samples", "description"]
    assert "torn: not served: adapter_model.safetensors is truncated" in out


def test_a_key_file_opens_a_keyed_server(run, tmp_path):
    """The first key of --api-key-file is sent."""
    (tmp_path / "keys").write_text("sk-one\n")
    with serving(fake_service(), api_key_file=tmp_path / "keys") as port:
        arguments = ("experts", "ls", "--url", f"http://127.0.0.1:{port}")
        assert run(*arguments)[0] == 1
        assert run(*arguments, "--api-key-file", str(tmp_path / "keys"))[0] == 0
