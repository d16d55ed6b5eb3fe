"""LangChain's embeddings as they are out of the box: token ids of OpenAI's vocabulary instead of text."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import environment_of

PROGRAM = """
import sys, tiktoken
from langchain_openai import OpenAIEmbeddings

# OpenAI's vocabulary is fetched from the network; one of bytes with its large ids stands in for it.
ranks = {bytes([i]): 50_000 + i for i in range(256)}
encoding = tiktoken.Encoding("bytes", pat_str=".", mergeable_ranks=ranks, special_tokens={})
tiktoken.encoding_for_model = tiktoken.get_encoding = lambda name: encoding
OpenAIEmbeddings(base_url=sys.argv[1], api_key="none", model="text-embedding-3-small").embed_documents(["a haiku"])
"""


@pytest.mark.slow
def test_openais_token_ids_are_refused_with_the_way_out(url: str, tmp_path: Path) -> None:
    """They would be other words here: the client's error says which id, and which option makes it send text."""
    done = subprocess.run(
        [environment_of(".venv-clients") / "python", "-c", PROGRAM, f"{url}/v1"],
        capture_output=True, text=True, timeout=200, cwd=tmp_path, check=False, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert "BadRequestError" in done.stderr, done.stderr[-2000:]
    assert "token id 50097 is outside this server's vocabulary" in done.stderr
    assert "check_embedding_ctx_length=False" in done.stderr
