"""nbformat's constructors and readers, which it leaves untyped, with their types said once; and cell ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import nbformat
from nbformat import NotebookNode, v4

node: Callable[[Any], NotebookNode] = nbformat.from_dict
parse: Callable[..., NotebookNode] = nbformat.reads
convert: Callable[[NotebookNode, int], NotebookNode] = nbformat.convert
code_cell: Callable[..., NotebookNode] = v4.new_code_cell
markdown_cell: Callable[..., NotebookNode] = v4.new_markdown_cell
output: Callable[..., NotebookNode] = v4.new_output

CELL_ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")


def distinct_ids(cells: Iterable[NotebookNode], reserved: Iterable[str] = ()) -> None:
    """Give every cell a valid id, and none twice, `reserved` ones included; sound ids stay.

    nbconvert draws missing and double ids by chance, so that grading twice would give two notebooks.
    """
    cells, taken = list(cells), set(reserved)
    for at, cell in enumerate(cells):
        name = cell.get("id")
        if not isinstance(name, str) or not CELL_ID.match(name) or name in taken:
            name = next(n for n in (f"cell-{k}" for k in range(at, at + len(cells) + len(taken) + 1)) if n not in taken)
            cell["id"] = name
        taken.add(name)
