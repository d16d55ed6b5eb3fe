"""The documentation's examples, run against the real app."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.fakes import fake_service, settings

API = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"curl http://127\.0\.0\.1:8000(\S+) -d '(.*?)'\n", API, re.DOTALL)


@pytest.mark.parametrize(("path", "body"), EXAMPLES)
def test_examples_work(path, body):
    """What a reader copies is answered."""
    with TestClient(create_app(fake_service(), settings())) as client:
        assert client.post(path, json=json.loads(body)).status_code == 200


def test_there_are_examples():
    """A change of the page's form must not lose them."""
    assert len(EXAMPLES) == 5
