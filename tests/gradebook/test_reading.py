"""Every kind of damaged file is named."""

import json

import homework
import nbformat
import pytest
from nbformat import v3

from graders.errors import NotebookError
from graders.gradebook import reading
from graders.gradebook.reading import read_notebook

SOUND = homework.source()


@pytest.mark.parametrize(("content", "said"), [
    (b"", "empty"),
    (b" \n ", "empty"),
    (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
    ("{}".encode("utf-16"), "binary"),
    (b"print('hello')", "not JSON"),
    (b"<<<<<<< HEAD\n{}", "line 1"),
    (SOUND[:400], "cut off"),
    (SOUND[:-3], "cut off"),
    (SOUND[: SOUND.index(b"Double it") + 4], "cut off"),
    (b"[1, 2]", "no notebook"),
    (b"3", "no notebook"),
    (b'{"cells": []}', "no notebook"),
    (b'{"nbformat": 4, "cells": 3}', "no list of cells"),
    (b'{"nbformat": 5, "cells": []}', "unknown format 5"),
    (b'{"nbformat": 3, "worksheets": 7}', "old format 3"),
    (b"[" * 100_000, "JSON"),
    (b'{"nbformat": ' + b"9" * 5000 + b"}", "JSON"),
])
def test_damage_is_named(tmp_path, content, said):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    with pytest.raises(NotebookError) as error:
        read_notebook(path)
    assert said in error.value.what
    assert error.value.remedy
    assert str(path) in str(error.value)


def test_missing_and_large(tmp_path, monkeypatch):
    with pytest.raises(NotebookError, match="no such file"):
        read_notebook(tmp_path / "nothing.ipynb")
    path = tmp_path / "large.ipynb"
    path.write_bytes(SOUND)
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(NotebookError, match="at most"):
        read_notebook(path)


def test_sound_notebooks(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND)
    assert read_notebook(path) == nbformat.reads(SOUND.decode(), as_version=4)


def test_old_notebooks_are_upgraded(tmp_path):
    old = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[v3.new_code_cell(input="x = 1"),
                                                              v3.new_text_cell("markdown", source="text")])])
    path = tmp_path / "a.ipynb"
    path.write_text(v3.writes_json(old))
    nb = read_notebook(path)
    assert nb.nbformat == 4
    assert [c.source for c in nb.cells] == ["x = 1", "text"]


def test_odd_cells_get_a_shape(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": "x", "metadata": 1, "cells": [
        {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "outputs": [3, {"output_type": "stream", "text": ["x"]}]},
        {"cell_type": "heading", "metadata": []}, "no cell", {"cell_type": "markdown", "source": "\ud800", "id": 3},
    ]}))
    nb = read_notebook(path)
    assert [(c.cell_type, c.source) for c in nb.cells] == [("code", "a = 1\nb = 2"), ("raw", ""), ("markdown", "?")]
    json.dumps(nb, ensure_ascii=False).encode()
