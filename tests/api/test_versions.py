"""Versions of the routing samples over HTTP: what is recorded, what a rollback brings back, and what is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lmoe.workbench.requests import RequestLog, recent_requests
from lmoe.workbench.sources import Sources
from tests.api.conftest import HELLO
from tests.api.test_admin import calling
from tests.fakes import SAMPLES
from tests.house import SQL, House, Shelf, make_house, shelf

__all__ = ["make_house", "shelf"]


@pytest.fixture
def client(make_house: Callable[..., House], shelf: Shelf) -> Iterator[TestClient]:
    with calling(make_house(), shelf.spare["s10"].parent) as client:
        yield client


def test_edits_are_versions_and_can_be_taken_back(client: TestClient) -> None:
    """An expert's samples, added ones and dropped ones are each a version; a rollback routes as then, and is a version itself."""
    first = client.get("/v1/router/history")
    assert [(v["version"], v["author"]) for v in first.json()["data"]] == [(1, "files")]
    client.post("/v1/experts", json={"name": "sql", "path": "s10", "samples": list(SQL)})
    client.post("/v1/experts/code/samples", json={"samples": ["compose a sonnet"]})
    client.request("DELETE", "/v1/experts/code/samples", json={"samples": [SAMPLES["code"][0]]})
    listed = client.get("/v1/router/history")
    changes = [(v["version"], v["author"], v["added"], v["removed"]) for v in listed.json()["data"][:-1]]
    assert changes == [
        (4, "http", {}, {"code": [SAMPLES["code"][0]]}),
        (3, "http", {"code": ["compose a sonnet"]}, {}),
        (2, "http", {"sql": list(SQL)}, {}),
    ]
    assert [v["version"] for v in client.get("/v1/router/history?limit=2").json()["data"]] == [4, 3]
    assert client.post("/v1/route", json={"input": "compose a sonnet"}).json()["expert"] == "code"

    tag = {"if-match": listed.headers["etag"]}
    back = client.post("/v1/router/rollback", json={"version": 2}, headers=tag)
    assert (back.status_code, back.json()["version"], back.headers["etag"]) == (200, 5, '"5"')
    assert client.post("/v1/route", json={"input": "compose a sonnet"}).json()["expert"] != "code"
    assert sorted(client.get("/v1/experts/code/samples").json()["data"]) == sorted(SAMPLES["code"])
    assert client.get("/v1/experts/sql/samples").json()["data"] == list(SQL)
    assert client.post("/v1/router/rollback", json={"version": 1}, headers=tag).status_code == 412


def test_a_rollback_survives_a_restart(make_house: Callable[..., House], shelf: Shelf) -> None:
    """What routes after it routes after the next start, too."""
    with calling(make_house(), shelf.spare["s10"].parent) as client:
        client.post("/v1/experts/code/samples", json={"samples": ["compose a sonnet", "shell scripts"]})
        client.request("DELETE", "/v1/experts/base/samples", json={"samples": [SAMPLES["base"][0]]})
        assert client.post("/v1/router/rollback", json={"version": 2}).status_code == 200
        expected = {name: sorted(client.get(f"/v1/experts/{name}/samples").json()["data"]) for name in ("base", "code", "creative")}
    assert expected == {
        **{n: sorted(t) for n, t in SAMPLES.items() if n in expected},
        "code": sorted([*SAMPLES["code"], "compose a sonnet", "shell scripts"]),
    }
    again = make_house()
    assert {name: sorted(again.lifecycle.live.samples_of(name)) for name in expected} == expected


def test_a_change_is_whose_it_says(client: TestClient) -> None:
    """The header `x-lmoe-author`, or `author` in a body that has one, names who a version is by; without them it is `http`."""

    def author() -> str:
        return str(client.get("/v1/router/history").json()["data"][0]["author"])

    ann = {"x-lmoe-author": "ann"}
    client.post("/v1/experts", json={"name": "sql", "path": "s10", "samples": list(SQL)}, headers=ann)
    assert author() == "ann"
    client.request("DELETE", "/v1/experts/sql/samples", json={"samples": [SQL[0]]}, headers={"x-lmoe-author": "J%C3%BCrgen"})
    assert author() == "Jürgen"
    client.post("/v1/router/rollback", json={"version": 1, "author": "bob"}, headers=ann)
    assert author() == "bob"
    client.post("/v1/router/rollback", json={"version": 2}, headers=ann)
    assert author() == "ann"
    client.post("/v1/experts/code/samples", json={"samples": ["compose a sonnet"]}, headers={"x-lmoe-author": " "})
    assert author() == "http"


@pytest.mark.parametrize("name", ["x" * 257, "a%0Ab", "a%00", "a%1b[31m"])
def test_an_author_is_a_short_printable_name(client: TestClient, name: str) -> None:
    """Anything else is refused wherever something is changed, and changes nothing."""
    for path, body in (
        ("experts", {"name": "sql", "path": "s10"}),
        ("experts/code/samples", {"samples": ["compose a sonnet"]}),
        ("router/rollback", {"version": 1}),
    ):
        response = client.post(f"/v1/{path}", json=body, headers={"x-lmoe-author": name})
        assert (response.status_code, response.json()["error"]["param"]) == (400, "x-lmoe-author"), path
    assert client.post("/v1/router/rollback", json={"version": 1, "author": "a\nb"}).json()["error"]["param"] == "author"
    assert len(client.get("/v1/router/history").json()["data"]) == 1


