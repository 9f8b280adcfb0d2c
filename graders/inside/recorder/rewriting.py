"""A function's code, compiled once more from its source, so that its loops tell where they are.

The source is found as tracebacks find it: `tick` is called at the top of every loop's body, `over` where it runs to its
end, and `done` after it or before a `return` from it. What is called is a constant of the code: no name is needed, and
lines keep their numbers.
"""

from __future__ import annotations

import ast
import functools
import linecache
import types
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

TICK, OVER, DONE = "\0tick", "\0over", "\0done"  # placeholders: an `ast.Constant` cannot hold a function
FUTURE = 0x1FF0000  # compiler flags of `from __future__`


@dataclass(frozen=True, eq=False)
class Loop:
    """A loop in the source, and its names: those that it gives values to itself (`for xb, yb in ...`), those that take
    a part of an array (`xb = X[...]`), those declared global."""

    given: tuple[str, ...]
    taken: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def gives_batches(self) -> bool:
        """Whether the loop itself may be the one over batches."""
        return len(self.given) > 1 or not self.taken


class Listener(Protocol):
    """Who is told."""

    def tick(self, loop: Loop) -> None:
        """An iteration begins; called, as the others are, from the frame that the loop runs in."""

    def over(self, loop: Loop) -> None:
        """The loop has run to its end, without `break` or `return`."""

    def done(self, loop: Loop) -> None:
        """The loop has ended."""


class Sources:
    """Files and cells as they were compiled, each statement rewritten once."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._made: dict[tuple[str, int], tuple[dict[tuple[str, int], types.CodeType], list[Loop]]] = {}

    def telling(self, code: types.CodeType) -> types.CodeType | None:
        """The same code with its loops telling, or None where there is no loop."""
        name, line = code.co_filename, code.co_firstlineno
        lines = linecache.getlines(name)
        begin, end = _surroundings(lines, line - 1)
        if (name, begin) not in self._made:
            self._made[name, begin] = _rewritten(_statement(lines, begin, end, line), code)
        codes, loops = self._made[name, begin]
        twin = codes.get((code.co_qualname, line))
        return _filled(twin, loops, self._listener) if loops and twin is not None and _alike(twin, code) else None


def _surroundings(lines: Sequence[str], line: int) -> tuple[int, int]:
    """From where to where the statement at the margin goes that this line is in, as far as indentation tells."""
    begin = line
    while begin and (lines[begin][0] in " \t\n" or lines[begin - 1].startswith("@")):
        begin -= 1
    end = line + 1
    while end < len(lines) and (lines[end][0] in " \t\n)]}#" or lines[end - 1].startswith("@")):
        end += 1
    return begin, end


def _statement(lines: Sequence[str], begin: int, end: int, line: int) -> ast.stmt:
    try:
        found = ast.parse("\n" * begin + "".join(lines[begin:end])).body  # the whole cell would take longer
    except SyntaxError:
        found = ast.parse("".join(lines)).body
    return next(s for s in found if _first_line(s) <= line <= (s.end_lineno or 0))


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(d.lineno for d in decorators)])


def _rewritten(statement: ast.stmt, code: types.CodeType) -> tuple[dict[tuple[str, int], types.CodeType], list[Loop]]:
    rewriter = _Rewriter()
    tree = ast.Module(rewriter.statement(statement), [])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a constant is called
        made = compile(tree, code.co_filename, "exec", code.co_flags & FUTURE, True)
    return {(c.co_qualname, c.co_firstlineno): c for c in _codes(made)}, rewriter.loops


def constants(code: types.CodeType) -> list[types.CodeType]:
    """The code of inner functions."""
    return [c for c in code.co_consts if isinstance(c, types.CodeType)]


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for constant in constants(code):
        yield constant
        yield from _codes(constant)


def _alike(one: types.CodeType, other: types.CodeType) -> bool:
    """Whether the source is that of the code: it may have been edited since."""
    names = ("co_varnames", "co_names", "co_freevars", "co_cellvars", "co_argcount", "co_kwonlyargcount")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _filled(code: types.CodeType, loops: Sequence[Loop], listener: Listener) -> types.CodeType:
    calls = {TICK: listener.tick, OVER: listener.over, DONE: listener.done}

    def fill(constant: Any) -> Any:
        if isinstance(constant, types.CodeType):
            return _filled(constant, loops, listener)
        if isinstance(constant, str) and constant[:5] in calls:
            return functools.partial(calls[constant[:5]], loops[int(constant[5:])])
        return constant

    return code.replace(co_consts=tuple(map(fill, code.co_consts)))


class _Rewriter:
    """Puts a tick into every loop of a function, and a done behind it and before every return from within it."""

    def __init__(self) -> None:
        self.loops: list[Loop] = []
        self._inside: list[int] = []  # the loops around the place, up to the function
        self._functions = 0  # around the place; what stands outside of all is not run again
        self._shared: tuple[str, ...] = ()

    def statement(self, node: Any) -> list[ast.stmt]:
        """What a statement becomes."""
        if isinstance(node, ast.Return):
            return [*(_call(DONE, number, node) for number in reversed(self._inside)), node]
        if isinstance(node, ast.Global):
            self._shared += tuple(node.names)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            saved = self._inside, self._shared
            self._inside, self._shared = [], ()
            self._functions += 1
            self._bodies(node)
            self._functions -= 1
            self._inside, self._shared = saved
        elif isinstance(node, ast.For | ast.While | ast.AsyncFor) and self._functions:
            return self._loop(node)
        else:
            self._bodies(node)
        return [node]

    def _bodies(self, node: Any) -> None:
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                setattr(node, field, [made for s in statements for made in self.statement(s)])
        for part in [*getattr(node, "handlers", ()), *getattr(node, "cases", ())]:
            self._bodies(part)

    def _loop(self, node: Any) -> list[ast.stmt]:
        number = len(self.loops)
        given = tuple(_targets(node.target)) if isinstance(node, ast.For | ast.AsyncFor) else ()
        self.loops.append(Loop(given, tuple(_taken(node.body)), self._shared))
        self._inside.append(number)
        self._bodies(node)
        self._inside.pop()
        node.body.insert(0, _call(TICK, number, node.body[0]))
        node.orelse.insert(0, _call(OVER, number, node))
        return [node, _call(DONE, number, node)]


def _call(what: str, number: int, node: ast.stmt) -> ast.stmt:
    place: Any = {"lineno": node.lineno, "col_offset": node.col_offset, "end_lineno": node.lineno,
                  "end_col_offset": node.col_offset}
    return ast.Expr(ast.Call(ast.Constant(f"{what}{number}", **place), [], [], **place), **place)


def _taken(body: Sequence[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            value = statement.value
            values = value.elts if isinstance(value, ast.Tuple) else [value]
            if all(isinstance(v, ast.Subscript) and isinstance(v.value, ast.Name) for v in values):
                yield from _targets(statement.targets[0])


def _targets(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for entry in target.elts:
            yield from _targets(entry)
