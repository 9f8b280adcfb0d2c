"""Where the real data lie (STEPMARK_DATA, else `../shared/data` beside the repository); tests that need them skip."""

import os
from pathlib import Path

import pytest
from classroom import ROOT


def real_data(*parts: str) -> Path:
    """The path of a real data file or folder; skips the test, with a reason that names it, where it is absent."""
    path = Path(os.environ.get("STEPMARK_DATA") or ROOT.parent / "shared" / "data").joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no real data: {'/'.join(parts)} is not in the folder that STEPMARK_DATA names")
    return path
