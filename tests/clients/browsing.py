"""Chromium, and a visit to the playground with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.clients.conftest import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Of one module only: while it runs, its event loop is the main thread's."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, "--disable-component-update", "--disable-sync"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page, and what its console said: nothing, if all is well."""

    page: "Page"
    said: list[str] = field(default_factory=list)

    def ask(self, text: str) -> None:
        """Type, press Enter, and wait for the end of the answer."""
        before = self.page.locator(".turn").count()
        self.page.fill("#question", text)
        self.page.press("#question", "Enter")
        self.page.locator(".turn").nth(before).wait_for()
        self.page.wait_for_selector("#send", state="visible", timeout=60_000)

    def expert(self) -> str:
        """Who answered last."""
        return self.page.locator(".turn").last.locator(".facts .expert").first.inner_text()

    def answer(self) -> str:
        return self.page.locator(".turn").last.locator(".answer").inner_text()


@contextmanager
def visiting(browser: "Browser", url: str, *, refusals: bool = False, **options: Any) -> Iterator[Visit]:
    """A visit in which the console may speak of nothing, but for answers that are errors where `refusals` are part of it."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, **options)
    context.set_default_timeout(30_000)
    visit = Visit(context.new_page())
    visit.page.on("console", lambda message: visit.said.append(message.text))
    visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
    visit.page.goto(url)
    yield visit
    context.close()
    assert [said for said in visit.said if not (refusals and said.startswith("Failed to load resource"))] == []


def ready(visit: Visit) -> Visit:
    """Once the page knows the experts."""
    visit.page.wait_for_selector("#who option:nth-child(2)", state="attached")
    return visit
