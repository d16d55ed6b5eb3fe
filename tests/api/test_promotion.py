"""Feedback promoted, and settings tuned, on a running server: what changes, what is kept, and who may."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lmoe.lifecycle.promotion import promote
from lmoe.workbench.content import Content
from lmoe.workbench.feedback import Feedback
from tests.api.test_admin import calling
from tests.fakes import SAMPLES
from tests.house import House, make_house, shelf

__all__ = ["make_house", "shelf"]

TEXT = "tell me a story about a python"


@pytest.fixture
def house(make_house: Callable[..., House], tmp_path: Path) -> House:
    house = make_house()
    house.service.feedback = Feedback(tmp_path / "feedback.sqlite")
    return house


@pytest.fixture
def client(house: House, tmp_path: Path) -> Iterator[TestClient]:
    with calling(house, tmp_path) as client:
        yield client


def decided(client: TestClient, text: str) -> str:
    return str(client.post("/v1/route", json={"input": text}).json()["expert"])


def tell(client: TestClient, text: str, expert: str) -> int:
    return int(client.post("/v1/feedback", json={"input": text, "expert": expert}).json()["id"])


def test_promoted_feedback_routes_at_once_and_for_good(
    client: TestClient, house: House, make_house: Callable[..., House], tmp_path: Path
) -> None:
    """Listed, tried, promoted: the text is that expert's and nobody else's, as a version with its author, after a restart as well."""
    taken = SAMPLES["creative"][1]
    number, other = tell(client, taken, "code"), tell(client, "hello you", "base")
    assert [(entry["id"], entry["was"], entry["expert"]) for entry in client.get("/v1/feedback").json()["data"]] == [
        (number, "creative", "code"),
        (other, "base", "base"),
    ]
    assert len(client.get("/v1/feedback?limit=1").json()["data"]) == 1
    tried = client.post("/v1/feedback/promote?dry_run=true", json={"ids": [number]}).json()
    assert tried["object"] == "router.impact"
    assert decided(client, taken) == "creative"
    version = client.post("/v1/feedback/promote", json={"ids": [number], "author": "ann"}).json()
    assert (version["object"], version["author"], version["message"]) == ("router.version", "ann", f"promote feedback {number}")
    assert (version["added"], version["removed"]) == ({"code": [taken]}, {"creative": [taken]})
    assert decided(client, taken) == "code"
    assert taken not in client.get("/v1/experts/creative/samples").json()["data"]
    assert [entry["id"] for entry in client.get("/v1/feedback").json()["data"]] == [other]
    assert client.get("/v1/feedback?all=true").json()["data"][0]["promoted"] == version["version"]
    with calling(make_house(), tmp_path) as later:
        assert decided(later, taken) == "code"
    assert client.post("/v1/router/rollback", json={"version": 1}).status_code == 200
    assert decided(client, taken) == "creative"


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({}, 400, "Give either 'ids' or 'all'."),
        ({"ids": [1], "all": True}, 400, "Give either 'ids' or 'all'."),
        ({"ids": []}, 400, "empty array"),
        ({"ids": ["1"]}, 400, "Invalid type for 'ids[0]'"),
        ({"ids": [0]}, 400, "'ids[0]'"),
        ({"ids": [1, 99]}, 404, "no feedback 99"),
        ({"ids": [2**70]}, 400, "'ids[0]'"),
        ({"ids": [1], "author": "x" * 300}, 400, "string too long"),
    ],
)
def test_what_is_wrong_is_said_and_promotes_nothing(client: TestClient, body: dict[str, object], status: int, message: str) -> None:
    """One unknown number among known ones promotes none of them."""
    tell(client, TEXT, "code")
    version = client.post("/v1/route", json={"input": TEXT}).json()["router_version"]
    response = client.post("/v1/feedback/promote", json=body)
    assert (response.status_code, message in response.json()["error"]["message"]) == (status, True), response.text
    assert len(client.get("/v1/feedback").json()["data"]) == 1
    assert client.post("/v1/route", json={"input": TEXT}).json()["router_version"] == version


def test_an_expert_that_is_gone_gets_no_samples(client: TestClient) -> None:
    """Its feedback waits; the message names the experts that there are."""
    tell(client, TEXT, "code")
    assert client.delete("/v1/experts/code").status_code == 204
    response = client.post("/v1/feedback/promote", json={"all": True})
    assert (response.status_code, "names 'code', which is no expert now; known are base, creative" in response.text) == (400, True)
    assert client.post("/v1/feedback/promote", json={"ids": [2]}).status_code == 404
    assert client.get("/v1/feedback?limit=0").status_code == 400
    assert client.get("/v1/feedback?all=perhaps").status_code == 400


def test_what_can_be_promoted_is(client: TestClient) -> None:
    """With `all`, an entry whose expert is gone is left with its reason; by number it is refused; dismissed, it is gone."""
    dead, alive = tell(client, TEXT, "creative"), tell(client, "a regex for haiku", "code")
    assert client.delete("/v1/experts/creative").status_code == 204
    tried = client.post("/v1/feedback/promote?dry_run=true", json={"all": True}).json()
    assert tried["object"] == "router.impact"
    done = client.post("/v1/feedback/promote", json={"all": True}).json()
    assert (done["changed"], done["added"]) == (True, {"code": ["a regex for haiku"]})
    reason = f"feedback {dead} names 'creative', which is no expert now; known are base, code"
    assert done["left"] == [{"id": dead, "reason": reason}]
    refused = client.post("/v1/feedback/promote", json={"ids": [dead]})
    assert (refused.status_code, refused.json()["error"]["message"]) == (400, reason)
    assert client.delete(f"/v1/feedback/{dead}?dry_run=true").json()["object"] == "router.impact"
    assert [entry["id"] for entry in client.get("/v1/feedback").json()["data"]] == [dead]
    assert client.delete(f"/v1/feedback/{dead}").status_code == 204
    assert client.get("/v1/feedback").json()["data"] == []
    assert client.delete(f"/v1/feedback/{alive}").status_code == 204
    assert client.get("/v1/feedback?all=true").json()["data"] == []
    assert "a regex for haiku" in client.get("/v1/experts/code/samples").json()["data"]


@pytest.mark.parametrize("number", ["7", "0", "-1", "x", "9" * 40, "%F0%9F%A6%86", "1.5"])
def test_unknown_feedback_is_not_dismissed(client: TestClient, number: str) -> None:
    """404, with or without a dry run."""
    tell(client, TEXT, "code")
    for query in ("", "?dry_run=true"):
        response = client.delete(f"/v1/feedback/{number}{query}")
        assert (response.status_code, "There is no feedback" in response.json()["error"]["message"]) == (404, True), response.text
    assert client.delete("/v1/feedback/1?dryrun=true").status_code == 400
    assert len(client.get("/v1/feedback").json()["data"]) == 1


def test_what_two_promote_at_a_time_is_promoted_once(client: TestClient, house: House) -> None:
    """One of them has it, the others are told that nothing waits; every entry names one version."""
    for i in range(5):
        tell(client, f"{TEXT} number {i}", "code")
    statuses: list[int] = []

    def act() -> None:
        statuses.append(client.post("/v1/feedback/promote", json={"all": True}).status_code)

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 404, 404, 404]
    assert house.service.feedback is not None
    assert len({entry.promoted for entry in house.service.feedback.entries(promoted=True)}) == 1


def test_only_administrators_read_and_promote(house: House, tmp_path: Path) -> None:
    """Whoever may call may say what should have been; what others said, and what becomes of it, is not theirs."""
    (tmp_path / "keys").write_text("sk-user")
    (tmp_path / "admin").write_text("sk-admin")
    keys = {"api_key_file": tmp_path / "keys", "admin_key_file": tmp_path / "admin"}
    with calling(house, tmp_path, peer="192.0.2.7", **keys) as client:
        for key, status in (("sk-user", 403), ("sk-admin", 200)):
            headers = {"authorization": f"Bearer {key}"}
            assert client.post("/v1/feedback", json={"input": f"{TEXT} {key}", "expert": "code"}, headers=headers).status_code == 201
            assert client.get("/v1/feedback", headers=headers).status_code == status
            assert client.post("/v1/feedback/promote", json={"all": True}, headers=headers).status_code == status
            assert client.delete("/v1/feedback/1", headers=headers).status_code == (status if status == 403 else 204)
        admin = {"authorization": "Bearer sk-admin"}
        assert client.get("/v1/feedback", headers={**admin, "origin": "http://evil.example"}).status_code == 403


def test_a_promotion_that_the_disk_refuses_leaves_it_waiting(client: TestClient, house: House, tmp_path: Path) -> None:
    """503, the router as it was, and the entry is still there to be promoted."""
    tell(client, TEXT, "code")
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_text("no folder")
    version = house.service.router.version
    assert client.post("/v1/feedback/promote", json={"all": True}).status_code == 503
    assert house.service.router.version == version
    assert len(client.get("/v1/feedback").json()["data"]) == 1


def test_tuned_settings_are_applied_when_they_gain(client: TestClient, house: House) -> None:
    """A bias that costs accuracy is found and taken back, as a version; where nothing is to be gained nothing is applied."""
    lifecycle = house.lifecycle
    lifecycle.samples.edit_all(lambda now: Content(now.samples, {"base_bias": 9.0, "encoder": "words"}), "spoiled")
    assert decided(client, SAMPLES["creative"][0]) == "base"
    prompts = [{"prompt": f"{text} {i}", "expert": name} for name, texts in SAMPLES.items() for text in texts for i in range(4)]
    found = client.post("/v1/router/tune", json={"prompts": prompts}).json()
    assert (found["gain"] > 0, found["applied"]) == (True, None)
    assert decided(client, SAMPLES["creative"][0]) == "base"
    tried = client.post("/v1/router/tune?dry_run=true", json={"prompts": prompts, "apply": True}).json()
    assert (tried["object"], tried["prompts"]["moved"] > 0) == ("router.impact", True)
    assert decided(client, SAMPLES["creative"][0]) == "base"
    found = client.post("/v1/router/tune", json={"prompts": prompts, "apply": True, "author": "ann"}).json()
    newest = client.get("/v1/router/history").json()["data"][0]
    assert (newest["version"], newest["author"], newest["message"]) == (found["applied"], "ann", "router tune")
    assert newest["settings"]["base_bias"] == {"before": 9.0, "after": found["best"]["base_bias"]}
    assert decided(client, SAMPLES["creative"][0]) == "creative"
    again = client.post("/v1/router/tune", json={"prompts": prompts, "apply": True}).json()
    assert (again["gain"], again["applied"]) == (0, None)


def test_promotion_by_function_says_what_it_changes(house: House) -> None:
    """`promote` is what the route calls: a dry run has no version, and neither marks nor changes anything."""
    feedback, before = house.service.feedback, house.service.router.version
    assert feedback is not None
    entry, _ = feedback.add(TEXT, "code", "creative")
    change, version, _ = promote(house.lifecycle, feedback, None, dry_run=True)
    assert (version, change.before.router.version, house.service.router.version) == (None, before, before)
    assert TEXT in change.after.router.samples.experts["code"]
    assert feedback.entries() == (entry,)
