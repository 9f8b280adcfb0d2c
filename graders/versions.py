"""What evidence and verdicts depend on beyond a course: the engine's own code, and the packages that compute."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache

from .paths import ENGINE

SOURCES = (".py", ".cpp", ".h")


@lru_cache(maxsize=1)
def engine() -> str:
    """A digest of every file of the engine: a version number would not move while somebody works on it."""
    digest = hashlib.sha256()
    for path in sorted(path for path in ENGINE.rglob("*") if path.suffix in SOURCES):
        name = path.relative_to(ENGINE)
        if name.parts[0] != "checks":  # those of a course; in this repository they lie here too
            digest.update(f"{name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def numerics() -> tuple[str, ...]:
    """Python, torch and NumPy: two machines that agree in these give a program the same evidence, up to rounding."""
    import numpy
    import torch

    return (f"Python {platform.python_version()}", f"torch {torch.__version__}", f"NumPy {numpy.__version__}")


@lru_cache(maxsize=1)
def processor() -> str:
    """The kind of processor, and the instructions of it that torch uses: they decide how sums are rounded."""
    import torch

    return f"{platform.machine()} {torch.backends.cpu.get_cpu_capability()}"
