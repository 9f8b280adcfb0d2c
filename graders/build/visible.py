"""The cell of a check that the student sees and runs: its own source, with the public instance's answer frozen in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment

from ..authoring import instance_of
from ..errors import CourseError
from ..judge.criteria import Parts
from ..judge.trajectory import LENGTH, Trajectory
from ..records import Array, Check, Criterion, Tree
from .literals import REST, literals, plain_tree, short, written
from .looks import frame, looks
from .names import IMPORTS, Module, Statement, read_module
from .paste import SPACE, renamed, without_docstring


@dataclass(frozen=True)
class Frozen:
    """What the reference answers on a check's public instance.

    `allowed` has the structure of `expected`, with tolerances for numbers; one number may stand for a whole part.
    `canary` is `canary_of` the instance, on the machine that computed it.
    """

    expected: Tree
    allowed: Tree | None
    canary: float


def canary_of(values: Mapping[str, Any]) -> float:
    """The sum of the magnitudes of an instance's floating values (`verify` has the same): a mark of the random numbers
    it was drawn with, by which a machine that draws others is told from a student's mistake."""
    return math.fsum(abs(x) for x in _floats(dict(values)) if math.isfinite(x))


def setup_source(lang: str, frames: Environment | None = None) -> str:
    """The notebook's first code cell: imports, and the `verify` that visible checks call."""
    return frame(frames or looks(), "setup.py", lang=lang, imports=IMPORTS)


def visible_check(check: Check, sentence: str, frozen: Frozen | None, lang: str,
                  frames: Environment | None = None) -> str:
    """The cell's source. Where nothing can be compared in the notebook, it says what is graded and that it will be."""
    values: dict[str, Any] = {"points": check.points, "sentence": sentence, "lang": lang, "later": True}
    if frozen is not None and check.public is not None:
        body, given = _statement(check.body)[1], _statement(check.public)[1]
        if "probe" not in body.uses:
            comparable = compared(check.criterion, plain_tree(frozen.expected), plain_tree(frozen.allowed))
            expected, allowed = literals(comparable, frozen.allowed)
            _self_contained(check)
            own, data = names_in_notebook(check)
            marks = instance_of(check.given(np.random.default_rng(0)))  # what the values are is said once, in `given`
            values |= {
                "later": False, "check": own, "public": data,
                "source": renamed(given.source, data) + SPACE + renamed(without_docstring(body.source), own),
                "expected": written(expected, len("       expected=")),
                "allowed": written(allowed, len("       allowed=")), "canary": short(float(f"{frozen.canary:.9g}"))[0],
                "files": sorted(marks.files), "private": sorted(marks.private),
            }
    return frame(frames or looks(), "check.py", **values)


def names_in_notebook(check: Check) -> tuple[str, str]:
    """What a check's body and public instance are called in the notebook: unlike any function of a student's."""
    public = check.public.__name__ if check.public is not None else ""
    return f"check_{check.name}", f"public_{public}"


def compared(criterion: Criterion, expected: Any, allowed: Any) -> Any:
    """The (plain) evidence, histories whose length nobody asked for cut to the steps that any correct run has.

    As the judge does: no step beyond the horizon, where nothing is allowed for, and one step less than all is enough.
    """
    if isinstance(criterion, Parts) and isinstance(expected, dict):
        rooms = allowed if isinstance(allowed, dict) else {}
        inner = {name: compared(c, expected.get(name), rooms.get(name)) for name, c in criterion.of}
        return {name: inner.get(name, tree) for name, tree in expected.items()}
    if not isinstance(criterion, Trajectory) or LENGTH in dict(criterion.worth) or not isinstance(allowed, dict):
        return expected
    return {name: _begun(tree, allowed.get(name)) for name, tree in expected.items()}


def _begun(steps: Any, allowed: Any) -> Any:
    if not isinstance(steps, list) or not isinstance(allowed, list):
        return steps
    clear = sum(1 for room in allowed if room != math.inf)
    kept = min(clear, len(steps) - 1)
    return [*steps[:kept], REST] if kept > 1 else steps


def _self_contained(check: Check) -> None:
    """See that what the cell shows needs nothing the notebook lacks. Raises CourseError."""
    for function in (check.public, check.body):
        module, statement = _statement(function)
        name = getattr(function, "__name__", "")
        where = f"{module.where}:{statement.line}"
        marks = sorted(statement.uses & set(module.authors))
        if marks:
            raise CourseError(f"`{name}` is shown in the notebook and uses `{marks[0]}` of the engine", where,
                              "return plain values: what they are is said in `given`")
        absent = module.absent(statement.uses, {name})
        if absent:
            raise CourseError(f"`{name}` is shown in the notebook and uses `{absent[0]}`, which is not there", where,
                              "write (or import) it inside the function")


def _statement(function: Any) -> tuple[Module, Statement]:
    path = function.__code__.co_filename
    module = read_module(Path(path).read_text("utf8"), path)
    return module, module.definition(function.__name__)


def _floats(value: Any) -> Iterator[float]:
    import torch  # late: `stepmark --help` has no use for it

    if isinstance(value, Array):
        value = value.values
    if isinstance(value, torch.Tensor | np.ndarray | np.generic):
        value = (value.detach().cpu() if isinstance(value, torch.Tensor) else value).tolist()
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _floats(item)
    elif isinstance(value, float):
        yield value
