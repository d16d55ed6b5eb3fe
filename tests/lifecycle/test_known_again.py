"""A start that knows its experts again: what was proven before is served without being read first."""

import asyncio
from pathlib import Path

import pytest

from lmoe.asked import ChatRequest
from lmoe.assembly import build_service
from lmoe.experts import verified
from lmoe.generation import Sampling
from lmoe.places import locate
from lmoe.service import Service
from tests.fakes import settings
from tests.house import Shelf, shelf
from tests.lifecycle.test_lifecycle import HELLO, tokens

__all__ = ["shelf"]


def ask(service: Service, name: str) -> list[int]:
    async def go() -> list[int]:
        sampling = Sampling(temperature=0, max_tokens=8, ignore_eos=True)
        return await tokens(await service.chat(ChatRequest(HELLO, service.named(name), sampling)))

    return asyncio.run(go())


def test_a_second_start_reads_no_weights(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for one adapter, the second start opens none of the two, answers with each as the first did, and then has read both."""
    monkeypatch.setattr(verified, "SETTLED_NS", -1_000_000_000)
    chosen = settings(base_model=str(shelf.base), experts=shelf.served, state_dir=tmp_path / "state", adapter_memory=130_000)
    names = ("base", "code", "creative", "code")

    def answers() -> tuple[list[list[int]], int]:
        service = build_service(chosen, locate(chosen), lambda stage: None)
        try:
            known = service.engine.load.adapters
            assert (known.known, service.registry.names) == (2, ("code", "creative"))
            return [ask(service, name) for name in names], known.in_bank
        finally:
            service.close()

    first, _ = answers()
    with monkeypatch.context() as patch:
        patch.setattr("lmoe.experts.folder.read_package", lambda *_: pytest.fail("it was read"))
        again, in_bank = answers()
    assert in_bank == 0
    assert again == first
    assert len({tuple(answer) for answer in first}) == 3
