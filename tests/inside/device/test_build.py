"""The library of the simulated device is built once, at set-up, and no set-up fails without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graders import device_build
from graders.paths import INSIDE

OPERATORS = {row.split(", Check::")[0].strip("{").replace('"', ""): row for row in device_build.rows()}


def run(folder: Path, code: str, **environment: str) -> str:
    """What a fresh process with an empty cache prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "XDG_CACHE_HOME": str(folder), **environment})
    return done.stdout


@pytest.mark.parametrize(("name", "check", "method"), [
    ("mm, ", "same", "wrapper_CUDA_mm"),
    ("addmm, ", "same", "wrapper_CUDA_addmm"),
    ("nll_loss_forward, ", "same", "wrapper_CUDA_nll_loss_forward"),
    ("index_select, ", "same", "wrapper_CUDA__index_select"),
    ("add, Tensor", "iterator", "wrapper_CUDA_add_Tensor"),
    ("where, self", "iterator", "wrapper_CUDA_self_where"),
    ("index, Tensor", "index", "wrapper_CUDA_index_Tensor"),
    ("masked_fill_, Scalar", "mask", "wrapper_CUDA_Scalar_masked_fill_"),
    ("convolution, ", "types", "wrapper_CUDA__convolution"),
])
def test_devices_are_checked_as_torchs_own_tables_say(name: str, check: str, method: str) -> None:
    assert f"Check::{check}, \"{method}\"," in OPERATORS[name]


def test_only_operators_that_cuda_has() -> None:
    assert len(OPERATORS) > 1000
    assert "histogram, bin_ct" not in OPERATORS  # the CPU's alone
    assert "cudnn_convolution, " not in OPERATORS  # CUDA's alone: there is no CPU kernel to serve it


def test_without_a_compiler_the_reason_is_printed_and_nothing_fails(tmp_path: Path) -> None:
    said = run(tmp_path, "from graders import device_build; device_build.main(); print(repr(device_build.library()))",
               CXX="/nowhere/g++")
    assert "pure Python form" in said
    assert "/nowhere/g++" in said
    assert said.endswith("''\n")


def test_a_compiler_that_stops_leaves_nothing_behind(tmp_path: Path) -> None:
    said = run(tmp_path, "from graders import device_build; device_build.main()", CXX="false")
    assert "pure Python form" in said
    assert list((tmp_path / "stepmark" / "device").iterdir()) == []


def test_a_library_that_does_not_load_is_not_used(tmp_path: Path) -> None:
    broken = tmp_path / "broken.so"
    broken.write_bytes(b"no library")
    code = f"from graders.inside import device; print(device.install({str(broken)!r}), device.installed())"
    assert run(tmp_path, code) == "python python\n"


def test_a_process_without_it_has_no_gpu() -> None:
    from graders.inside import device

    assert device.installed() == ""
    assert device.transfers() == ()
    assert device.unfinished() == device.operations() == 0
    assert device.forkable()


def test_its_source_is_part_of_the_package() -> None:
    assert (INSIDE / "device" / "native" / "device.cpp").is_file()
    assert device_build.SOURCE.is_relative_to(INSIDE)
