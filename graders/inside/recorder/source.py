"""The second eye: the student's functions, rewritten so that they tell where each of their loops is.

The rewritten code takes a function's place while the recording runs. Nothing is traced; nothing appears in the
student's namespace.
"""

from __future__ import annotations

import contextlib
import dis
import functools
import types
from collections.abc import Iterator, Sequence
from typing import Any

from .rewriting import Listener, Sources, constants

JUMPS = frozenset(number for name, number in dis.opmap.items() if "BACKWARD" in name)
MOST_FUNCTIONS = 200


@contextlib.contextmanager
def rewritten(functions: Sequence[Any], listener: Listener) -> Iterator[None]:
    """Let the loops of these functions, and of those of the same notebook that they use, tell the listener."""
    changed: list[tuple[types.FunctionType, types.CodeType]] = []
    try:
        sources = Sources(listener)
        for function in _reachable(functions):
            code = None
            if _loops(function.__code__):
                with contextlib.suppress(Exception):  # no source, or one that does not fit: this function is not seen
                    code = sources.telling(function.__code__)
            if code is not None:
                changed.append((function, function.__code__))
                function.__code__ = code
        yield
    finally:
        for function, original in changed:
            function.__code__ = original


def _reachable(functions: Sequence[Any]) -> list[types.FunctionType]:
    """Functions of the same notebook that can be come to from these: by name, as methods, in closures, decorated."""
    found: dict[int, types.FunctionType] = {}
    waiting, home = list(functions), {id(f.__globals__) for f in map(_plain, functions) if f is not None}
    home |= {id(f.__globals__) for c in functions if isinstance(c, type) for f in map(_plain, vars(c).values()) if f}
    seen: set[int] = set()
    while waiting and len(found) < MOST_FUNCTIONS:
        value = waiting.pop(0)
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, type):
            waiting += [v for base in value.__mro__ if base.__module__ == value.__module__ for v in vars(base).values()]
        function = _plain(value)
        if function is None:
            if isinstance(getattr(type(value), "__call__", None), types.FunctionType):  # noqa: B004
                waiting.append(type(value))
            continue
        if id(function.__globals__) not in home:
            waiting += _inner(function) if hasattr(function, "__wrapped__") else []
            continue
        found[id(function)] = function
        waiting += [*_inner(function), *(function.__globals__[name] for name in _names(function.__code__)
                                         if name in function.__globals__)]
    return list(found.values())


def _plain(value: Any) -> types.FunctionType | None:
    if isinstance(value, staticmethod | classmethod | types.MethodType):
        value = value.__func__
    elif isinstance(value, property):
        value = value.fget
    elif isinstance(value, functools.partial):
        value = value.func
    return value if isinstance(value, types.FunctionType) else None


def _inner(function: types.FunctionType) -> list[Any]:
    cells = []
    for cell in function.__closure__ or ():
        with contextlib.suppress(ValueError):  # still empty
            cells.append(cell.cell_contents)
    return [*cells, *([function.__wrapped__] if hasattr(function, "__wrapped__") else [])]


def _names(code: types.CodeType) -> set[str]:
    return set(code.co_names).union(*map(_names, constants(code)))


def _loops(code: types.CodeType) -> bool:
    return any(op in JUMPS for op in code.co_code[::2]) or any(map(_loops, constants(code)))
