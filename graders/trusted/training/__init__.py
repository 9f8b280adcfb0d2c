"""Any training of the curriculum as one loop around one step, and the mistakes that are made in it.

    rules      gradient -> update: SGD, momentum, Adam           losses   sum and mean of squared errors, cross entropy
    loop       state -> step -> path, for any model, loss, rule and order of batches
    mistakes   the general ones: transforms of the step, of the plan, or of the path
    along      a training that is taken along somebody else's parameters, step by step (one-step replay)

An author describes an exercise's training once, in a function under `@mistakes(...)`, and gets the mistakes and the
replay for it. Nothing here ever runs beside a student's code.
"""

from __future__ import annotations

from .along import along, histories, taken
from .loop import Path, Step, Trainer, Training
from .mistakes import MISTAKES, Mistake, answer

__all__ = ["MISTAKES", "Mistake", "Path", "Step", "Trainer", "Training", "along", "answer", "histories", "taken"]
