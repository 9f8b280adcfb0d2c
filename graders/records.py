"""The records that the stages hand to each other. Frozen, plain, and free of behaviour.

Evidence is a *tree*: None, bool, int, float, str, list, dict with str keys, `Array`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from .inside.frames import Array

__all__ = [
    "DEVICES", "Array", "Cell", "Check", "Criterion", "Curve", "Evidence", "Fault", "Instance", "Mismatch", "Outcome",
    "Override", "Part", "Text", "Tree", "Truth", "Verdict",
]

Tree: TypeAlias = Any
Floats: TypeAlias = npt.NDArray[np.float64]
DEVICES = ("cpu", "cuda")  # a machine without a GPU, and one with a GPU


@dataclass(frozen=True)
class Text:
    """An English sentence with {holes}, and what goes into them; translated only where it is shown."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Outcome(StrEnum):
    """What became of one check of one submission (DESIGN: vocabulary)."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    ERRORED = "errored"
    SKIPPED = "skipped"
    UNATTEMPTED = "unattempted"
    BROKEN = "broken"


# --- what an author declares -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Instance:
    """One problem instance, as built on the trusted side.

    `values` are the arguments by name. `samples` names the values whose first axis may be permuted together, `exact`
    those that must not be moved, `private` those that never leave the trusted side, `files` those that are written
    into the scratch directory (the check receives the path).
    """

    values: Mapping[str, Any]
    samples: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


class Criterion(Protocol):
    """What `@check(criterion=...)` takes."""

    def parts(self) -> tuple[tuple[str, float], ...]:
        """The names of the parts and their points."""
        ...

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        """Every part, with its mismatch where it is not earned. Raises BrokenCheck where the truth itself is unfit."""
        ...

    def allowance(self, truth: Truth) -> Tree:
        """Tolerances in the reference's structure for a visible check; None where nothing can be frozen."""
        ...


@dataclass(frozen=True)
class Check:
    """A question about an implementation. `name` is the body's name; its docstring is the student's sentence."""

    name: str
    body: Callable[..., Any]
    given: Callable[[np.random.Generator], Mapping[str, Any]]
    criterion: Criterion
    public: Callable[[], Mapping[str, Any]] | None = None
    needs: str | None = None
    hint: str = ""
    devices: tuple[str, ...] = ("cpu",)  # of DEVICES: it is asked on each of them

    @property
    def sentence(self) -> str:
        """The first paragraph of the body's docstring, on one line."""
        return " ".join((self.body.__doc__ or "").strip().split("\n\n")[0].split())

    @property
    def points(self) -> float:
        """What the check is worth: the sum of its criterion's parts."""
        return sum(points for _, points in self.criterion.parts())


@dataclass(frozen=True)
class Override:
    """An alternative or a misconception: `function` takes the place of `target` in the solution's namespace.

    `described`: the function describes the exercise's training instead (`@mistakes`); `told` is then what is said.
    """

    name: str
    target: str
    function: Callable[..., Any] | type
    wrong: bool = False
    hint: str = ""
    same_as: tuple[str, ...] = ()
    apart: str = ""
    told: str = ""
    described: bool = False

    @property
    def sentence(self) -> str:
        """The first paragraph of the docstring: of a misconception, what is said to the student."""
        return self.told or " ".join((self.function.__doc__ or "").strip().split("\n\n")[0].split())


# --- what a run yields -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """One code cell to run, or (where `mark` is given) a place in the notebook whose names a check will see."""

    source: str = ""
    mark: str = ""
    index: int = -1


class Fault(StrEnum):
    """Why there is no evidence."""

    RAISED = "raised"
    MISSING = "missing"  # the notebook defines no such name
    HUNG = "hung"
    ENDED = "ended"  # the process ended
    REFUSED = "refused"  # a value that is no evidence: wrong type, too large, too deep


@dataclass(frozen=True)
class Evidence:
    """What a check returned, or why it returned nothing: `kind` is the exception's type, `line` its last line."""

    tree: Tree = None
    fault: Fault | None = None
    kind: str = ""
    message: str = ""
    line: str = ""
    traceback: str = ""


# --- what the judge says -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Truth:
    """What evidence is compared with: the reference's, and what moving the instance does to it."""

    reference: Tree
    ensemble: tuple[Tree, ...] = ()
    seeds: tuple[Tree, ...] = ()  # the reference under other seeds, for scores with a threshold
    values: Mapping[str, Any] = field(default_factory=dict)  # the instance, private values included


@dataclass(frozen=True)
class Mismatch:
    """How evidence differs. `plain` may be shown for any instance; `detail` only for a public one."""

    plain: Text
    detail: Text | None = None
    step: int | None = None  # counts from 1
    ratio: float | None = None  # got / expected at the first difference
    tolerances: float | None = None  # distance in units of what was allowed


@dataclass(frozen=True)
class Part:
    """One part of a check's points, earned or not."""

    name: str
    possible: float
    mismatch: Mismatch | None = None

    @property
    def points(self) -> float:
        return 0.0 if self.mismatch else self.possible


@dataclass(frozen=True)
class Curve:
    """One number of a history on the public instance, as it is drawn: the reference's values and the submission's.

    `steps` count from 1 and ascend. `target` and `yours` hold a value for each of them, and fewer where that history is
    shorter. None is NaN, which would not equal itself. `step` is the first of the history that differs.
    """

    name: str
    steps: tuple[int, ...]
    target: tuple[float | None, ...]
    yours: tuple[float | None, ...]
    step: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The judge's word on one check of one submission."""

    exercise: str
    check: str
    sentence: str
    outcome: Outcome
    points: float
    possible: float
    reason: Text | None = None
    hint: str = ""
    misconceptions: tuple[str, ...] = ()  # names; more than one where they cannot be told apart
    mistakes: tuple[str, ...] = ()  # their sentences
    explains: tuple[str, ...] = ()  # the part that each of them explains, where no single one explains everything
    apart: Text | None = None  # what would separate mistakes that this check cannot tell apart
    parts: tuple[Part, ...] = ()
    instance: int | None = None  # the first one that shows the difference; 0 is public
    details: tuple[Text, ...] = ()
    fault: Fault | None = None  # why the submission gave no evidence, where it gave none
    curves: tuple[Curve, ...] = ()  # of a trajectory that leaves the reference's on the public instance
    device: str = ""  # where it is wrong on one kind of machine only: which

    @property
    def loses_points(self) -> bool:
        """Whether it earns less than it could (what is broken, through our fault, does not)."""
        return self.points < self.possible
