"""Settings: where a value comes from, and what is refused."""

import pytest

from lmoe.config import BadValue, Settings, load, parse_size
from lmoe.errors import ConfigError


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """No settings file in the working directory."""
    monkeypatch.chdir(tmp_path)


def test_flag_beats_environment_beats_file_beats_default(tmp_path, monkeypatch):
    """The order of INTERFACE, with the origin of each value."""
    file = tmp_path / "some.toml"
    file.write_text('port = 1\nhost = "file"\nmax_running = 3\n')
    monkeypatch.setenv("LMOE_PORT", "2")
    monkeypatch.setenv("LMOE_HOST", "environment")
    found = load({"port": "3"}, file)
    settings = found.settings
    assert (settings.port, settings.host, settings.max_running) == (3, "environment", 3)
    assert settings.max_waiting == Settings.model_fields["max_waiting"].default
    assert [found.origins[name] for name in ("port", "host", "max_running", "max_waiting")] == ["flag", "environment", str(file), "default"]


def test_the_file_in_the_working_directory_is_read(tmp_path):
    """lmoe.toml counts without being named; its keys may be spelled like flags."""
    (tmp_path / "lmoe.toml").write_text('max-running = 5\nmodel-alias = ["a", "b"]\nkv_cache_memory = "1GiB"\n')
    settings = load({}).settings
    assert (settings.max_running, settings.model_alias, settings.kv_cache_memory) == (5, ("a", "b"), 2**30)


def test_the_environment_splits_lists_at_commas(monkeypatch):
    """A variable holds what a repeated flag would."""
    monkeypatch.setenv("LMOE_MODEL_ALIAS", "one, two")
    monkeypatch.setenv("LMOE_EXPERTS_ROOT", "/a,/b")
    settings = load({}).settings
    assert settings.model_alias == ("one", "two")
    assert [str(folder) for folder in settings.experts_root] == ["/a", "/b"]


@pytest.mark.parametrize(
    ("text", "size"),
    [("1GiB", 2**30), ("1gib", 2**30), ("1.5 GB", 1_500_000_000), ("512MiB", 2**29), ("64k", 64_000), ("123", 123), ("2T", 2 * 10**12)],
)
def test_sizes(text, size):
    """Binary and decimal units, with or without the B."""
    assert parse_size(text) == size


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"port": "abc"}, "--port"),
        ({"port": "70000"}, "--port"),
        ({"quantization": "int3"}, "--quantization"),
        ({"kv_cache_memory": "lots"}, "--kv-cache-memory: expected a size such as 512MiB"),
        ({"kv_cache_memory": "0"}, "--kv-cache-memory"),
        ({"router_k": "0"}, "--router-k"),
        ({"base_bias": "nan"}, "--base-bias: input should be a finite number"),
        ({"prot": "1"}, "--prot: there is no such setting"),
    ],
)
def test_bad_values_name_their_origin(flags, message):
    """One line says which flag, and what was expected."""
    with pytest.raises(BadValue, match=message) as caught:
        load(flags)
    assert caught.value.origin == "flag"
    assert "\n" not in caught.value.message


def test_bad_values_elsewhere_name_the_variable_or_the_file(tmp_path, monkeypatch):
    """The user is told where to look."""
    (tmp_path / "lmoe.toml").write_text("prot = 1\n")
    with pytest.raises(BadValue, match=r"prot in lmoe\.toml: there is no such setting; did you mean port\?"):
        load({})
    (tmp_path / "lmoe.toml").unlink()
    monkeypatch.setenv("LMOE_PORT", "x")
    with pytest.raises(BadValue, match="LMOE_PORT") as caught:
        load({})
    assert caught.value.origin == "environment"


@pytest.mark.parametrize("value", ["3", "[1, 'a']", "[['a']]", "true"])
def test_a_list_in_the_file_is_a_list_of_texts(tmp_path, value):
    """What is none is refused with what one looks like."""
    (tmp_path / "lmoe.toml").write_text(f"model_alias = {value}\n")
    with pytest.raises(BadValue, match=r'model_alias in lmoe\.toml: expected a list of texts such as \["a", "b"\]'):
        load({})


@pytest.mark.parametrize("content", ["port = ", "\x00", "port = 1\nport = 2\n"])
def test_a_file_that_is_no_toml_is_refused(tmp_path, content):
    """Nothing of a torn file is used."""
    (tmp_path / "lmoe.toml").write_text(content)
    with pytest.raises(ConfigError, match=r"lmoe\.toml cannot be read as TOML"):
        load({})


def test_a_named_file_must_exist(tmp_path):
    """A typo in --config does not mean the defaults."""
    with pytest.raises(ConfigError, match="there is no file"):
        load({}, tmp_path / "no.toml")


def test_settings_are_frozen():
    """Nobody changes them under a running server."""
    with pytest.raises(ValueError, match="frozen"):
        load({}).settings.port = 1


def test_the_operators_aliases_come_after_the_defaults():
    """`--model-alias` adds, and repeats nothing."""
    aliases = load({"model_alias": ["mine", "gpt-4o"]}).settings.aliases
    assert aliases[-1] == "mine"
    assert aliases.count("gpt-4o") == 1


def test_every_setting_says_what_it_is():
    """`--help` and the documentation are made from the descriptions."""
    assert all((field.description or "").endswith(".") for field in Settings.model_fields.values())
