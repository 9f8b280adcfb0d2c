"""The structure of a network."""

from __future__ import annotations

from typing import Any

from .telling import article, refused

OWN = "torch.nn."  # modules of torch itself: a subclass of one counts as what it was made from


def module(net: Any) -> dict[str, Any]:
    """The structure of a module, as far as it does not depend on how it was written.

    "layers"      the kinds of its leaf modules in order: ["Linear", "ReLU"] (a function such as `F.relu` leaves none,
                  a module that stands in two places counts twice)
    "shapes"      the shape of every parameter in order: [[8, 16], [8]]
    "parameters"  name -> shape; the names are the student's own
    "buffers"     name -> shape
    "count"       how many numbers the parameters hold, "trainable" how many of them require gradients
    "training"    whether it is in training mode
    "devices", "dtypes"  where parameters and buffers are, and of which dtype, each once, sorted
    """
    import torch

    if not isinstance(net, torch.nn.Module):
        raise refused(f"{article(net)} where a module was asked for")
    parameters, buffers = dict(net.named_parameters()), dict(net.named_buffers())
    held = [*parameters.values(), *buffers.values()]
    return {
        "layers": [_kind(m) for _, m in net.named_modules(remove_duplicate=False)
                   if not any(True for _ in m.children())],
        "shapes": [list(p.shape) for p in parameters.values()],
        "parameters": {name: list(p.shape) for name, p in parameters.items()},
        "buffers": {name: list(b.shape) for name, b in buffers.items()},
        "count": sum(p.numel() for p in parameters.values()),
        "trainable": sum(p.numel() for p in parameters.values() if p.requires_grad),
        "training": bool(net.training),
        "devices": sorted({str(t.device) for t in held}),
        "dtypes": sorted({str(t.dtype) for t in held}),
    }


def _kind(leaf: Any) -> str:
    return str(next((c.__name__ for c in type(leaf).__mro__ if c.__module__.startswith(OWN) and c.__name__ != "Module"),
                    type(leaf).__name__))
