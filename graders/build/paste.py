"""Runnable source of an implementation: the solution, or the solution with one override in place of its target."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..course import did_you_mean
from ..errors import CourseError
from .names import Module, Statement, read_module, read_statement, unmarked

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | Comprehension
SPACE = "\n\n\n"


def definition_source(source: str, name: str, *, where: str = "the module") -> str:
    """The source of a top-level function or class, without the engine's decorators. Raises CourseError."""
    return read_module(source, where).definition(name).source


def renamed(source: str, new_name: str) -> str:
    """The source of one definition under another name; where it refers to itself, it still does."""
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return _rename(source, {node.name: new_name})


def without_docstring(source: str) -> str:
    """The source of one definition without its docstring, where something else is left of it."""
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    first = node.body[0]
    if ast.get_docstring(node) is None or len(node.body) == 1 or first.lineno == node.lineno:
        return source
    lines = source.split("\n")
    after = first.end_lineno or first.lineno
    while after < len(lines) and not lines[after].strip():
        after += 1
    return "\n".join(lines[: first.lineno - 1] + lines[after:])


def paste(source: str, override: str | None = None, *, asked: Collection[str] = (), where: str = "the solution") -> str:
    """A program that defines what the solution defines, or has the alternative or misconception `override` in it.

    `asked` are the names it must define; without them, every public function and class that is no override. Whatever
    these need comes along, nothing else does. An override that refers to its target means the original, which is kept
    as `_target`. Raises CourseError.
    """
    module = read_module(source, where)
    public = [n for s in module.statements if s.definition and not s.target for n in s.binds if not n.startswith("_")]
    roots = [n.split(".")[0] for n in asked] or public
    for name in roots:
        module.definition(name)
    statements: Sequence[Statement] = module.statements
    closing = ""
    if override is not None:
        chosen = _override(module, override)
        if chosen.mistakes is not None:
            (described,) = chosen.binds
            closing = (f"{SPACE}import training\n\n{chosen.target} = training.answer({described}, "
                       f"{override if override in chosen.mistakes else ''!r})")
            roots = [*roots, described, chosen.target.split(".")[0]]
        elif "." in chosen.target:
            closing = f"{SPACE}{chosen.target} = {override}"
            roots = [*roots, override, chosen.target.split(".")[0]]
        else:
            statements = _replaced(module, chosen, override)
            roots = [*roots, chosen.target]
    return unmarked(_joined(ordered(statements, roots)) + closing + "\n")


def ordered(statements: Sequence[Statement], roots: Collection[str], skip: Collection[str] = ()) -> list[Statement]:
    """The statements that `roots` need, each after those it needs while it is executed, else in their own order."""
    binding: dict[str, list[Statement]] = {}
    for statement in statements:
        for name in statement.binds - set(skip):
            binding.setdefault(name, []).append(statement)
    place = {id(s): i for i, s in enumerate(statements)}

    def closure(names: Collection[str]) -> list[Statement]:
        found: dict[int, Statement] = {}
        queue = list(names)
        while queue:
            new = [s for s in binding.get(queue.pop(), []) if id(s) not in found]
            found |= {id(s): s for s in new}
            queue += [name for s in new for name in s.uses]
        return sorted(found.values(), key=lambda s: place[id(s)])

    done: dict[int, Statement] = {}
    begun: set[int] = set()

    def put(statement: Statement) -> None:
        if id(statement) in begun:
            return
        begun.add(id(statement))
        at_once = [s for n in statement.at_once for s in binding.get(n, [])]
        first = at_once if statement.definition else closure(statement.uses)
        for other in sorted(first, key=lambda s: place[id(s)]):
            put(other)
        done[id(statement)] = statement

    for statement in closure(roots):
        put(statement)
    return list(done.values())


def _override(module: Module, name: str) -> Statement:
    for statement in module.statements:
        if statement.target and name in (*statement.binds, *(statement.mistakes or ())):
            module.definition(statement.target.split(".")[0])
            return statement
    known = [n for s in module.statements if s.target for n in (*s.binds, *(s.mistakes or ()))]
    raise CourseError(f"no alternative or misconception `{name}`{did_you_mean(name, known)}", module.where,
                      "use the name of a function decorated with @alternative or @misconception")


def _replaced(module: Module, chosen: Statement, name: str) -> list[Statement]:
    """The module's statements with the override at its target's place, after the original if it refers to it."""
    original = module.definition(chosen.target)
    taken = {n for s in module.statements for n in s.binds | s.uses}
    kept_as = "_" + chosen.target
    while kept_as in taken:
        kept_as += "_"
    text = _rename(without_docstring(chosen.source), {name: chosen.target, chosen.target: kept_as})
    placed = replace(read_statement(text, chosen.line), binds=frozenset([chosen.target]))
    before = [replace(read_statement(renamed(original.source, kept_as)), line=original.line)]
    result: list[Statement] = []
    for statement in module.statements:
        result += [*before, placed] if statement is original else [statement]
    return result


def _rename(source: str, names: Mapping[str, str]) -> str:
    """The definition with global names replaced, its own included; strings, attributes and local names stay."""
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    lines = [line.encode() for line in source.split("\n")]
    head = re.compile(rb"(?:async\s+def|def|class)\s+").match(lines[node.lineno - 1], node.col_offset)
    assert head is not None
    edits = [(node.lineno, head.end(), node.name)] if node.name in names else []
    for old in names:
        edits += [(n.lineno, n.col_offset, old) for n in _references(node, old)]
    for number, column, old in sorted(set(edits), reverse=True):
        line, width = lines[number - 1], len(old.encode())
        if line[column : column + width] != old.encode():  # Python 3.11 does not know places within f-strings
            raise CourseError(f"`{old}` is used inside an f-string of `{node.name}`", "",
                              "give the value a name on a line before")
        lines[number - 1] = line[:column] + names[old].encode() + line[column + width :]
    return b"\n".join(lines).decode()


def _references(node: ast.AST, name: str) -> Iterator[ast.Name]:
    """The places within a node that read the global `name`."""
    if isinstance(node, ast.Name) and node.id == name:
        yield node
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, Scope) and _binds(node, name):  # a local name there, but some parts are evaluated outside
        children = list(_outside(node))
    for child in children:
        yield from _references(child, name)


def _outside(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, Comprehension):
        yield node.generators[0].iter
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        yield from (default for default in [*node.args.defaults, *node.args.kw_defaults] if default is not None)
        yield from [] if isinstance(node, ast.Lambda) else node.decorator_list


def _binds(scope: ast.AST, name: str) -> bool:
    """Whether a function or comprehension binds the name itself, its inner scopes left aside."""
    found, queue = False, list(ast.iter_child_nodes(scope))
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Global) and name in node.names:
            return False
        found |= (isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)) or (
            getattr(node, "arg" if isinstance(node, ast.arg) else "name", None) == name)
        if not isinstance(node, Scope | ast.ClassDef):
            queue += ast.iter_child_nodes(node)
    return found


def _joined(statements: Sequence[Statement]) -> str:
    text = ""
    for before, statement in zip([None, *statements], statements, strict=False):
        wide = statement.definition or (before is not None and before.definition)
        apart = SPACE if wide else "\n\n" if before and bool(before.imports) != bool(statement.imports) else "\n"
        text += (apart if before else "") + statement.source
    return text
