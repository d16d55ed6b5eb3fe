"""https, with a certificate made on the spot."""

import shutil
import ssl
import subprocess
from pathlib import Path

import httpx
import pytest

from lmoe.api.app import create_app
from lmoe.api.server import make_server
from lmoe.errors import ConfigError
from tests.api.conftest import HELLO, serving
from tests.fakes import fake_service, settings

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="makes its certificate with openssl")


def make_certificate(folder: Path, name: str) -> tuple[Path, Path]:
    cert, key = folder / f"{name}.pem", folder / f"{name}.key"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command = [str(OPENSSL), "req", "-x509", *curve, *names, "-out", str(cert), "-keyout", str(key)]
    subprocess.run(command, check=True, capture_output=True)
    return cert, key


def test_the_api_answers_over_https(tmp_path):
    """A client that trusts the certificate chats, plain and streamed; one that does not is refused by its own check."""
    cert, key = make_certificate(tmp_path, "one")
    trusting = ssl.create_default_context(cafile=str(cert))
    with serving(fake_service(), tls_cert=cert, tls_key=key) as port:
        url = f"https://127.0.0.1:{port}/v1/chat/completions"
        with httpx.Client(verify=trusting, trust_env=False) as client:
            for stream in (False, True):
                response = client.post(url, json={"model": "base", "messages": HELLO, "stream": stream})
                assert response.status_code == 200
                assert "says" in response.text
        with httpx.Client(verify=ssl.create_default_context(), trust_env=False) as client, pytest.raises(httpx.ConnectError):
            client.post(url, json={"model": "base", "messages": HELLO})


def test_unusable_certificates_are_told_by_their_flags(tmp_path):
    """A missing half, a missing file, and a key of another certificate: each is an error before the server starts."""
    cert, key = make_certificate(tmp_path, "one")
    _, other = make_certificate(tmp_path, "two")
    for flags, said in (
        ({"tls_cert": cert}, "--tls-cert needs --tls-key"),
        ({"tls_key": key}, "--tls-key needs --tls-cert"),
        ({"tls_cert": tmp_path / "none.pem", "tls_key": key}, "--tls-cert: there is no file"),
        ({"tls_cert": cert, "tls_key": other}, "cannot be used together"),
        ({"tls_cert": key, "tls_key": key}, "cannot be used together"),
    ):
        options = settings(**flags)
        with pytest.raises(ConfigError, match=said):
            make_server(create_app(fake_service(), options), options)
