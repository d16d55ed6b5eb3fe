"""Experts over HTTP, against a real engine: what changes, what is refused, and who may ask."""

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.api.conftest import HELLO
from tests.fakes import settings
from tests.house import SQL, House, Shelf, make_house, shelf

__all__ = ["make_house", "shelf"]

LOCAL = "http://127.0.0.1:8000"


@contextlib.contextmanager
def calling(house: House, root: Path, *, peer: str = "127.0.0.1", **flags: object) -> Iterator[TestClient]:
    app = create_app(house.service, settings(experts_root=(root,), **flags))
    # The service outlives the app here, so that one engine serves a whole test.
    with TestClient(app, base_url=LOCAL, client=(peer, 5000)) as client:
        yield client


@pytest.fixture
def root(shelf: Shelf, tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    for name, spare in shelf.spare.items():
        shutil.copytree(spare, folder / name)
    (folder / "bad").mkdir()
    (folder / "link").symlink_to(shelf.spare["s10"])
    return folder


@pytest.fixture
def client(make_house: Callable[..., House], root: Path) -> Iterator[TestClient]:
    with calling(make_house(), root) as client:
        yield client


def test_an_experts_life(client: TestClient, root: Path) -> None:
    """Added (201), found, asked by name, replaced under its tag, taken back, its samples edited, removed (204), gone (404)."""
    added = client.post("/v1/experts", json={"name": "sql", "path": str(root / "s10"), "description": "Queries.", "samples": list(SQL)})
    assert added.status_code == 201
    first = added.json()
    assert {key: first[key] for key in ("name", "samples", "description")} == {"name": "sql", "samples": 3, "description": "Queries."}
    assert (first["rank"], len(first["revision"]), first["bytes"] > 0) == (3, 8, True)
    assert client.get("/v1/experts/sql").json() == first
    assert "sql" in [model["id"] for model in client.get("/v1/models").json()["data"]]
    assert client.post("/v1/route", json={"input": "a query in sql"}).json()["revision"] == first["revision"]
    answer = client.post("/v1/chat/completions", json={"model": "sql", "messages": HELLO, "max_tokens": 3})
    assert (answer.json()["expert"], answer.headers["x-lmoe-revision"]) == ("sql", first["revision"])

    tag = client.get("/v1/experts/sql").headers["etag"]
    replaced = client.put("/v1/experts/sql", json={"path": "s11"}, headers={"if-match": tag})
    assert (replaced.status_code, replaced.json()["samples"], replaced.json()["description"]) == (200, 3, "Queries.")
    assert client.put("/v1/experts/sql", json={"path": "s12"}, headers={"if-match": tag}).status_code == 412
    assert client.put("/v1/experts/sql", json={"revision": first["revision"]}).json() == first

    samples = client.post("/v1/experts/sql/samples", json={"samples": ["count the rows"]})
    assert samples.json()["data"] == [*SQL, "count the rows"]
    stale = {"if-match": client.get("/v1/experts/creative/samples").headers["etag"]}
    assert client.request("DELETE", "/v1/experts/sql/samples", json={"samples": [SQL[0]]}, headers=stale).status_code == 412
    fresh = {"if-match": samples.headers["etag"]}
    assert client.request("DELETE", "/v1/experts/sql/samples", json={"samples": [SQL[0]]}, headers=fresh).status_code == 200
    assert client.get("/v1/experts/sql/samples").json()["data"] == [*SQL[1:], "count the rows"]
    assert client.post("/v1/experts/base/samples", json={"samples": ["good evening"]}).json()["data"][-1] == "good evening"

    assert client.delete("/v1/experts/sql", headers={"if-match": tag}).status_code == 204
    for gone in (client.get("/v1/experts/sql"), client.delete("/v1/experts/sql"), client.get("/v1/experts/sql/samples")):
        assert (gone.status_code, gone.json()["error"]["code"]) == (404, "model_not_found")
    assert client.post("/v1/chat/completions", json={"model": "sql", "messages": HELLO}).status_code == 404


def test_vllms_names(client: TestClient) -> None:
    """Clients of vLLM load and unload with its own paths, bodies and answers."""
    for path, body in (("load", {"lora_name": "sql", "lora_path": "s10"}), ("unload", {"lora_name": "code"})):
        assert client.post(f"/v1/{path}_lora_adapter?dry_run=true", json=body).json()["object"] == "router.impact"
    assert {expert["name"] for expert in client.get("/v1/experts").json()["data"]} == {"code", "creative"}
    loaded = client.post("/v1/load_lora_adapter", json={"lora_name": "sql", "lora_path": "s10"})
    assert (loaded.status_code, loaded.text) == (200, "Success: LoRA adapter 'sql' added successfully.")
    assert client.post("/v1/load_lora_adapter", json={"lora_name": "sql", "lora_path": "s10"}).status_code == 409
    unloaded = client.post("/v1/unload_lora_adapter", json={"lora_name": "sql"})
    assert (unloaded.status_code, unloaded.text) == (200, "Success: LoRA adapter 'sql' removed successfully.")
    assert client.post("/v1/unload_lora_adapter", json={"lora_name": "sql"}).status_code == 404


def test_a_dry_run_answers_with_the_impact(client: TestClient) -> None:
    """What would move, before and after, and nothing has changed."""
    before = client.get("/v1/experts").json()
    added = client.post("/v1/experts?dry_run=true", json={"name": "sql", "path": "s10", "samples": list(SQL) * 3})
    assert (added.status_code, added.json()["object"]) == (200, "router.impact")
    assert "sql" in added.json()["experts"]
    version = added.json()["router_version"]
    assert version["before"] != version["after"]
    for response in (
        client.put("/v1/experts/code?dry_run=1", json={"path": "s10", "samples": ["x"]}),
        client.delete("/v1/experts/code?dry_run=true"),
        client.post("/v1/experts/code/samples?dry_run=true", json={"samples": ["x"]}),
    ):
        assert (response.status_code, response.json()["object"]) == (200, "router.impact")
    assert client.get("/v1/experts").json() == before
    assert client.delete("/v1/experts/code?dry_run=maybe").status_code == 400


def test_a_dry_run_tries_nothing_where_the_base_chooses(make_house: Callable[..., House], root: Path) -> None:
    """With --router-mode llm samples move nothing, so that no moves are claimed."""
    with calling(make_house(), root, router_mode="llm") as client:
        impact = client.delete("/v1/experts/code?dry_run=true").json()
    assert (impact["prompts"]["n"], impact["requests"]["n"], impact["accuracy"]) == (0, 0, None)


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"path": "s10"}, 400, "Missing required parameter: 'name'."),
        ({"name": "sql"}, 400, "Missing required parameter: 'path'."),
        ({"name": "sql", "path": 7}, 400, "Invalid type for 'path'"),
        ({"name": "sql", "path": "/etc"}, 400, "'/etc' is not under an --experts-root"),
        ({"name": "sql", "path": "../served/code"}, 400, "is not under an --experts-root"),
        ({"name": "sql", "path": "link"}, 400, "'link' is not under an --experts-root; it is a link that leads elsewhere"),
        ({"name": "sql", "path": "s10/adapter_model.safetensors"}, 400, "is a file; give the folder that holds adapter_config.json"),
        ({"name": "sql", "path": "x" * 4000}, 400, "does not exist; give the folder"),
        ({"name": "sql", "path": "a\u0000b"}, 400, "must name a folder"),
        ({"name": "sql", "path": "."}, 400, "is not under an --experts-root"),
        ({"name": "sql", "path": "nowhere"}, 400, "does not exist"),
        ({"name": "sql", "path": "bad"}, 400, "adapter_config.json is missing"),
        ({"name": "code", "path": "s10"}, 409, "'code' is taken"),
        ({"name": "tiny-base", "path": "s10"}, 409, "'tiny-base' is taken"),
        ({"name": "base", "path": "s10"}, 400, "not allowed"),
        ({"name": "gpt-4o", "path": "s10"}, 400, "clients that ask for 'gpt-4*' let the router choose"),
        ({"name": "gpt-4-legal", "path": "s10"}, 400, "'gpt-4-legal' is not allowed"),
        ({"name": "\u202elqs", "path": "s10"}, 400, "not allowed"),
        ({"name": "sql", "path": "s10", "samples": "x"}, 400, "Invalid type for 'samples'"),
        ({"name": "sql", "path": "s10", "samples": [1]}, 400, "Invalid type for 'samples[0]'"),
        ({"name": "sql", "path": "s10", "samples": ["fine", " "]}, 400, "samples[1]: sample is empty"),
        ({"name": "sql", "path": "s10", "samples": ["x" * 40_000]}, 400, "at most 32768"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, body: dict[str, object], status: int, message: str) -> None:
    """Each refusal is OpenAI-shaped and names the value; no name is left behind."""
    response = client.post("/v1/experts", json=body)
    assert response.status_code == status, response.text
    assert message in response.json()["error"]["message"]
    assert [expert["name"] for expert in client.get("/v1/experts").json()["data"]] == ["code", "creative"]


