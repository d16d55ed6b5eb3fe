"""Our own OpenAPI document, held against a real server: schemathesis makes requests of it, sound and broken, and judges the answers."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from lmoe.api.app import create_app
from lmoe.api.document import OPERATIONS
from lmoe.experts.samples import SampleSet
from lmoe.workbench.feedback import Feedback
from lmoe.workbench.requests import RequestLog
from lmoe.workbench.sources import Sources
from tests.api.conftest import serving
from tests.clients.conftest import environment_of
from tests.fakes import SAMPLES, fake_service, settings
from tests.house import House, Shelf, make_house, shelf

__all__ = ["make_house", "shelf"]

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)


@pytest.fixture
def port(make_house: Callable[..., House], shelf: Shelf, tmp_path: Path) -> Iterator[int]:
    """A real engine over a tiny base, with everything that a route may need."""
    service = make_house().service
    service.feedback = Feedback(tmp_path / "feedback.sqlite")
    service.requests = RequestLog(tmp_path / "requests.sqlite")
    service.sources = Sources(lambda: SampleSet.of(SAMPLES), dict, tuple)
    with serving(service, experts_root=(shelf.spare["s10"].parent,)) as port:
        yield port


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", ["/v1/(chat|completions|responses)", "/v1/(?!chat|completions|responses)", "/api/|/health|/ready"])
def test_no_request_makes_a_server_error_and_every_answer_conforms(port: int, part: str, tmp_path: Path) -> None:
    """Hundreds of requests a route, always the same: no 5xx, and status, type and body as the document says."""
    url = f"http://127.0.0.1:{port}"
    document = httpx.get(f"{url}/openapi.json").json()
    # Of all names in the world only these get past the first check.
    names = document["components"]["schemas"]["ModelName"]
    document["components"]["schemas"]["ModelName"] = {"enum": names["examples"]}
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    command = [environment_of(".venv-schemathesis") / "schemathesis", "run", str(tmp_path / "openapi.json")]
    options = {
        "--url": url,
        "--include-path-regex": f"^({part})", "--checks": ",".join(CHECKS), "--phases": "examples,coverage,fuzzing", "--seed": "6",
        "--max-examples": "25", "--request-timeout": "60", "--suppress-health-check": "all", "--generation-database": "none",
        "--warnings": "off",
    }  # fmt: skip
    arguments = [str(part) for option in options.items() for part in option]
    done = subprocess.run(
        [*command, *arguments, "--continue-on-failure", "--no-color"],
        capture_output=True,
        text=True,
        timeout=850,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    answered = re.search(r'lmoe_responses_total{status="200"} (\d+)', httpx.get(f"{url}/metrics").text)
    assert answered
    assert int(answered[1]) > 100


def test_every_route_is_described() -> None:
    """Paths of OpenAI's and Ollama's APIs have shapes of their own, and nothing is described that is not there."""
    described = create_app(fake_service(), settings()).openapi()["paths"]
    routes = {(method, path) for path, methods in described.items() for method in methods}
    assert {route for route in OPERATIONS if not OPERATIONS[route].summary} <= routes
    assert routes <= set(OPERATIONS)
