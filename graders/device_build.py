"""Builds the C++ side of the simulated CUDA device, at set-up: `python -m graders.device_build`.

It never fails a set-up: where no compiler is found, or the compiler stops, the reason is printed, and the device's
pure Python form is used. A built library is kept in the user's cache under the version of torch, the processor and a
digest of its source, so that nothing is compiled twice and nothing at all while a class is graded.
"""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .paths import INSIDE, cache

SOURCE = INSIDE / "device" / "native"
MINUTES = 15

# Operators that have a kernel of their own in device.cpp.
OWN = {
    "copy_", "_local_scalar_dense", "set_.source_Storage", "set_.source_Storage_storage_offset", "set_.source_Tensor",
    "set_", "as_strided", "view", "_reshape_alias", "unfold", "_fused_sdp_choice", "native_dropout", "record_stream",
}
CHECKS = {
    "resize_": "none", "is_set_to": "none", "index.Tensor": "index", "index.Tensor_out": "index",
    "_index_put_impl_": "index", "masked_fill_.Scalar": "mask", "masked_fill_.Tensor": "mask",
}
# Not CUDA's own, but to be computed by the same kernels as on the CPU.
ADDED = {"convolution": "types", "convolution_backward": "types"}
# CUDA has no kernel for integers here; the names are those of its messages.
INTEGERS = {
    "mm": "addmm_cuda", "addmm": "addmm_cuda", "addmm_": "addmm_cuda", "bmm": "baddbmm_cuda",
    "baddbmm": "baddbmm_cuda", "baddbmm_": "baddbmm_cuda", "addmv": "addmv_impl_cuda", "addmv_": "addmv_impl_cuda",
    "mv": "addmv_impl_cuda", "dot": "dot", "vdot": "vdot",
}


def library() -> str:
    """The path of the library built for this torch, or the empty string where none is built."""
    path = _path()
    return str(path) if path.is_file() else ""


def build() -> str:
    """Build the library unless it is there, and give its path.

    Raises OSError (no compiler; nothing can be written) or subprocess.SubprocessError (the compiler stopped).
    """
    path = _path()
    if path.is_file():
        return str(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        Path(folder, "operators.inc").write_text("".join(f"{row}\n" for row in rows()))
        made = Path(folder, path.name)
        subprocess.run([*_compiler(), "-I", folder, str(SOURCE / "device.cpp"), "-o", str(made), *_links()],
                       check=True, capture_output=True, text=True, timeout=60 * MINUTES)
        os.replace(made, path)
    return str(path)


def rows() -> list[str]:
    """What the C++ side knows of each operator that CUDA has: one initialiser of its table each."""
    import torchgen
    from torchgen.gen import get_grouped_native_functions, parse_native_yaml
    from torchgen.model import NativeFunctionsGroup

    folder = Path(torchgen.__file__).parent / "packaged" / "ATen" / "native"
    parsed = parse_native_yaml(str(folder / "native_functions.yaml"), str(folder / "tags.yaml"))
    made = []
    for group in get_grouped_native_functions(parsed.native_functions):
        functions = list(group.functions()) if isinstance(group, NativeFunctionsGroup) else [group]
        for function in functions:
            structured = isinstance(group, NativeFunctionsGroup) and group.structured
            made += _row(function, group if structured else function, structured, parsed.backend_indices)
    return made


def _row(function: Any, kernel: Any, structured: bool, indices: Any) -> list[str]:
    from torchgen.api import dispatcher, native
    from torchgen.model import DeviceCheckType, DispatchKey

    name = str(function.func.name)
    keys = (DispatchKey.CPU, DispatchKey.CompositeExplicitAutograd, DispatchKey.CompositeExplicitAutogradNonFunctional)
    on_cuda = indices[DispatchKey.CUDA].has_kernel(kernel) and any(
        key in indices and indices[key].has_kernel(kernel) for key in keys)
    if name in OWN or not (on_cuda or name in ADDED):
        return []
    base, _, overload = name.partition(".")
    spoken = native.name(function.func) if structured else f"{overload}_{dispatcher.name(function.func)}"
    checked = function.device_check != DeviceCheckType.NoCheck
    check = ADDED.get(name) or CHECKS.get(name) or ("same" if checked else "iterator")
    integers = f'"{INTEGERS[base]}"' if base in INTEGERS and overload in ("", "out") else "nullptr"
    return [f'{{"{base}", "{overload}", Check::{check}, "wrapper_CUDA_{spoken}", {integers}}},']


@functools.cache
def _path() -> Path:
    from importlib.metadata import version

    digest = hashlib.sha256()
    for source in [*sorted(SOURCE.iterdir()), Path(__file__)]:
        digest.update(source.read_bytes())
    tag = f"{version('torch')}-{sys.implementation.cache_tag}-{platform.machine()}-{digest.hexdigest()[:12]}"
    return cache() / "device" / f"simulated-{tag}.so"


def _has_cuda() -> bool:
    import torch

    return bool(torch.version.cuda or torch.version.hip)


def _compiler() -> list[str]:
    from torch.utils.cpp_extension import include_paths

    named = os.environ.get("CXX", "")
    found = named or next((name for name in ("g++", "c++", "clang++") if shutil.which(name)), "")
    if not found:
        raise FileNotFoundError("no C++ compiler was found")
    import torch

    places = [word for path in include_paths() for word in ("-isystem", path)]
    return [*shlex.split(found), "-std=c++20", "-O1", "-fPIC", "-shared", "-w", *places,
            f"-D_GLIBCXX_USE_CXX11_ABI={int(torch.compiled_with_cxx11_abi())}"]


def _links() -> list[str]:
    from torch.utils.cpp_extension import library_paths

    places = [word for path in library_paths() for word in ("-L", path, f"-Wl,-rpath,{path}")]
    return [*places, "-lc10", "-ltorch_cpu", *(["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else [])]


def main() -> None:
    """Build, say what came of it, and never fail."""
    begin = time.monotonic()
    try:
        if library():
            return
        if _has_cuda():
            print("This PyTorch has CUDA's own kernels: beside them the simulated device is used in its Python form.")
            return
        print("Building the simulated CUDA device (about a minute, once) ...", flush=True)
        path = build()
        print(f"... built in {time.monotonic() - begin:.0f} s: {path}")
    except (OSError, ImportError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        print(f"The simulated CUDA device is used in its pure Python form, since its C++ form was not built: {said}")


if __name__ == "__main__":
    main()
