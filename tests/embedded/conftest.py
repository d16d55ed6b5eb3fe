"""The embedded default, served as a user serves it: a process, with nothing but defaults."""

from collections.abc import Iterator

import openai
import pytest

from tests.served import embedded_default


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with embedded_default(tmp_path_factory.mktemp("away")) as url:
        yield url


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0, timeout=120) as client:
        yield client