@pytest.mark.parametrize(
    ("body", "param", "code", "message"),
    [
        ({}, "path", "missing_required_parameter", "Give 'path' or 'revision'"),
        ({"samples": ["x"], "description": "x"}, "path", "missing_required_parameter", "/v1/experts/{name}/samples"),
        ({"path": "s10", "revision": "0123456789"}, "revision", "invalid_value", "not both"),
        ({"revision": "0123456789"}, "revision", None, "no earlier revision '0123456789'"),
    ],
)
def test_a_replacement_needs_one_source(client: TestClient, body: dict[str, object], param: str, code: str | None, message: str) -> None:
    """A path, or an earlier revision that exists; the refusal says which it is that is wrong."""
    response = client.put("/v1/experts/code", json=body)
    error = response.json()["error"]
    assert (response.status_code, error["param"], error["code"]) == (400, param, code)
    assert message in error["message"]


def test_base_is_no_expert(client: TestClient) -> None:
    """Whoever shows, replaces or removes it is told what it is; its samples are there."""
    for method, body in (("GET", None), ("PUT", {"path": "s10"}), ("PUT", {"description": "x"}), ("DELETE", None)):
        response = client.request(method, "/v1/experts/base", json=body)
        assert (response.status_code, "`base` is the bare model" in response.json()["error"]["message"]) == (404, True), method
    assert client.get("/v1/experts/base/samples").status_code == 200


