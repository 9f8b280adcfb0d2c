"""The names an author writes: `check`, what the values of an instance are, `alternative`, `misconception`, `mistakes`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from .errors import CourseError
from .records import DEVICES, Check, Criterion, Instance, Override

F = TypeVar("F", bound=Callable[..., Any] | type)
MARK = "__stepmark__"


class Marked:
    """A value of an instance together with what it is ("samples", "exact", "private" or "file")."""

    def __init__(self, value: Any, role: str) -> None:
        self.value, self.role = value, role


def samples(**values: Any) -> dict[str, Marked]:
    """Arrays or tensors whose first axis counts the same samples: it may be permuted, in all of them together."""
    return {name: Marked(value, "samples") for name, value in values.items()}


def exact(value: Any) -> Any:
    """A value that must not be moved, nor cast, to measure a tolerance. (Only floating arrays and tensors ever are.)"""
    return Marked(value, "exact")


def private(value: Any) -> Any:
    """A value that stays on the trusted side, for the judge alone: labels, for example."""
    return Marked(value, "private")


def file(content: str | bytes) -> Any:
    """A file written into the scratch directory under the argument's name; the check's body receives its path.

    An argument `novel_txt` becomes the file `novel.txt`.
    """
    return Marked(content, "file")


def instance_of(values: Mapping[str, Any]) -> Instance:
    """The Instance that an author's `given` or `public` describes."""
    roles: dict[str, set[str]] = {"samples": set(), "exact": set(), "private": set(), "file": set()}
    plain: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Marked):
            roles[value.role].add(name)
            value = value.value
        plain[name] = value
    return Instance(
        plain,
        samples=frozenset(roles["samples"]),
        exact=frozenset(roles["exact"]),
        private=frozenset(roles["private"]),
        files=frozenset(roles["file"]),
    )


def check(
    *,
    given: Callable[[np.random.Generator], Mapping[str, Any]],
    criterion: Criterion,
    public: Callable[[], Mapping[str, Any]] | None = None,
    needs: Callable[..., Any] | None = None,
    hint: str = "",
    devices: Sequence[str] = ("cpu",),
) -> Callable[[F], F]:
    """Declare a check: a module-level function `body(impl, **values)` that returns evidence.

    given      builds a secret instance from a NumPy generator; called on the trusted side only
    criterion  compares evidence with the reference's, and holds the points: `close(2)`, `trajectory(loss=2, ...)`
    public     builds the instance that the student may see: no arguments; its source is shown in the notebook
    needs      another check of the same file that must pass first; otherwise this one is skipped
    hint       what to think about when the check fails and no known mistake explains it
    devices    the machines on which it is asked, all of which must agree: "cpu" has no GPU, "cuda" has one
    """

    def declare(body: F) -> F:
        name = body.__name__
        if not (body.__doc__ or "").strip():
            raise CourseError(
                f"the check `{name}` has no docstring", _place(body), "write the sentence the student will read"
            )
        needed = needs.__name__ if needs else None
        setattr(body, MARK, Check(name, body, given, criterion, public, needed, hint, _devices(devices, body)))
        return body

    return declare


def _devices(given: Sequence[str], body: Any) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or not given:
        raise CourseError(f"the check `{body.__name__}` has devices={given!r}", _place(body),
                          'give a tuple of names: devices=("cpu", "cuda")')
    for name in given:
        if name not in DEVICES or list(given).count(name) > 1:
            raise CourseError(f"the check `{body.__name__}` is asked on {name!r}" + (
                ", and again on it" if name in DEVICES else ""), _place(body),
                f"name each device once; the devices are: {', '.join(DEVICES)}")
    return tuple(given)


def alternative(target: str) -> Callable[[F], F]:
    """Declare another correct answer: the decorated function or class takes the place of `target`."""

    def declare(function: F) -> F:
        setattr(function, MARK, Override(function.__name__, target, function))
        return function

    return declare


def misconception(target: str, *, hint: str, same_as: str | tuple[str, ...] = (), apart: str = "") -> Callable[[F], F]:
    """Declare a wrong answer that people give. Its docstring is the sentence that names the mistake to them.

    hint     what to think about; it teaches, and does not give the answer away
    same_as  misconceptions that no instance can tell from this one, by mathematics
    apart    what would tell them apart, as a sentence for the student (optional)
    """

    def declare(function: F) -> F:
        if not (function.__doc__ or "").strip() or not hint.strip():
            raise CourseError(
                f"the misconception `{function.__name__}` lacks its docstring or its hint", _place(function),
                "the docstring names the mistake to the student, the hint helps to see it",
            )
        others = (same_as,) if isinstance(same_as, str) else tuple(same_as)
        setattr(function, MARK, Override(function.__name__, target, function, True, hint, others, apart))
        return function

    return declare


def mistakes(target: str, *names: str) -> Callable[[F], F]:
    """Declare how an exercise trains, and which of the general mistakes (graders/trusted/training) people make in it.

    The decorated function has one argument more than `target`, in front: `train`, which trains (`Trainer` says how),
    and returns what the exercise asks for. Without a mistake it is an alternative like any other, and the training that
    one-step replay takes along a submission's parameters.
    """
    from .trusted.training.mistakes import MISTAKES

    def declare(function: F) -> F:
        for name in names:
            if name not in MISTAKES:
                near = difflib.get_close_matches(name, MISTAKES, n=1)
                raise CourseError(f"no general mistake `{name}`" + (f" (did you mean `{near[0]}`?)" if near else ""),
                                  _place(function), f"the general mistakes are: {', '.join(MISTAKES)}")
        known = [MISTAKES[name] for name in names]
        setattr(function, MARK, (
            Override(function.__name__, target, function, described=True),
            *(Override(m.name, target, function, True, m.hint, told=m.sentence, described=True) for m in known)))
        return function

    return declare


def _place(thing: Any) -> str:
    code = getattr(thing, "__code__", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code else str(getattr(thing, "__module__", ""))
