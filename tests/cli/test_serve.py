"""`lmoe serve` as a process, with a real tiny model: what it prints, serves and does when told to stop."""

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

import lmoe


def environment():
    """The process runs elsewhere, and finds the package under test all the same."""
    return {**os.environ, "PYTHONPATH": str(Path(lmoe.__file__).parent.parent)}


@contextmanager
def serve(installation, *arguments):
    """A running server, its URL and the rest of its first line."""
    command = [sys.executable, "-m", "lmoe", "serve", "--port", "0", "--base-model", str(installation / "mybase"), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        # Whatever happens to the server, the test ends.
        watchdog = threading.Timer(120, process.kill)
        watchdog.start()
        try:
            line = process.stdout.readline()
            found = re.fullmatch(r"Ready: (http://127\.0\.0\.1:\d+)  \(try: (curl .*)\)\n", line)
            assert found, line + process.stderr.read()
            yield process, found[1], found[2]
        finally:
            watchdog.cancel()
            process.kill()


def post(url, **body):
    request = urllib.request.Request(f"{url}/v1/chat/completions", json.dumps(body).encode())
    return urllib.request.urlopen(request, timeout=60)


@pytest.mark.slow
def test_a_server_from_start_to_end(installation):
    """One line says where it is and how to try it; the line works; broken experts are named; SIGTERM lets an answer finish."""
    with serve(installation, "--experts", str(installation / "experts"), "--max-running", "4") as (process, url, curl):
        with urllib.request.urlopen(f"{url}/v1/models", timeout=10) as response:
            assert [model["id"] for model in json.load(response)["data"]][:5] == ["mybase", "code", "creative", "base", "auto"]
        body = json.loads(re.search(r"-d '(.*)'", curl)[1])
        with post(url, **body, max_tokens=4) as response:
            assert json.load(response)["expert"] == "creative"
        with post(url, model="code", messages=[{"role": "user", "content": "x"}], max_tokens=3, ignore_eos=True) as response:
            assert json.load(response)["usage"]["completion_tokens"] == 3
        with urllib.request.urlopen(f"{url}/ready", timeout=10) as response:
            assert json.load(response) == {"status": "ready"}
        with post(url, model="base", messages=body["messages"], stream=True, max_tokens=300, ignore_eos=True) as stream:
            stream.readline()
            process.send_signal(signal.SIGTERM)
            assert stream.read().endswith(b"data: [DONE]\n\n")
        assert process.wait(30) == 0
        assert process.stdout.read() == ""
        assert process.stderr.read() == "lmoe: the expert 'torn' is not served: torn/adapter_config.json is missing.\n"


@pytest.mark.slow
def test_a_keyed_server_says_where_its_key_is(installation, tmp_path):
    """The command of the first line brings the first key along, from its file; the key itself is not printed."""
    keys = tmp_path / "the keys"
    keys.write_text("\nsk-one\nsk-two\n")
    with serve(installation, "--api-key-file", str(keys)) as (_, url, curl):
        assert "sk-one" not in curl
        header = re.search(r'-H ("[^"]*")', curl)[1]
        shown = subprocess.run(["sh", "-c", f"printf %s {header}"], capture_output=True, text=True, check=True).stdout
        assert shown == "Authorization: Bearer sk-one"
        assert url in curl


@pytest.mark.slow
def test_health_answers_while_the_model_loads(installation):
    """The port is open before the model is there, and SIGTERM ends even that."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "lmoe", "serve", "--port", str(port), "--base-model", str(installation / "mybase")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        try:
            statuses = []
            deadline = time.monotonic() + 60
            while not statuses and time.monotonic() < deadline:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
                        statuses.append(response.status)
                except OSError:
                    time.sleep(0.02)
            assert statuses == [200]
            process.terminate()
            assert process.wait(30) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--base-model", "./nowhere"), "nowhere"),
        (("--served-model-name", "code", "--experts", "experts"), "'code' is also an expert's name"),
        (("--max-model-len", "1000000"), "--max-model-len"),
        (("--chat-template", "nowhere.jinja"), "--chat-template"),
    ],
)
def test_a_start_that_fails_is_one_line(installation, arguments, message):
    """What only loading can find out ends the server with status 1 and the reason."""
    arguments = [str(installation / argument) if argument == "experts" else argument for argument in arguments]
    command = [sys.executable, "-m", "lmoe", "serve", "--port", "0", "--base-model", str(installation / "mybase"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment())
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("lmoe: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_a_busy_port_is_one_line(run):
    """The commonest failure names the port, and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _, err = run("serve", "--base-model", "./mybase", "--port", str(port))
    assert status == 1
    assert err.startswith(f"lmoe: cannot listen on 127.0.0.1:{port}: ")
    assert err.count("\n") == 1


def test_experts_in_a_folder(run, installation):
    """`experts ls` reads a folder against its base, and says of each broken package why."""
    arguments = ("experts", "ls", "--base-model", str(installation / "mybase"), "--experts", str(installation / "experts"))
    status, out, err = run(*arguments, "--json")
    assert (status, err) == (0, "")
    listing = json.loads(out)
    assert [(expert["name"], expert["rank"], expert["samples"]) for expert in listing["data"]] == [("code", 4, 3), ("creative", 4, 3)]
    assert listing["broken"] == {"torn": "torn/adapter_config.json is missing."}
    assert "torn: not served: " in run(*arguments)[1]


def test_chatting_with_a_model_loaded_here(run, installation, monkeypatch):
    """Without --url the model runs in this process, and each answer shows its expert."""
    monkeypatch.setattr("sys.stdin", io.StringIO("write a haiku\n"))
    status, out, err = run("chat", "--base-model", str(installation / "mybase"), "--experts", str(installation / "experts"))
    assert status == 0, err
    assert out.startswith("[creative] ")
    assert "'torn' is not served" in err


@pytest.mark.parametrize(
    ("alias", "problem"),
    [("code", "is already a name of its own"), ("base", "is already a name of its own"), ("co*", "means the expert 'code' too")],
)
def test_an_alias_that_is_a_name_already_is_refused(run, installation, alias, problem):
    """Nobody could say which of the two it means."""
    status, _, err = run(
        "serve",
        "--port",
        "0",
        "--base-model",
        str(installation / "mybase"),
        "--experts",
        str(installation / "experts"),
        "--model-alias",
        alias,
    )
    assert (status, err) == (1, f"lmoe: --model-alias {alias!r} {problem}; choose another\n")


def test_a_state_folder_that_cannot_be_used_is_refused(run, samples, tmp_path):
    """Whoever names one wants it used."""
    (tmp_path / "file").touch()
    status, _, err = run("route", "hello", "--routing-data", str(samples), "--state-dir", str(tmp_path / "file"))
    assert (status, err) == (1, f"lmoe: --state-dir: {tmp_path / 'file'} cannot be used: File exists\n")