def test_what_an_adapter_says_of_itself_is_passed_on(client: TestClient, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Trained on another base or for another task, by its own account: it is taken, with warnings in the answer and in the log."""
    config = root / "s10" / "adapter_config.json"
    said = {"base_model_name_or_path": "mistralai/Mistral-7B-v0.3", "task_type": "SEQ_CLS"}
    config.write_text(json.dumps(json.loads(config.read_text()) | said))
    answer = client.post("/v1/experts", json={"name": "sql", "path": "s10"})
    assert answer.status_code == 201
    warnings = answer.json()["warnings"]
    assert ["'SEQ_CLS'" in warnings[0], "'mistralai/Mistral-7B-v0.3', and this base is 'tiny-base'" in warnings[1]] == [True, True]
    assert all(f"the expert 'sql': {warning}" in caplog.text for warning in warnings)
    assert "warnings" not in client.post("/v1/experts", json={"name": "other", "path": "s11"}).json()
    (root / "s12" / "expert.toml").write_text('base = "mistralai/Mistral-7B-v0.3"\n')
    (warning,) = client.post("/v1/experts", json={"name": "third", "path": "s12"}).json()["warnings"]
    assert warning.startswith("expert.toml: base is 'mistralai/Mistral-7B-v0.3', and this base is 'tiny-base'")
    assert f"the expert 'third': {warning}" in caplog.text


def test_a_description_alone_is_changed(client: TestClient) -> None:
    """Of the operator's expert as of an added one: weights and samples stay; a wrong tag or name changes nothing, nor does a dry run."""
    before = client.get("/v1/experts/code").json()
    answer = client.put("/v1/experts/code", json={"description": "Code of every kind."})
    assert answer.json() == {**before, "description": "Code of every kind."} == client.get("/v1/experts/code").json()
    assert client.put("/v1/experts/code", json={"path": "s10"}).json()["description"] == "Code of every kind."
    assert client.put("/v1/experts/code?dry_run=true", json={"description": "x"}).json()["object"] == "router.impact"
    assert client.put("/v1/experts/code", json={"description": "x"}, headers={"if-match": "00000000"}).status_code == 412
    assert client.put("/v1/experts/nobody", json={"description": "x"}).status_code == 404
    assert client.get("/v1/experts/code").json()["description"] == "Code of every kind."


def test_of_two_edits_under_one_tag_the_second_is_refused(client: TestClient, root: Path) -> None:
    """Also where both change the description alone: nobody's text is lost. The tag that a change answers with is the one to go on with."""
    tag = client.post("/v1/experts", json={"name": "sql", "path": str(root / "s10")}).headers["etag"]
    for fresh in (tag, client.get("/v1/experts/sql").headers["etag"]):
        assert fresh == tag
    bob = client.put("/v1/experts/sql", json={"description": "by Bob"}, headers={"if-match": tag})
    alice = client.put("/v1/experts/sql", json={"description": "by Alice"}, headers={"if-match": tag})
    assert (bob.status_code, alice.status_code) == (200, 412)
    assert client.delete("/v1/experts/sql", headers={"if-match": tag}).status_code == 412
    assert client.get("/v1/experts/sql").json()["description"] == "by Bob"
    assert bob.headers["etag"] == client.get("/v1/experts/sql").headers["etag"]
    carol = client.put("/v1/experts/sql", json={"description": "by Carol"}, headers={"if-match": bob.headers["etag"]})
    assert (carol.status_code, carol.json()["description"]) == (200, "by Carol")


def test_going_back_to_the_current_revision_changes_nothing(client: TestClient) -> None:
    """It is no error, and the answer says so; what is given with it is taken, and the weights stay."""
    before = client.get("/v1/experts/code").json()
    back = {"revision": before["revision"]}
    assert client.put("/v1/experts/code", json=back).json() == {**before, "changed": False}
    described = client.put("/v1/experts/code", json={**back, "description": "New."}).json()
    assert described == {**before, "description": "New."}
    sampled = client.put("/v1/experts/code", json={**back, "samples": ["mend this program"]}).json()
    assert sampled == {**described, "samples": 1}
    assert client.put("/v1/experts/code", json={"revision": "0" * 8}).status_code == 400


def test_an_empty_list_of_samples_is_called_empty(client: TestClient) -> None:
    """To add or drop nothing is a mistake, and not the same one as leaving the list out."""
    for method in ("POST", "DELETE"):
        error = client.request(method, "/v1/experts/code/samples", json={"samples": []}).json()["error"]
        assert (error["code"], error["param"]) == ("empty_array", "samples")
        assert client.request(method, "/v1/experts/code/samples", json={}).json()["error"]["code"] == "missing_required_parameter"


def test_only_administrators_administer(make_house: Callable[..., House], root: Path, tmp_path: Path) -> None:
    """With an admin key: it opens, a user's key is forbidden, none or another is unauthorised, from wherever."""
    (tmp_path / "keys").write_text("sk-user")
    (tmp_path / "admin").write_text("sk-admin")
    keys = {"api_key_file": tmp_path / "keys", "admin_key_file": tmp_path / "admin"}
    with calling(make_house(), root, peer="192.0.2.7", **keys) as client:
        for key, status in (("sk-user", 403), ("sk-wrong", 401), ("", 401), ("sk-admin", 200)):
            assert client.get("/v1/experts/code/samples", headers={"authorization": f"Bearer {key}"}).status_code == status
        assert client.get("/v1/experts", headers={"authorization": "Bearer sk-user"}).status_code == 200


def test_without_an_admin_key_only_this_machine_administers(make_house: Callable[..., House], root: Path) -> None:
    """Another machine is refused; listing the experts is everybody's."""
    with calling(make_house(), root, peer="192.0.2.7") as client:
        response = client.get("/v1/experts/code/samples")
        assert (response.status_code, "--admin-key-file" in response.text) == (403, True)
        assert client.get("/v1/experts").status_code == 200


def test_through_a_proxy_an_admin_key_is_needed(make_house: Callable[..., House], root: Path, tmp_path: Path) -> None:
    """Who calls through a proxy on this machine may be anywhere: refused without a key that says otherwise."""
    (tmp_path / "admin").write_text("sk-admin")
    house = make_house()
    through = ({"Forwarded": "for=192.0.2.7"}, {"X-Forwarded-For": "127.0.0.1"}, {"X-Real-IP": "192.0.2.7"}, {"Via": "1.1 proxy"})
    with calling(house, root) as client:
        assert client.get("/v1/experts/code/samples").status_code == 200
        for headers in through:
            response = client.get("/v1/experts/code/samples", headers=headers)
            assert (response.status_code, "admin key to use it through a proxy" in response.text) == (403, True)
            assert client.get("/v1/experts", headers=headers).status_code == 200
    with calling(house, root, admin_key_file=tmp_path / "admin") as client:
        for headers in through:
            assert client.get("/v1/experts/code/samples", headers={**headers, "api-key": "sk-admin"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": LOCAL}, 409),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:8001"}, 403),
        ({"host": "evil.example"}, 403),
        ({"host": "localhost:8000"}, 409),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/json; charset=utf-8"}, 409),
        ({"content-type": ""}, 415),
    ],
)
def test_no_web_page_administers(client: TestClient, headers: dict[str, str], status: int) -> None:
    """A foreign Origin, an unknown Host and a form's content type are refused; a request that passes meets its own refusal (409)."""
    body = json.dumps({"name": "code", "path": "s10"})
    response = client.post("/v1/experts", content=body, headers={"content-type": "application/json", **headers})
    assert response.status_code == status, response.text
    assert "access-control-allow-origin" not in response.headers