def test_a_rollback_to_what_is_there_says_so(client: TestClient) -> None:
    """`changed` is false, the version is the newest, and nothing is added to the history."""
    same = client.post("/v1/router/rollback", json={"version": 1}).json()
    assert (same["changed"], same["version"], same["added"], same["removed"]) == (False, 1, {}, {})
    samples = client.post("/v1/experts/code/samples", json={"samples": [SAMPLES["code"][0]]}).json()
    assert (samples["changed"], samples["added"]) == (False, 0)
    assert client.post("/v1/experts/code/samples", json={"samples": ["compose a sonnet"]}).json()["changed"] is True
    assert client.post("/v1/router/rollback", json={"version": 1}).json()["changed"] is True
    assert len(client.get("/v1/router/history").json()["data"]) == 3


def test_a_dry_run_of_a_rollback_changes_nothing(client: TestClient) -> None:
    """It answers with the impact."""
    client.post("/v1/experts/code/samples", json={"samples": ["compose a sonnet"]})
    dry = client.post("/v1/router/rollback?dry_run=true", json={"version": 1})
    assert (dry.status_code, dry.json()["object"]) == (200, "router.impact")
    assert client.get("/v1/router/history").json()["data"][0]["version"] == 2
    assert "compose a sonnet" in client.get("/v1/experts/code/samples").json()["data"]


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [({}, 400, "version"), ({"version": 0}, 400, "version"), ({"version": "1"}, 400, "version"), ({"version": 99}, 404, "version")],
)
def test_a_version_must_exist(client: TestClient, body: dict[str, object], status: int, param: str) -> None:
    """Anything else is named, and nothing changes."""
    response = client.post("/v1/router/rollback", json=body)
    assert (response.status_code, response.json()["error"]["param"]) == (status, param)
    assert len(client.get("/v1/router/history").json()["data"]) == 1


@pytest.mark.parametrize("limit", ["0", "1001", "x", "-1", "\u0663", ""])
def test_a_limit_is_a_small_number(client: TestClient, limit: str) -> None:
    """Everything else is a 400."""
    assert client.get("/v1/router/history", params={"limit": limit}).status_code == 400


def test_versions_are_an_administrators(make_house: Callable[..., House], shelf: Shelf) -> None:
    """From another machine without a key, and from a web page of another origin, there is nothing to see."""
    with calling(make_house(), shelf.spare["s10"].parent, peer="192.0.2.7") as client:
        assert client.get("/v1/router/history").status_code == 403
        assert client.post("/v1/router/rollback", json={"version": 1}).status_code == 403
        preflight = client.options("/v1/router/history", headers={"origin": "http://evil.example", "access-control-request-method": "GET"})
        assert "access-control-allow-origin" not in preflight.headers


def test_what_is_not_there_is_not_dropped_in_silence(client: TestClient) -> None:
    """None of them: 404 naming one, and no version. Some: the others go, and the answer says which were missing."""
    here, there = SAMPLES["code"][0], "never was"
    response = client.request("DELETE", "/v1/experts/code/samples", json={"samples": [there]})
    assert (response.status_code, response.json()["error"]["code"], there in response.text) == (404, "sample_not_found", True)
    assert len(client.get("/v1/router/history").json()["data"]) == 1
    some = client.request("DELETE", "/v1/experts/code/samples", json={"samples": [here, there]}).json()
    assert (some["removed"], some["missing"], here in some["data"]) == (1, [there], False)
    assert client.post("/v1/experts/code/samples", json={"samples": [here, "new"]}).json()["added"] == 2


def test_a_dry_run_replays_what_was_asked(make_house: Callable[..., House], shelf: Shelf, tmp_path: Path) -> None:
    """Where requests are logged, the impact says how many of them would move."""
    house = make_house()
    house.service.requests = log = RequestLog(tmp_path / "requests.sqlite", "prompts")
    with calling(house, shelf.spare["s10"].parent) as client:
        for _ in range(3):
            client.post(
                "/v1/chat/completions", json={"model": "auto", "messages": [{"role": "user", "content": "a query in sql"}], "max_tokens": 1}
            )
        log.close()
        house.service.sources = Sources(lambda: house.service.router.samples, dict, lambda: recent_requests(tmp_path / "requests.sqlite"))
        added = client.post("/v1/experts?dry_run=true", json={"name": "sql", "path": "s10", "samples": list(SQL)}).json()
    assert (added["requests"]["n"], added["requests"]["moved"]) == (3, 3)
    assert added["experts"]["sql"]["requests"] == {"before": 0, "after": 3}


def test_ollamas_tag_is_understood_everywhere(client: TestClient) -> None:
    """A name as Ollama's listing spells it names the same model to OpenAI's routes; what is nobody's stays unknown."""
    assert client.get("/v1/models/code:latest").json()["parent"] == "tiny-base"
    answer = client.post("/v1/chat/completions", json={"model": "code:latest", "messages": HELLO, "max_tokens": 1})
    assert answer.json()["expert"] == "code"
    assert client.get("/v1/models/nobody:latest").status_code == 404


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"expert": "nobody"}, "expert"),
        ({"expert": {"nobody": 1}}, "expert"),
        ({"experts": ["nobody"]}, "experts"),
        ({"model": "nobody"}, None),
    ],
)
def test_an_unknown_expert_is_blamed_on_its_field(client: TestClient, fields: dict[str, object], param: str | None) -> None:
    """`param` names the field beside `model` that the unknown name stands in."""
    error = client.post("/v1/chat/completions", json={"model": "auto", "messages": HELLO, **fields}).json()["error"]
    assert (error["code"], error["param"]) == ("model_not_found", param)
