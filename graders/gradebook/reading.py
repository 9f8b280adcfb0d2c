"""A submitted file -> a notebook. Students hand in anything; each kind of damage is named."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from ..errors import NotebookError
from ..records import Text
from .nodes import convert, distinct_ids, node

LARGEST = 20 * 1024 * 1024
MISNAMED = "The notebook was handed in as `{name}`; it must be called `{expected}`."
NONE = "no notebook was handed in"
SEVERAL = "no notebook `{expected}` was handed in, but several others ({names})"
AGAIN = "open it in Jupyter, save it, and hand in that file"


def read_notebook(path: Path) -> NotebookNode:
    """A notebook in format 4, every cell with a kind, a text and metadata.

    Raises NotebookError for a file that is missing, empty, too large, binary, no JSON, cut off, or no notebook.
    """
    data = _parsed(_text(path), path)
    if not isinstance(data, dict) or not isinstance(data.get("nbformat"), int):
        raise NotebookError("this is JSON, but no notebook", path, AGAIN)
    if data["nbformat"] > 4:
        raise NotebookError(f"the notebook has the unknown format {data['nbformat']}", path,
                            "save it in the notebook format 4")
    if data["nbformat"] < 4:
        return _upgraded(data, path)
    if not isinstance(data.get("cells"), list):
        raise NotebookError("this is JSON, but no notebook: it has no list of cells", path, AGAIN)
    return _tidy(data)


def find_notebook(path: Path) -> tuple[NotebookNode, tuple[Text, ...]]:
    """The notebook of a submission, and what there is to say about its name: the only one in the folder will do.

    Raises NotebookError where none can be read, or several could be meant.
    """
    if path.is_file():
        return read_notebook(path), ()
    others = sorted(p for p in path.parent.glob("*.ipynb") if p.is_file())
    if len(others) == 1:
        return read_notebook(others[0]), (Text(MISNAMED, {"name": others[0].name, "expected": path.name}),)
    names = ", ".join(p.name for p in others)
    raise NotebookError(SEVERAL.format(expected=path.name, names=names) if others else NONE, path,
                        f"hand in one notebook, named {path.name}")


def _text(path: Path) -> str:
    if not path.is_file():
        raise NotebookError("there is no such file", path, "hand in the notebook under this name")
    size = path.stat().st_size
    if size > LARGEST:
        raise NotebookError(f"the file has {size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are read", path,
                            "clear the outputs (Edit > Clear Outputs of All Cells) and save it again")
    raw = path.read_bytes()
    if not raw.strip():
        raise NotebookError("the file is empty", path, AGAIN)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise NotebookError("the file is binary, not a notebook", path, AGAIN)
    return text


def _parsed(text: str, path: Path) -> Any:
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        if text.lstrip().startswith("{") and (error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg):
            raise NotebookError("the file is cut off: it ends in the middle of the notebook", path, AGAIN) from None
        raise NotebookError(f"the file is not JSON, so no notebook (line {error.lineno}: {error.msg})", path,
                            AGAIN) from None
    except UnicodeEncodeError:
        # half of a character pair is legal in JSON and can be written nowhere
        data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf8", "replace"))
    except (RecursionError, ValueError) as error:
        raise NotebookError(f"the file cannot be read as JSON ({type(error).__name__})", path, AGAIN) from None
    return data


def _upgraded(data: dict[str, Any], path: Path) -> NotebookNode:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            old = nbformat.versions[data["nbformat"]].to_notebook_json(data)
            return _tidy(convert(old, 4))
    except Exception as error:
        raise NotebookError(f"the notebook has the old format {data['nbformat']} and cannot be upgraded "
                            f"({type(error).__name__}: {error})", path, AGAIN) from None


def _tidy(data: dict[str, Any]) -> NotebookNode:
    """The notebook with the shape that everybody after us relies on. What is not a cell is no student's work."""
    metadata = data.get("metadata")
    nb = node({
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": metadata if isinstance(metadata, dict) else {},
        "cells": [_tidy_cell(cell) for cell in data["cells"] if isinstance(cell, dict)],
    })
    distinct_ids(nb.cells)
    return nb


def _tidy_cell(cell: dict[str, Any]) -> dict[str, Any]:
    kind = cell.get("cell_type")
    metadata = cell.get("metadata")
    tidy: dict[str, Any] = {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "metadata": metadata if isinstance(metadata, dict) else {},
        "source": _joined(cell.get("source")),
    }
    if isinstance(cell.get("id"), str):
        tidy["id"] = cell["id"]
    if tidy["cell_type"] == "code":
        outputs = cell.get("outputs")
        tidy["outputs"] = [_tidy_output(o) for o in outputs if isinstance(o, dict)] if isinstance(outputs, list) else []
        count = cell.get("execution_count")
        tidy["execution_count"] = count if isinstance(count, int) else None
    elif isinstance(cell.get("attachments"), dict):
        tidy["attachments"] = {name: bundle for name, bundle in cell["attachments"].items() if isinstance(bundle, dict)}
    return tidy


def _tidy_output(output: dict[str, Any]) -> dict[str, Any]:
    tidy = dict(output)
    if "text" in tidy:
        tidy["text"] = _joined(tidy["text"])
    if isinstance(tidy.get("data"), dict):
        tidy["data"] = {mime: _joined(value) if isinstance(value, list) and not mime.endswith("json") else value
                        for mime, value in tidy["data"].items()}
    return tidy


def _joined(text: object) -> str:
    if isinstance(text, str):
        return text
    return "".join(str(line) for line in text) if isinstance(text, Iterable) else ""
