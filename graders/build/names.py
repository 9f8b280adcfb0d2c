"""A module of the course read as its statements: which names each one binds, which it needs, and when.

CPython's own symbol table says what is global; nothing here guesses at scopes.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..course import did_you_mean
from ..errors import CourseError

# What every notebook begins with; a solution may use these names without importing them in its stub.
IMPORTS = """\
import math

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn, optim"""

ENGINE = "graders"
BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"  # nbgrader's own delimiters
DESCRIBING = "mistakes"
DECLARING = ("alternative", "misconception", DESCRIBING)
COMPREHENSIONS = frozenset(["listcomp", "setcomp", "dictcomp", "genexpr"])
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Statement:
    """One statement at the top of a module, decorators of the engine taken off.

    `uses` are the global names it needs at any time, `at_once` those it needs while it is itself executed (decorators,
    defaults, base classes), `imports` name -> what is imported, `target` what it is an alternative or misconception of.
    """

    source: str
    line: int
    binds: frozenset[str]
    uses: frozenset[str]
    at_once: frozenset[str]
    imports: Mapping[str, str] = field(default_factory=dict, compare=False)
    target: str = ""
    definition: bool = False
    mistakes: tuple[str, ...] | None = None  # the general ones, where this describes a training


@dataclass(frozen=True)
class Module:
    """The statements of a module; `authors` maps the names it imported from the engine to what they are there."""

    where: str
    source: str
    statements: tuple[Statement, ...]
    authors: Mapping[str, str] = field(default_factory=dict, compare=False)

    def definition(self, name: str) -> Statement:
        """The (last) top-level function or class of that name. Raises CourseError with the nearest name."""
        for statement in reversed(self.statements):
            if statement.definition and name in statement.binds:
                return statement
        known = [n for s in self.statements if s.definition for n in s.binds]
        raise CourseError(f"no function or class `{name}`{did_you_mean(name, known)}", self.where,
                          "define it at the top of the file, not inside something else")

    @property
    def imports(self) -> dict[str, str]:
        """Name -> what is imported under it, over the whole module."""
        return {name: what for s in self.statements for name, what in s.imports.items()}

    def absent(self, names: Iterable[str], given: Iterable[str] = ()) -> list[str]:
        """Those of the names that this module binds, and that a notebook with the names `given` does not have."""
        imported, bound = self.imports, frozenset().union(*(s.binds for s in self.statements))
        return sorted(n for n in set(names) & bound - set(given) if SETUP.get(n) is None or imported.get(n) != SETUP[n])


@lru_cache(maxsize=512)
def read_module(source: str, where: str = "the module") -> Module:
    """Parse a module's source. Raises CourseError with `where` and the line."""
    tree = _parsed(source, where)
    authors: dict[str, str] = {}
    statements = []
    for node in tree.body:
        imported = _imports(node)
        if imported and all(what.split(".")[0] == ENGINE for what in imported.values()):
            authors |= {name: what.rpartition(".")[2] for name, what in imported.items()}
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        statements.append(_statement(source, node, authors, imported))
    return Module(where, source, tuple(statements), authors)


def read_statement(source: str, line: int = 1) -> Statement:
    """A statement that is not (or no longer) in a file."""
    node = ast.parse(source).body[0]
    return _statement(source, node, {}, _imports(node), line)


def global_names(source: str, *, at_once: bool = False) -> frozenset[str]:
    """The global names that a piece of source reads; `at_once`: only those it reads while it is executed itself."""
    return frozenset(_read(symtable.symtable(source, "<course>", "exec"), at_once))


def bound_names(source: str) -> frozenset[str]:
    """The names that a piece of source binds at its top level."""
    symbols = symtable.symtable(source, "<course>", "exec").get_symbols()
    return frozenset(s.get_name() for s in symbols if s.is_assigned() or s.is_imported())


def unmarked(source: str) -> str:
    """The source without its SOLUTION lines."""
    return "\n".join(line for line in source.split("\n") if BEGIN not in line and END not in line)


def extent(lines: list[str], node: ast.stmt) -> int:
    """The last line of a definition, counted from 1: comments that are indented like its body belong to it."""
    last = node.end_lineno or node.lineno
    for number in range(last, len(lines)):
        text = lines[number].strip()
        if text.startswith("#") and len(lines[number]) - len(lines[number].lstrip()) > node.col_offset:
            last = number + 1
        elif text:
            break
    return last


def _parsed(source: str, where: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise CourseError(f"SyntaxError: {error.msg}", f"{where}:{error.lineno}", "mend this line") from None


def _statement(source: str, node: ast.stmt, authors: Mapping[str, str], imported: Mapping[str, str],
               line: int | None = None) -> Statement:
    definition = isinstance(node, Definition)
    text = _definition_text(source, node, authors) if isinstance(node, Definition) else (
        ast.get_source_segment(source, node) or "")
    return Statement(
        text, line or node.lineno, bound_names(text), global_names(text), global_names(text, at_once=True), imported,
        _target(node, authors) if isinstance(node, Definition) else "", definition,
        _mistakes(node, authors) if isinstance(node, Definition) else None)


def _definition_text(source: str, node: Definition, authors: Mapping[str, str]) -> str:
    lines = source.split("\n")
    kept = [d for d in node.decorator_list if _root(d) not in authors]
    text = [line for d in kept for line in lines[d.lineno - 1 : d.end_lineno]]
    return "\n".join(text + lines[node.lineno - 1 : extent(lines, node)])


def _root(decorator: ast.expr) -> str:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _declarations(node: Definition, authors: Mapping[str, str]) -> Iterator[tuple[str, ast.Call]]:
    """The decorators of the engine: what is called, and the call."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and _root(decorator) in authors:
            function = decorator.func
            yield function.attr if isinstance(function, ast.Attribute) else authors[_root(decorator)], decorator


def _mistakes(node: Definition, authors: Mapping[str, str]) -> tuple[str, ...] | None:
    for called, decorator in _declarations(node, authors):
        if called == DESCRIBING:
            return tuple(str(a.value) for a in decorator.args[1:] if isinstance(a, ast.Constant))
    return None


def _target(node: Definition, authors: Mapping[str, str]) -> str:
    for called, decorator in _declarations(node, authors):
        named = [k.value for k in decorator.keywords if k.arg == "target"]
        for value in [*decorator.args[:1], *named]:
            if called in DECLARING and isinstance(value, ast.Constant) and isinstance(value.value, str):
                return value.value
    return ""


def _imports(node: ast.stmt) -> dict[str, str]:
    if isinstance(node, ast.Import):
        return {a.asname or a.name.split(".")[0]: a.name if a.asname else a.name.split(".")[0] for a in node.names}
    if isinstance(node, ast.ImportFrom):
        return {a.asname or a.name: f"{node.module or ''}.{a.name}" for a in node.names}
    return {}


def _read(table: symtable.SymbolTable, at_once: bool) -> Iterator[str]:
    outermost = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (outermost or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        if not at_once or child.get_type() != "function" or child.get_name() in COMPREHENSIONS:
            yield from _read(child, at_once)


SETUP: dict[str, str] = {name: what for node in ast.parse(IMPORTS).body for name, what in _imports(node).items()}
