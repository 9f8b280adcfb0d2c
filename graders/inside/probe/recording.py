"""The door to the flight recorder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..recorder import Recorder


def record(*functions: Any, start: Any = None, limit: int | None = None, **wrapped: Any) -> Recorder:
    """See a training from outside: `with probe.record(impl.train, start=start) as steps: impl.train(...)`.

    `functions`  what is about to be called (functions or classes of the student): loops without autograd, by hand,
                 numeric, with NumPy or plain floats, are seen through their source; not needed for autograd
    `start`      the parameters that the training begins with (a tensor; a list, tuple or dict of tensors or numbers):
                 loops without autograd are seen only with it, and the parameters of all are put into its order
    `limit`      of more parameters than this (10 000), projections and norms are kept
    `wrapped`    callables to be handed to the student's function as `steps.NAME`; by its name a `loss` returns losses,
                 a `gradient` gradients; the parameters are found among the arguments, with the help of `start`

    Afterwards `steps` holds the losses, parameters, gradients and batches of every step (see `recorder.Steps`), all
    of it in `steps.evidence`; `steps.saw` tells who saw something.
    """
    from ..recorder import LIMIT, Recorder

    return Recorder(functions, start, LIMIT if limit is None else limit, wrapped)
