"""The nbgrader_config.py of a classroom."""

from __future__ import annotations

import os
from pathlib import Path

from traitlets.config import Config

from ..errors import StepmarkError
from ..paths import ClassroomPaths

GRADER = "graders.gradebook.plugin.StepmarkGrade"

TEXT = '''\
# The configuration of this classroom. It is an ordinary nbgrader configuration, written once: edit it as you like.
# Stepmark never overwrites it; to get a new one, move this file away and release again.
import os

c = get_config()  # noqa

c.CourseDirectory.course_id = {course_id!r}
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))

# What students find in place of a solution. The notebooks say the same, so change it in both or not at all.
c.ClearSolutions.code_stub = {{"python": {stub!r}}}

# --- how a submission is read ---------------------------------------------------------------------------------------
c.Autograde.exporter_class = "graders.gradebook.plugin.SubmissionExporter"
c.Autograde.pre_convert_hook = "graders.gradebook.plugin.expect_notebook"
c.Autograde.sanitize_preprocessors = [
    "graders.gradebook.repair.Repair",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.OverwriteCells.add_missing_cells = True

# --- how it is graded -----------------------------------------------------------------------------------------------
c.Autograde.autograde_preprocessors = [
    "graders.gradebook.plugin.StepmarkGrade",  # in place of nbgrader.preprocessors.Execute
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "graders.gradebook.plugin.FlagBroken",  # keeps a grade open where the grader, not the student, failed
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# The course: absolute, or relative to this folder.
c.StepmarkGrade.course = {course!r}

# --- feedback -------------------------------------------------------------------------------------------------------
c.LimitOutput.max_lines = 300
c.LimitOutput.max_traceback = 60
# Notebooks that Stepmark builds hold no hidden tests. For others that do, this keeps them out of the feedback:
# c.GenerateFeedback.preprocessors = ["nbgrader.preprocessors.GetGrades", "nbgrader.preprocessors.ClearHiddenTests",
#                                     "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor"]

# --- late work (nbgrader's own; for example, no points after the due date) ------------------------------------------
# c.LateSubmissionPlugin.penalty_method = "zero"
'''


def config_text(classroom: ClassroomPaths, course: Path, course_id: str, stub: str) -> str:
    """The configuration of a classroom for a course. `stub` is the text that stands for a solution in the notebooks."""
    return TEXT.format(course_id=course_id, stub=stub, course=_from(classroom.root.resolve(), course.resolve()))


def write_config(classroom: ClassroomPaths, course: Path, course_id: str, stub: str) -> bool:
    """Write the configuration where there is none. False where one exists; it stays as it is."""
    if classroom.config.exists():
        return False
    classroom.root.mkdir(parents=True, exist_ok=True)
    classroom.config.write_text(config_text(classroom, course, course_id, stub), "utf8")
    return True


def require_engine(classroom: ClassroomPaths, config: Config) -> None:
    """Raises StepmarkError where this configuration would grade with something else than our engine, unlocked."""
    steps = config.Autograde.get("autograde_preprocessors", [])
    names = [step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}" for step in steps]
    if GRADER not in names:
        raise StepmarkError("this nbgrader configuration does not grade with Stepmark", classroom.config,
                            f"put {GRADER!r} in the place of Execute in c.Autograde.autograde_preprocessors, or move "
                            "the file away and release again for a complete one")


def _from(classroom: Path, course: Path) -> str:
    """Relative where the classroom lies in the course, so that both can move; else absolute, so that it alone can."""
    return os.path.relpath(course, classroom) if classroom.is_relative_to(course) else str(course)
