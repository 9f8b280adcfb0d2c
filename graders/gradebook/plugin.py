"""Our engine inside nbgrader: what stands in nbgrader_config.py, so that the command `nbgrader autograde`, the
formgrader's button and NbGraderAPI all grade with it."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Unicode

from ..errors import NotebookError, StepmarkError
from ..records import Text
from ..words import translator
from .given import OURS, directory_of, given_for, is_ours
from .nodes import markdown_cell, output
from .reading import find_notebook, read_notebook

OWED = "StepmarkError"  # the name of an error that is ours, and costs the student nothing
UNREADABLE = "What was handed in could not be read, so nothing of it was graded: {what}. What to do: {remedy}."


class StepmarkGrade(Execute):  # type: ignore[misc]
    """Stands in `c.Autograde.autograde_preprocessors` where Execute stood, and takes Execute's options.

    `c.Execute.timeout` (seconds for one cell) and `--no-execute` keep their meaning. Never raises for a notebook of
    the course: where the engine fails, each graded code cell gets an error output named StepmarkError, and
    FlagBroken turns that into a grade still owed. A notebook that Stepmark did not build is run, and its outputs
    count as they do for nbgrader; one for another language than Python raises, as without its kernel in nbgrader.
    """

    course = Unicode("", help="The course directory (absolute, or relative to the course's root).").tag(config=True)
    unsafe_no_sandbox = Bool(False, help="Grade also where submissions cannot be locked away.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any, km: Any = None) -> tuple[NotebookNode, Any]:
        given = given_for(self, resources)
        if given is None:
            nb.metadata.pop(OURS, None)  # who wrote it there, if not we?
            _only_python(nb)
        if nb.metadata.get(OURS, {}).get("unreadable"):
            return _unread(nb), resources
        try:
            nb = _sound(self._graded(nb, resources))
        except Exception as error:
            self.log.error("Stepmark could not grade %s: %s", resources["nbgrader"]["student"], traceback.format_exc())
            nb = broken(nb, f"{type(error).__name__}: {error}")
        return nb, resources

    def _graded(self, nb: NotebookNode, resources: Any) -> NotebookNode:
        from ..grade import grade_cells  # late: it imports the engine, which `nbgrader --help` has no use for
        from ..sandbox import UNSAFE

        if self.unsafe_no_sandbox:
            os.environ[UNSAFE] = "1"
        directory, names = directory_of(self), resources["nbgrader"]
        classroom = Path(directory.root if directory else ".")
        seconds = {"seconds": self.timeout} if self._configured("timeout") else {}
        graded: NotebookNode = grade_cells(
            nb, course=str(classroom / self.course) if self.course else "", classroom=str(classroom),
            assignment=names["assignment"], student=names["student"], files=Path(resources["metadata"]["path"]),
            **seconds)
        nbformat.validate(graded, relax_add_props=True)  # nbconvert would give the submission up for an odd output
        return graded

    def _configured(self, option: str) -> bool:
        return any(option in self.config[section] for section in self.section_names() if section in self.config)


class FlagBroken(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands behind SaveAutoGrades and keeps a grade open where the engine, not the student, failed.

    nbgrader's SaveAutoGrades flags a grade only where it has no automatic score, and a test cell always has one. So
    here: a cell with an error named StepmarkError loses its automatic score (nbgrader's "not graded yet": 0 until
    somebody grades it) and is flagged; a cell with an output whose metadata says `stepmark: {broken: true}` keeps
    the score that the engine gave it, and is flagged. The formgrader lists both under "needs manual grade". A
    regrade that works takes the flag away, and a score given by hand is never touched.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        names = resources["nbgrader"]
        flagged = [cell for cell in nb.cells if is_broken(cell)]
        if not flagged:
            return nb, resources
        with Gradebook(names["db_url"]) as book:
            for cell in flagged:
                grade = book.find_grade(cell.metadata.nbgrader["grade_id"], names["notebook"], names["assignment"],
                                        names["student"])
                if _owed(cell):
                    grade.auto_score = None
                grade.needs_manual_grade = True
            book.db.commit()
        return nb, resources


class SubmissionExporter(NotebookExporter):
    """nbgrader's exporter that takes whatever a student handed in (`c.Autograde.exporter_class`).

    A notebook under another name is taken where it is the only one. What cannot be read becomes the notebook as
    released, with the reason at its top and no points, so that the student finds it in the feedback.
    """

    optimistic_validation = Bool(True, help="Prove the notebook once, not after each of the preprocessors.")

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> Any:
        given = given_for(self, resources or {})
        if given is None:
            return super().from_filename(filename, resources=resources, **kw)
        path = Path(filename)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        try:
            nb, notes = find_notebook(path)
            resources["stepmark_notes"] = notes
        except NotebookError as error:
            why = Text(UNREADABLE, {"what": error.what, "remedy": error.remedy})
            self.log.warning("%s: %s", path, error.what)
            resources["stepmark_unreadable"] = why
            nb = given
            nb.cells.insert(0, markdown_cell(f"**{_said(given, why)}**", id="unreadable"))
        convert: Any = self.from_notebook_node
        return convert(nb, resources=resources, **kw)


def expect_notebook(assignment: str, student: str, notebooks: list[str]) -> None:
    """`c.Autograde.pre_convert_hook`: have the assignment's own notebook graded, also where no file bears its name.

    nbgrader passes over a submission whose notebook is misnamed; SubmissionExporter finds it.
    """
    source = Path("source", assignment, f"{assignment}.ipynb")  # nbgrader works in the course's root
    if notebooks and source.is_file() and is_ours(read_notebook(source)):
        expected = str(Path(notebooks[0]).with_name(f"{assignment}.ipynb"))
        if expected not in notebooks:
            notebooks.append(expected)


def broken(nb: NotebookNode, what: str) -> NotebookNode:
    """The notebook with every graded code cell marked as our failure."""
    for cell in nb.cells:
        if _is_test(cell):
            mark_broken(cell, what)
    return nb


def mark_broken(cell: NotebookNode, what: str) -> None:
    """Mark one cell as our failure: no score, to be graded by hand."""
    cell.outputs = [_error(OWED, f"Grading failed, and not by your fault. Your instructor sees this. ({what})")]


def is_broken(cell: NotebookNode) -> bool:
    """Whether the engine, not the student, failed at this cell."""
    return _is_test(cell) and (_owed(cell) or any(
        (o.get("metadata") or {}).get(OURS, {}).get("broken") for o in cell.outputs))


def _owed(cell: NotebookNode) -> bool:
    return any(o.output_type == "error" and o.ename == OWED for o in cell.outputs)


def _is_test(cell: NotebookNode) -> bool:
    return utils.is_grade(cell) and not utils.is_solution(cell) and cell.cell_type == "code"


def _error(name: str, message: str) -> NotebookNode:
    return output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])


def _sound(nb: NotebookNode) -> NotebookNode:
    """nbgrader gives up the whole submission for one score above the maximum; here it costs that cell only."""
    for cell in nb.cells:
        if _is_test(cell):
            try:
                utils.determine_grade(cell)
            except Exception as error:
                mark_broken(cell, str(error))
    return nb


def _unread(nb: NotebookNode) -> NotebookNode:
    """No code of the student's was found, so none runs: each test says why it gives no points."""
    note = nb.metadata[OURS]["unreadable"][0]
    for cell in nb.cells:
        if _is_test(cell):
            cell.outputs = [_error("NotebookError", _said(nb, Text(note["template"], dict(note["values"]))))]
    return nb


def _said(nb: NotebookNode, text: Text) -> str:
    """A sentence in the language of a notebook of ours."""
    return translator(str(nb.metadata[OURS].get("lang", "en")))(text)


def _only_python(nb: NotebookNode) -> None:
    spec = nb.metadata.get("kernelspec", {})
    language = str(spec.get("language") or "python").lower()
    if language != "python":
        raise StepmarkError(f"the notebook is for the kernel `{spec.get('name')}` ({language}); only Python is run", "",
                            "grade this assignment with nbgrader's Execute")
