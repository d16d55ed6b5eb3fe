"""A pickled adapter to safetensors, by a process of its own: `python -m lmoe.experts.pickled FROM TO`.

Only tensors are unpickled (torch's weights-only reader), with bounded memory and time; a server never does this.
"""

import resource
import subprocess
import sys
from pathlib import Path

from lmoe.errors import PackageError
from lmoe.experts.plain import one_line

PICKLE = "adapter_model.bin"
SECONDS = 600
MEMORY = 64 * 2**30


def convert(source: Path, target: Path) -> None:
    """Write the tensors of the pickle `source` to `target` as safetensors. Raises PackageError when it holds anything else."""
    command = [sys.executable, "-m", "lmoe.experts.pickled", str(source), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise PackageError(f"{source.parent.name}/{source.name} could not be converted within {SECONDS} seconds.") from None
    if done.returncode != 0:
        reason = done.stderr.strip().rsplit("\n", 1)[-1][:300] or f"the converter ended with status {done.returncode}"
        raise PackageError(f"{source.parent.name}/{source.name} cannot be converted: {reason}")


def main(source: str, target: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import torch
    from safetensors.torch import save_file

    try:
        tensors = torch.load(source, map_location="cpu", weights_only=True)
        if not isinstance(tensors, dict) or not all(isinstance(k, str) and isinstance(t, torch.Tensor) for k, t in tensors.items()):
            raise ValueError("it is no table of tensors by name")
        save_file({name: tensor.contiguous().clone() for name, tensor in tensors.items()}, target)
    except Exception as e:
        # What torch says about unsafe pickles goes on for a page; its first sentence says it.
        sys.exit(one_line(e).partition(". ")[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