def test_administration_has_no_cors(client: TestClient) -> None:
    """A preflight for it is refused, while chats stay open to every origin."""
    ask = {"origin": "http://evil.example", "access-control-request-method": "POST"}
    for path in ("/v1/experts", "/experts", "/v1/load_lora_adapter", "//v1/experts/code/samples"):
        response = client.options(path, headers=ask)
        assert (response.status_code >= 400, "access-control-allow-origin" in response.headers) == (True, False)
    assert client.options("/v1/chat/completions", headers=ask).headers["access-control-allow-origin"] == "*"


def test_a_mistyped_dry_run_or_key_changes_nothing(client: TestClient) -> None:
    """What is not known, or stands twice, is refused by its name, with what is known; the experts stay as they were."""
    before = client.get("/v1/experts").json()
    new = {"name": "sql", "path": "s10", "samples": list(SQL)}
    for method, url, body, param in (
        ("POST", "/v1/experts?dryrun=true", new, "dryrun"),
        ("POST", "/v1/experts?dry_run=true&dry_run=false", new, "dry_run"),
        ("POST", "/v1/experts", {**new, "descripton": "Queries."}, "descripton"),
        ("PUT", "/v1/experts/creative", {"path": "s10", "dry_run": True}, "dry_run"),
        ("DELETE", "/v1/experts/creative?dryrun=true", None, "dryrun"),
        ("POST", "/v1/experts/creative/samples?dryrun=1", {"samples": ["a tale"]}, "dryrun"),
        ("POST", "/v1/unload_lora_adapter", {"lora_name": "creative", "dry_run": True}, "dry_run"),
        ("POST", "/v1/router/rollback", {"version": 1, "dry_run": True}, "dry_run"),
        ("POST", "/v1/router/eval", {"prompts": "", "apply": True}, "apply"),
        ("POST", "/v1/feedback/promote?dryrun=true", {"all": True}, "dryrun"),
    ):
        answer = client.request(method, url, json=body)
        assert (answer.status_code, answer.json()["error"]["param"]) == (400, param), (method, url)
    answer = client.delete("/v1/experts/creative?dryrun=true").json()["error"]["message"]
    assert answer == "Unknown parameter: 'dryrun'. Known in the URL are dry_run."
    assert client.get("/v1/experts").json() == before


