"""The simulated device does what a CUDA device does: both of its kinds are asked the conformance suite, each in its own
process, since a process that has the device keeps it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from graders import device_build

SUITE = Path(__file__).with_name("conformance.py")
LIMITS = {"extension": set[str](), "python": {"loading_where_it_was", "autocast"}}  # docs/device.md says why
STRIDES = {"extension": set[str](), "python": {"prod", "masked.prod"}}  # gradients that lie otherwise in memory
LEAST = {"works": 70, "refusals": 45, "looks": 14, "trainings": 4, "operators": 600, "mixtures": 600}


def asked(kind: str, folder: Path, *options: str) -> dict[str, Any]:
    """What the suite found, in a process of its own."""
    if kind == "extension" and not device_build.library():
        pytest.skip("no compiler was found when this was set up: the device has no C++ side here")
    done = subprocess.run([sys.executable, str(SUITE), kind, "--json", str(folder / "told.json"), *options],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads((folder / "told.json").read_text())
    assert told["kind"] == kind
    return told


def wrong(answers: dict[str, str]) -> dict[str, str]:
    return {name: said for name, said in answers.items() if said}


@pytest.mark.parametrize("kind", ["extension", "python"])
def test_it_does_what_a_device_does(kind: str, tmp_path: Path) -> None:
    """What must work works, what must be refused is refused, losses are the CPU's bit by bit, and torch's own samples
    of its operators give the CPU's values and gradients. One process for all of it: torch takes long to be imported."""
    told = asked(kind, tmp_path, "--samples", "2")
    assert {part: len(told[part]) >= least for part, least in LEAST.items()} == dict.fromkeys(LEAST, True)
    found = {part: wrong(told[part]) for part in LEAST}
    assert set(found.pop("works")) == LIMITS[kind], wrong(told["works"])
    assert found == {"refusals": {}, "looks": {}, "trainings": {}, "operators": {}, "mixtures": {}}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["extension", "python"])
def test_every_sample_of_torchs_operators_in_four_types(kind: str, tmp_path: Path) -> None:
    told = asked(kind, tmp_path, "--parts", "operators", "--samples", "100000", "--types")
    assert set(wrong(told["operators"])) == STRIDES[kind], wrong(told["operators"])


@pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no CUDA device here")
def test_a_real_device_does_it_too(tmp_path: Path) -> None:
    told = asked("real", tmp_path)
    assert {part: wrong(told[part]) for part in ("works", "refusals", "trainings")} == {
        "works": {}, "refusals": {}, "trainings": {}}
