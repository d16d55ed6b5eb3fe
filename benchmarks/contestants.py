"""What the engine is measured against, and the engine: each started once, stopped (SIGSTOP) while another has its turn.

Servers are asked over HTTP by `benchmarks.load`. The libraries run in a process of their own, without HTTP, which favours them:

    python -m benchmarks.contestants BASE EXPERT... --kind peft

then reads lines of JSON {"models", "concurrency", "requests", "tokens"} and answers each with {"tokens", "seconds"}.
"""

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.load import Measured, run

LIBRARIES = {"peft": "PEFT, mixed batch", "serial": "predecessor's design, with KV cache", "uncached": "predecessor's design, without"}
BASE = "base"


class Contestant:
    """A process tree that can be asked for `models` and put to sleep between its turns."""

    name: str
    base: str = BASE
    """The name of its bare base."""

    def __init__(self, command: Sequence[str], *, environment: dict[str, str] | None = None, log: Path, talk: bool = False) -> None:
        threads = {"OMP_NUM_THREADS": str(os.cpu_count())}
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("OMP_", "LMOE_"))}
        self._log = log.open("w")
        pipe = subprocess.PIPE if talk else None
        self.process = subprocess.Popen(
            command, env={**clean, **threads, **(environment or {})}, stdin=pipe, stdout=subprocess.PIPE, stderr=self._log, text=True
        )

    def ask(self, models: Sequence[str], *, concurrency: int = 8, requests: int = 24, tokens: int = 64) -> Measured:
        raise NotImplementedError

    def signal(self, number: int) -> None:
        for process in self._tree():
            process.send_signal(number)

    def _tree(self) -> list[psutil.Process]:
        top = psutil.Process(self.process.pid)
        return [top, *top.children(recursive=True)]

    def resident(self) -> int:
        """Bytes, of all its processes."""
        return sum(process.memory_info().rss for process in self._tree())

    def close(self) -> None:
        self.signal(signal.SIGCONT)
        tree = self._tree()
        self.process.terminate()
        _, alive = psutil.wait_procs(tree, timeout=20)
        for process in alive:
            process.kill()
        self._log.close()


class Server(Contestant):
    url: str

    def ask(self, models: Sequence[str], *, concurrency: int = 8, requests: int = 24, tokens: int = 64) -> Measured:
        named = [self.base if model == BASE else model for model in models]
        return run(self.url, named, concurrency=concurrency, requests=requests, tokens=tokens)


class Lmoe(Server):
    name = "lmoe"

    def __init__(self, base: Path, experts: Path, logs: Path, *arguments: str) -> None:
        self._state = tempfile.TemporaryDirectory()
        command = [
            sys.executable,
            "-m",
            "lmoe",
            "serve",
            "--port",
            "0",
            "--state-dir",
            self._state.name,
            "--served-model-name",
            "random",
            "--base-model",
            str(base),
        ]
        super().__init__([*command, "--experts", str(experts), *arguments], log=logs / "lmoe.log")
        assert self.process.stdout is not None
        found = re.match(r"Ready: (http://\S+)", self.process.stdout.readline())
        if found is None:
            raise SystemExit((logs / "lmoe.log").read_text())
        self.url = found[1]

    def close(self) -> None:
        super().close()
        self._state.cleanup()


class VLLM(Server):
    name = "vLLM on CPU"

    def __init__(self, python: Path, base: Path, experts: Sequence[Path], logs: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url, self.base = f"http://127.0.0.1:{port}", str(base)
        modules = [f"{folder.name}={folder}" for folder in experts]
        size = ["--max-lora-rank", "16", "--max-loras", "4", "--max-cpu-loras", "8", "--max-model-len", "1024"]
        place = ["--host", "127.0.0.1", "--port", str(port)]
        command = [str(python), "-m", "vllm.entrypoints.openai.api_server", "--model", str(base), *place, "--enable-lora", *size]
        path = f"{python.parent}:{os.environ['PATH']}"
        environment = {"VLLM_ALLOW_RUNTIME_LORA_UPDATING": "1", "VLLM_CPU_KVCACHE_SPACE": "1", "PATH": path, "PYTHONPATH": ""}
        super().__init__([*command, "--lora-modules", *modules], environment=environment, log=logs / "vllm.log")
        self._wait(logs)

    def _wait(self, logs: Path) -> None:
        while self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/health", timeout=5).read()
                return
            except OSError:
                time.sleep(0.5)
        raise SystemExit((logs / "vllm.log").read_text()[-3000:])


class Library(Contestant):
    def __init__(self, kind: str, base: Path, experts: Sequence[Path], logs: Path) -> None:
        self.name = LIBRARIES[kind]
        command = [sys.executable, "-m", "benchmarks.contestants", str(base), *map(str, experts), "--kind", kind]
        super().__init__(command, log=logs / f"{kind}.log", talk=True)
        assert self.process.stdout is not None
        if not self.process.stdout.readline():
            raise SystemExit((logs / f"{kind}.log").read_text()[-3000:])

    def ask(self, models: Sequence[str], *, concurrency: int = 8, requests: int = 24, tokens: int = 64) -> Measured:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        job = {"models": list(models), "concurrency": concurrency, "requests": requests, "tokens": tokens}
        print(json.dumps(job), file=self.process.stdin, flush=True)
        return Measured(**json.loads(self.process.stdout.readline()))


@contextmanager
def awake(contestant: Contestant) -> Iterator[None]:
    """Its turn: it runs, and sleeps again afterwards."""
    contestant.signal(signal.SIGCONT)
    try:
        yield
    finally:
        contestant.signal(signal.SIGSTOP)


def start(stack: ExitStack, make: Callable[[], Contestant]) -> Contestant:
    """Made, to be closed with `stack`, and asleep."""
    contestant = make()
    stack.callback(contestant.close)
    contestant.signal(signal.SIGSTOP)
    return contestant


def serve_library(base: Path, experts: Sequence[Path], kind: str) -> None:
    """The child process of a `Library`."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.set_grad_enabled(False)
    tokenizer = AutoTokenizer.from_pretrained(base, padding_side="left")
    model: Any = AutoModelForCausalLM.from_pretrained(base)
    first, *others = experts
    model = PeftModel.from_pretrained(model, first, adapter_name=first.name, autocast_adapter_dtype=False)
    for folder in others:
        model.load_adapter(folder, adapter_name=folder.name, autocast_adapter_dtype=False)
    model.eval()
    print("ready", flush=True)

    def generate(names: list[str], tokens: int) -> None:
        messages = [[{"role": "user", "content": f"request {i}: write a function that adds numbers"}] for i in range(len(names))]
        inputs = tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_tensors="pt", return_dict=True, padding=True)
        options = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "use_cache": kind != "uncached"}
        if kind == "peft":
            model.generate(**inputs, adapter_names=["__base__" if name == BASE else name for name in names], **options)
        else:
            model.set_adapter(names[0])
            model.generate(**inputs, **options)

    for line in sys.stdin:
        job = json.loads(line)
        size, began = job["concurrency"] if kind == "peft" else 1, time.perf_counter()
        names = [job["models"][i % len(job["models"])] for i in range(job["requests"])]
        for at in range(0, len(names), size):
            generate(names[at : at + size], job["tokens"])
        print(json.dumps({"tokens": len(names) * job["tokens"], "seconds": time.perf_counter() - began}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("experts", type=Path, nargs="+")
    parser.add_argument("--kind", choices=LIBRARIES, required=True)
    args = parser.parse_args()
    serve_library(args.base, args.experts, args.kind)
