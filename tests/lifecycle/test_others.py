"""Two servers on one state folder, and commands beside a server: what one changes, the other takes up."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from lmoe.lifecycle.lifecycle import Lifecycle
from lmoe.lifecycle.presence import Server, present, server_on
from tests.house import SQL, House, Shelf
from tests.lifecycle.test_lifecycle import ask, route

Make = Callable[..., House]


def test_experts_of_another_process_are_taken_up(make_house: Make, shelf: Shelf) -> None:
    """Added with samples, replaced, described and removed there, the operator's too: after each the other answers the same."""
    there, here = make_house(), make_house()
    changes: list[Callable[[], object]] = [
        lambda: there.lifecycle.add("sql", shelf.spare["s10"], samples=SQL, description="Queries."),
        lambda: there.lifecycle.replace("sql", shelf.spare["s11"]),
        lambda: there.lifecycle.replace("code", shelf.spare["s12"]),
        lambda: there.lifecycle.describe("creative", "Stories."),
        lambda: there.lifecycle.remove("creative"),
        lambda: there.lifecycle.remove("sql"),
    ]
    for change in changes:
        change()
        here.lifecycle.catch_up()
        found, wanted = here.service.registry, there.service.registry
        assert {n: (e.digest, e.description) for n, e in found.experts.items()} == {
            n: (e.digest, e.description) for n, e in wanted.experts.items()
        }
        assert here.service.router.samples.experts == there.service.router.samples.experts
        assert {name: ask(here, name) for name in here.names} == {name: ask(there, name) for name in there.names}
    live = here.lifecycle.live
    here.lifecycle.catch_up()
    assert here.lifecycle.live is live


def test_a_change_of_ones_own_takes_them_up_first(make_house: Make, shelf: Shelf) -> None:
    """So neither undoes the other's, and both route by all of it."""
    there, here = make_house(), make_house()
    there.lifecycle.add("sql", shelf.spare["s10"], samples=SQL)
    here.lifecycle.add("maths", shelf.spare["s11"], samples=["what is seven times eight"])
    there.lifecycle.describe("code", "Code.")
    assert here.names == there.names == ("code", "creative", "maths", "sql")
    assert route(here, "a query in sql") == "sql"
    assert make_house().names == here.names


def test_what_another_process_accepted_in_vain_is_reported(make_house: Make, shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    """An adapter that cannot be read is broken here, with the reason; whatever serves goes on."""
    there, here = make_house(), make_house()
    answers = {name: ask(here, name) for name in here.names}
    digest = there.lifecycle.add("sql", shelf.spare["s10"]).expert.digest
    (there.store.folder_of(digest) / "adapter_model.safetensors").write_bytes(b"damaged")
    with caplog.at_level(logging.WARNING, "lmoe.lifecycle"):
        here.lifecycle.catch_up()
    assert list(here.service.registry.broken) == ["sql"]
    assert "'sql', which another process accepted, is not taken" in caplog.text
    assert {name: ask(here, name) for name in here.names} == answers
    here.lifecycle.remove("sql")
    assert dict(make_house().service.registry.broken) == {}


def test_a_name_that_is_taken_here_is_refused_though_another_process_accepted_it(make_house: Make, shelf: Shelf) -> None:
    """A command does not know the server's aliases: under such a name nothing serves, and it can be removed."""
    here = make_house()
    careless = Lifecycle(store=here.store, shapes=here.base.linear_shapes, live=here.service.live)
    careless.add("tiny-base", shelf.spare["s10"])
    careless.close()
    here.lifecycle.catch_up()
    assert (here.names, "is taken" in here.service.registry.broken["tiny-base"]) == (("code", "creative"), True)
    here.lifecycle.remove("tiny-base")
    assert dict(here.store.accepted()) == {}


def test_a_server_is_found_while_it_lives(tmp_path: Path) -> None:
    """By its state folder; not before, not after, nor by what a killed one left; a folder that cannot be written stops nobody."""
    state, server = tmp_path / "state", Server("http://127.0.0.1:8000", watches=True)
    assert server_on(state) is None
    with present(state, server):
        assert server_on(state) == server
        with present(state, Server("http://127.0.0.1:8001", watches=False)):
            assert server_on(state) == Server("http://127.0.0.1:8001", watches=False)
        assert server_on(state) is not None
    assert (server_on(state), (state / "server.json").is_file()) == (None, True)
    with present(state / "server.json", server):
        assert server_on(state / "server.json") is None
