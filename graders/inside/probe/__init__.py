"""What the body of a check may use besides torch, numpy and matplotlib: helpers that turn objects into evidence.

Nothing in here is secret; it runs beside the code under test. What cannot be looked at (no module, an empty picture)
is refused with a sentence that the student reads, so that a body needs no check of its own.

    record     (recording)   the steps of a training, seen from outside: the flight recorder
    module     (modules)     the structure of a network          graph    (graphs)     autograd's operations
    figure     (figures)     what a picture shows                layout, devices (tensors)  where tensors lie
    animation  (animations)  what each frame shows               batches  (loading)    which samples a batch holds
    raised, printed (calling)  what a call does besides returning
    transfers, memory, clock (devices)  what goes to a GPU and back, the memory taken there, when a clock is read
"""

from .animations import animation
from .calling import printed, raised
from .devices import clock, memory, transfers
from .figures import figure
from .graphs import graph
from .loading import batches
from .modules import module
from .recording import record
from .tensors import devices, layout

__all__ = ["animation", "batches", "clock", "devices", "figure", "graph", "layout", "memory", "module", "printed",
           "raised", "record", "transfers"]
