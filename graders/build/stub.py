"""Cutting stubs out of a solution: its source with the lines to be cut marked, and the same with them cut."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection, Iterator, Sequence

from ..course import did_you_mean
from ..errors import CourseError
from .names import BEGIN, END, SETUP, Definition, Module, Statement, extent, global_names, read_module, unmarked
from .paste import definition_source, ordered, paste, renamed

__all__ = ["ANSWER_STUB", "CODE_STUB", "cut", "definition_source", "paste", "renamed", "solution_cell"]

CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError"
ANSWER_STUB = "YOUR ANSWER HERE"
MARKED = "mark what is to be cut with a line ### BEGIN SOLUTION and, further down, a line ### END SOLUTION"
HOME = "write it inside the function, or give it to the students in a `python locked` cell of the page"


def solution_cell(source: str, names: Sequence[str], *, given: Collection[str] | None = None,
                  where: str = "the solution") -> str:
    """The solution's definitions of `names` (function, Class or Class.method), what is to be cut marked for nbgrader.

    `given` are the names that the notebook defines elsewhere: in locked cells, in other stubs. What else of its module
    the cut lines need goes into the last marked region; without `given` it is not looked after. Raises CourseError.
    """
    module = read_module(source, where)
    check_markers(source, where)
    wanted = _by_definition(names)
    cell = "\n\n\n".join(_marked(module.definition(name), methods, where) for name, methods in wanted.items())
    shown = cut(cell, where)
    try:
        visible = global_names(shown)
    except SyntaxError as error:
        raise CourseError(f"the stub of `{', '.join(names)}` is no Python: {error.msg}", where,
                          "move the SOLUTION lines so that what is left stands by itself") from None
    if given is None:
        return cell
    known = {*given, *wanted}
    absent = module.absent(visible, known)
    if absent:
        raise CourseError(f"what students see of `{', '.join(names)}` uses `{absent[0]}`, which their notebook lacks",
                          where, HOME)
    return _with_helpers(cell, module, known, where)


def cut(cell_source: str, where: str = "the cell") -> str:
    """What the student sees of a marked cell; as in nbgrader's ClearSolutions, one without marks is cut altogether."""
    lines: list[str] = []
    inside = False
    for number, line in enumerate(cell_source.split("\n"), 1):
        if BEGIN in line:
            if inside:
                raise CourseError("a BEGIN SOLUTION inside another", f"{where}:{number}", MARKED)
            inside = True
            lines += [_indent(line) + stub for stub in CODE_STUB.split("\n")]
        elif END in line:
            inside = False
        elif not inside:
            lines.append(line)
    if inside:
        raise CourseError("a BEGIN SOLUTION without its END SOLUTION", where, MARKED)
    return "\n".join(lines) if BEGIN in cell_source else CODE_STUB


def check_markers(source: str, where: str) -> None:
    """See that every BEGIN SOLUTION has its END SOLUTION, and no other inside. Raises CourseError with the line."""
    opened = 0
    for number, line in enumerate(source.split("\n"), 1):
        if BEGIN in line and opened:
            raise CourseError(f"a BEGIN SOLUTION inside the one of line {opened}", f"{where}:{number}", MARKED)
        if END in line and not opened:
            raise CourseError("an END SOLUTION without its BEGIN SOLUTION", f"{where}:{number}", MARKED)
        opened = number if BEGIN in line else 0 if END in line else opened
    if opened:
        raise CourseError("a BEGIN SOLUTION without its END SOLUTION", f"{where}:{opened}", MARKED)


def _by_definition(names: Sequence[str]) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    for name in names:
        outer, _, method = name.partition(".")
        wanted.setdefault(outer, []).extend([method] if method else [])
    return wanted