def test_a_bad_sample_is_named_by_its_place_in_the_array(client: TestClient) -> None:
    """Nobody who sends an array knows of lines."""
    error = client.post("/v1/experts/creative/samples", json={"samples": ["a tale", " "]}).json()["error"]
    assert (error["param"], error["message"].split(":")[0]) == ("samples[1]", "samples[1]")


@pytest.mark.parametrize(
    ("body", "said", "param"),
    [
        (b'{"samples": ["fine", "a\\ud83e"]}', "Invalid 'samples[1]': U+D83E is half of a surrogate pair", "samples[1]"),
        (b'{"samples": ["a\\u0000b"]}', "samples[0]: sample holds the character U+0000", "samples[0]"),
        (b'{"sam\\ud83eples": []}', "is half of a surrogate pair", "sam\\ud83eples"),
    ],
)
def test_what_is_no_text_is_refused_where_it_would_be_kept(client: TestClient, body: bytes, said: str, param: str) -> None:
    """A sample is never changed into another on its way in: what is no character is named by its place."""
    before = client.get("/v1/experts/code/samples").json()["data"]
    response = client.post("/v1/experts/code/samples", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400, response.text
    assert said in response.json()["error"]["message"]
    assert response.json()["error"]["param"] == param
    assert client.get("/v1/experts/code/samples").json()["data"] == before
