"""The one place for a remedy: torchvision's wheel does not import on a CPU build of torch that lacks its operators.

The wheel registers fake kernels for `torchvision::nms` and `torchvision::qnms` while it is imported, which fails where
its compiled part could not be loaded and the operators were therefore never defined. Defining their schemas first is
enough; where torchvision works by itself, nothing is done.
"""

from __future__ import annotations

import contextlib
import warnings

import torch

_SCHEMAS = {
    "nms": "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}
_kept: list[torch.library.Library] = []  # a Library takes its definitions back when it is collected


def import_torchvision() -> bool:
    """Import torchvision, with the remedy where it is needed. Returns whether it can be imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with contextlib.suppress(ImportError, RuntimeError, OSError):
            import torchvision

            return True
        library = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
        for schema in _SCHEMAS.values():
            with contextlib.suppress(RuntimeError):  # defined already
                library.define(schema)  # type: ignore[no-untyped-call]
        _kept.append(library)
        _forget_half_imported()
        with contextlib.suppress(ImportError, RuntimeError, OSError):
            import torchvision  # noqa: F401

            return True
    return False


def _forget_half_imported() -> None:
    import sys

    for name in [n for n in sys.modules if n == "torchvision" or n.startswith("torchvision.")]:
        del sys.modules[name]
