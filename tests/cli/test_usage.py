"""What every command has in common: its statuses, its one line on stderr, its flags."""

import pytest

from lmoe import __version__
from lmoe.config import Settings, flag


def test_help_and_version(run):
    """Both are on stdout, with status 0."""
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    for verb in ("serve", "chat", "route", "experts", "samples", "router"):
        assert verb in out
    assert run("--version") == (0, f"lmoe {__version__}\n", "")


def test_serve_has_a_flag_for_every_setting(run):
    """Flags and defaults come from the settings: nothing is written twice."""
    out = " ".join(run("serve", "--help")[1].split())
    for name, field in Settings.model_fields.items():
        assert f" {flag(name)} " in out
        assert field.description in out
    assert "Default: 8000." in out
    assert "Default: 127.0.0.1." in out
    assert "Default: 4MiB." in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("serve", "--nonsense"),
        ("serve", "--port", "abc"),
        ("serve", "--port", "-1"),
        ("serve", "--quantization", "int3"),
        ("serve", "--kv-cache-memory", "lots"),
        ("route",),
        ("route", "a", "b"),
        ("router", "eval"),
        ("router", "eval", "file", "--gate", "2"),
        ("router", "eval", "file", "--gate", "nan"),
        ("router", "rollback", "1", "--author", "two\nlines"),
        ("router", "rollback", "1", "--author", "x" * 257),
    ],
)
def test_wrong_usage_is_a_2(run, arguments):
    """A mistake in the command is told apart from a command that failed."""
    status, _, err = run(*arguments)
    assert status == 2
    assert err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("serve", "--watch", "--base-model", "x"), "--watch: there is neither a folder of experts nor one of routing samples"),
        (("serve", "--upstream", "http://127.0.0.1:1"), "--upstream is not supported yet"),
        (("serve", "--tls-cert", "c", "--tls-key", "k"), "--tls-cert: there is no file c"),
        (("route", "hello", "--router-mode", "llm"), "--router-mode llm asks the base model"),
        (("router", "diff", "--remove", "code", "--router-mode", "llm"), "--router-mode llm asks the base model"),
        (("router", "tune", "--router-mode", "llm"), "--router-mode llm asks the base model"),
        (("router", "diff", "--remove", "code", "--add", "code", "x"), "--remove: 'code' is to be added to as well"),
        (("route", "hello", "--router-model", "./nowhere"), "there is no folder ./nowhere; give a folder, or a model's name"),
        (("serve", "--config", "no.toml"), "there is no file no.toml"),
        (("serve", "--experts", "nowhere"), "--experts: there is no folder nowhere"),
        (("serve", "--routing-data", "nowhere"), "--routing-data: there is no folder nowhere"),
        (("serve", "--base-model", "x", "--served-model-name", "base"), "'base' is reserved"),
        (("serve", "--base-model", "./auto"), "'auto' is reserved"),
        (("serve", "--base-model", "x", "--api-key-file", "nowhere"), "--api-key-file: nowhere cannot be read"),
        (("route", "hello", "--routing-data", "nowhere"), "--routing-data: there is no folder nowhere"),
        (("router", "eval", "nowhere.jsonl"), "nowhere.jsonl: cannot be read"),
        (("samples", "ls", "nobody"), "there is no expert 'nobody'; known are base, "),
        (("experts", "ls", "--url", "http://127.0.0.1:9"), "http://127.0.0.1:9 does not answer"),
        (("experts", "ls", "--base-model", "./nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_a_1_with_one_line(run, arguments, message):
    """No traceback, no silence: one line that names what is wrong."""
    status, out, err = run(*arguments)
    assert status == 1
    assert out == ""
    assert err.startswith("lmoe: ")
    assert err.count("\n") == 1
    assert message in err


def test_a_bad_value_in_the_environment_is_no_usage_error(run, monkeypatch):
    """The command was right; its surroundings are not."""
    monkeypatch.setenv("LMOE_PORT", "x")
    status, _, err = run("serve")
    assert status == 1
    assert "LMOE_PORT" in err


@pytest.mark.parametrize("option", [("--router-k", "3"), ("--base-bias", "0.5"), ("--routing-data", "here"), ("--router-mode", "topk")])
def test_a_server_is_not_asked_with_settings_that_it_would_ignore(run, option):
    """With --url a setting of one's own says nothing, and is refused before anything is asked."""
    status, out, err = run("route", "hello", "--url", "http://127.0.0.1:9", *option)
    assert (status, out) == (2, "")
    assert err == f"lmoe: {option[0]}: says nothing to a running server, which has its own; leave out {option[0]}, or --url\n"
