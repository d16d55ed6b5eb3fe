"""The listings: which names a request may use, and which experts there are."""

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.api.conftest import HELLO
from tests.fakes import fake_expert, fake_registry, fake_service, settings


def test_the_order_of_models(client):
    """The base, the experts by name with their parent, `base` and `auto`, then the aliases, each name once."""
    data = client.get("/v1/models").json()["data"]
    ids = [model["id"] for model in data]
    assert ids[:6] == ["tiny-base", "code", "creative", "silent", "base", "auto"]
    assert {"gpt-3.5-turbo", "gpt-4", "gpt-4o", "gpt-4o-mini", "text-davinci-003", "text-embedding-3-small"} <= set(ids[6:])
    assert len(set(ids)) == len(ids)
    assert not any("*" in name for name in ids)
    assert [model.get("parent") for model in data[:5]] == [None, "tiny-base", "tiny-base", "tiny-base", None]
    assert all(model["object"] == "model" and 0 < model["created"] < 2**32 for model in data)


@pytest.mark.parametrize("name", ["tiny-base", "code", "base", "auto", "gpt-4", "gpt-4-0613", f"code@{fake_expert('code').revision}"])
def test_one_model(client, name):
    """Whatever a request may name has an entry of its own, revisions and unlisted spellings included."""
    assert client.get(f"/v1/models/{name}").json()["id"] == name


def test_ids_may_hold_slashes():
    """A hub name is an id as it is."""
    with TestClient(create_app(fake_service(model_id="org/base@v1"), settings())) as client:
        assert client.get("/v1/models/org/base@v1").json()["id"] == "org/base@v1"
        assert client.post("/v1/chat/completions", json={"model": "org/base@v1", "messages": HELLO}).status_code == 200


def test_an_operators_alias_routes():
    """`--model-alias` adds to the defaults."""
    with TestClient(create_app(fake_service(), settings(model_alias=("house-*",)))) as client:
        for name, status in (("house-model", 200), ("gpt-4", 200), ("cottage", 404)):
            assert client.post("/v1/chat/completions", json={"model": name, "messages": HELLO}).status_code == status


def test_an_experts_name_wins_over_an_alias():
    """An expert called like an alias is asked for by that name, and listed once."""
    with TestClient(create_app(fake_service(registry=fake_registry("gpt-4")), settings())) as client:
        body = client.post("/v1/chat/completions", json={"model": "gpt-4", "messages": HELLO}).json()
        assert (body["expert"], body["routing"]["reason"]) == ("gpt-4", "requested")
        assert [m["id"] for m in client.get("/v1/models").json()["data"]].count("gpt-4") == 1


def test_experts_are_listed_with_the_broken_ones(client):
    """Who serves, with how many routing samples, and who does not, with the reason."""
    listing = client.get("/v1/experts").json()
    assert listing["data"][0] == {
        "name": "code",
        "revision": fake_expert("code").revision,
        "rank": 8,
        "bytes": 1024,
        "samples": 3,
        "description": "The code expert.",
    }
    assert [(expert["name"], expert["samples"]) for expert in listing["data"]] == [("code", 3), ("creative", 3), ("silent", 0)]
    assert listing["broken"] == {"torn": "adapter_model.safetensors is truncated"}
    assert client.get("/v1/experts/creative").json()["name"] == "creative"
    assert client.get("/v1/experts/torn").json()["error"]["code"] == "model_not_found"