def _marked(statement: Statement, methods: Sequence[str], where: str) -> str:
    lines = statement.source.split("\n")
    node = ast.parse(statement.source).body[0]
    assert isinstance(node, Definition)
    targets = list(_targets(node, methods, f"{where}:{statement.line}"))
    inside = {number for target in targets for number in range(target.lineno, extent(lines, target) + 1)}
    marks = [number for number, line in enumerate(lines, 1) if BEGIN in line or END in line]
    if methods and any(number not in inside for number in marks):
        raise CourseError(f"`{node.name}` has SOLUTION lines outside of `{', '.join(methods)}`",
                          f"{where}:{statement.line}", f'ask for the whole class: stub("{node.name}")')
    if marks and not methods:
        return statement.source
    for target in reversed(targets):
        if not any(target.lineno <= number <= extent(lines, target) for number in marks):
            place = f"{where}:{statement.line + target.lineno - node.lineno}"
            _mark(lines, target, place, must=bool(methods) or target is node)
    return "\n".join(lines)


def _targets(node: Definition, methods: Sequence[str], where: str) -> Iterator[Definition]:
    if not isinstance(node, ast.ClassDef):
        if methods:
            raise CourseError(f"`{node.name}` is a function and has no method `{methods[0]}`", where,
                              f'ask for it as a whole: stub("{node.name}")')
        yield node
        return
    found = [child for child in node.body if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)]
    for method in methods:
        if method not in [child.name for child in found]:
            near = did_you_mean(method, [child.name for child in found])
            raise CourseError(f"the class `{node.name}` has no method `{method}`{near}", where, "name one that it has")
    if not found and not methods:
        yield node
    yield from (child for child in found if not methods or child.name in methods)


def _mark(lines: list[str], node: Definition, where: str, *, must: bool) -> None:
    """Put marker lines around a body, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    if not body:
        if must:
            raise CourseError(f"`{node.name}` has nothing but a docstring, so there is nothing to cut", where, MARKED)
        return
    head = (node.body[0].end_lineno or 0) if len(body) < len(node.body) else _header_end(lines, node)
    first, last = body[0].lineno - 1, extent(lines, node)
    if first < head:  # the body stands on the line of its `def`
        line, column = lines[first].encode(), body[0].col_offset
        indent = _indent(lines[first]) + "    "
        lines.insert(last, f"{indent}### {END}")
        head_line, rest = line[:column].decode().rstrip(), line[column:].decode()
        lines[first : first + 1] = [head_line, f"{indent}### {BEGIN}", indent + rest]
        return
    indent = _indent(lines[first])
    lines.insert(last, f"{indent}### {END}")
    while not lines[head].strip():
        head += 1
    lines.insert(head, f"{indent}### {BEGIN}")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _header_end(lines: list[str], node: Definition) -> int:
    """The line on which the signature ends: the first logical line of the definition."""
    text = "\n".join(lines[node.lineno - 1 :]) + "\n"
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            return node.lineno - 1 + token.start[0]
    raise AssertionError("a definition that parsed has a logical line")


def _with_helpers(cell: str, module: Module, known: set[str], where: str) -> str:
    """The cell, with the module's helpers that its cut lines need; nbgrader cuts them along with the last region."""
    needed = global_names(cell)
    if not module.absent(needed, known):
        return cell
    given = set(SETUP) - set(module.absent(SETUP, known))
    helpers = ordered(module.statements, module.absent(needed, known), skip=known | given)
    for helper in helpers:
        if helper.imports and module.absent(helper.binds, known):
            raise CourseError(f"the solution needs `{helper.source}`, which the notebook does not import",
                              f"{where}:{helper.line}",
                              "import it inside the function, or in a `python locked` cell of the page")
    lines = cell.split("\n")
    if END not in lines[-1]:
        raise CourseError(f"the solution uses `{min(helpers[0].binds)}`, which stands outside of what is asked for",
                          f"{where}:{helpers[0].line}", HOME)
    return "\n\n\n".join(["\n".join(lines[:-1]), *(unmarked(helper.source) for helper in helpers)]) + f"\n### {END}"
