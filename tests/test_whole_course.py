"""Every notebook of the course as an instructor opens it: built with its answers, and run from top to bottom by a real
Jupyter kernel, in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from classroom import ROOT
from nbclient import NotebookClient

from graders.build import build_assignment
from graders.course import Course, load_course
from graders.refer import Referee
from graders.words import translator

REMEDY = "from graders.inside.torchvision_on_cpu import import_torchvision; import_torchvision()"
COURSE = load_course(ROOT, ROOT)


@pytest.mark.slow
@pytest.mark.parametrize("lang", COURSE.languages)
@pytest.mark.parametrize("name", [assignment.name for assignment in COURSE.assignments])
def test_a_notebook_with_its_answers_runs_in_a_kernel(name: str, lang: str, course: Course, referee: Referee,
                                                      tmp_path: Path) -> None:
    assignment = course.assignment(name)
    say = translator(lang, course.paths, [e.unit for e in course.of(assignment)])
    built = build_assignment(course, assignment, lang, referee.freeze, say)
    for file, path in built.files.items():
        shutil.copy(path, tmp_path / file)
    notebook = nbformat.from_dict(built.source)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(REMEDY))
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}},
                   allow_errors=True).execute()
    raised = [f"cell {i - 1}: {o.ename}: {o.evalue}" for i, cell in enumerate(notebook.cells)
              for o in cell.get("outputs", []) if o.output_type == "error"]
    assert not raised, "\n".join(raised)
