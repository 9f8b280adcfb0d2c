"""Transformations of source text, one folder each: golden/<transformation>/<case>/{input.py,expected.py}.

The first lines of an input may say what is asked (`# asks: f, C.m`), given elsewhere (`# given: g`) or put in
(`# override: name`). `STEPMARK_GOLDEN=write` writes what is missing; read it before you keep it.
"""

import os
import re
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions

from graders.build import CODE_STUB, cut, paste, solution_cell

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/input.py"))
SAYS = re.compile(r"^# (asks|given|override): ?(.*)\n", re.MULTILINE)


def read(case: Path) -> tuple[str, dict[str, list[str]]]:
    text = (case / "input.py").read_text("utf8")
    said = {key: [name for name in names.split(", ") if name] for key, names in SAYS.findall(text)}
    return SAYS.sub("", text), said


def marked(text, said):
    return solution_cell(text, said["asks"], given=said.get("given", []))


def pasted(text, said):
    return paste(text, (said["override"] or [None])[0], asked=said.get("asks", ()))


TRANSFORMATIONS = {"solution_cell": marked, "cut": lambda text, said: cut(text.rstrip("\n")), "paste": pasted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_golden(case):
    made = TRANSFORMATIONS[case.parent.name](*read(case)).rstrip("\n") + "\n"
    expected = case / "expected.py"
    if os.environ.get("STEPMARK_GOLDEN") == "write" and not expected.exists():
        expected.write_text(made, "utf8")
    assert made == expected.read_text("utf8")
    compile(made, str(expected), "exec")


@pytest.mark.parametrize("case", [c for c in CASES if c.parent.name != "paste"], ids=lambda case: case.name)
def test_cut_is_what_nbgrader_cuts(case):
    file = "expected.py" if case.parent.name == "solution_cell" else "input.py"
    source = (case / file).read_text("utf8").rstrip()
    clear = ClearSolutions(code_stub={"python": CODE_STUB})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(metadata={"kernelspec": kernel}, cells=[new_code_cell(source, metadata={
        "nbgrader": {"grade": False, "solution": True, "locked": False, "schema_version": 3, "grade_id": "x"}})])
    cleared, _ = clear.preprocess(notebook, {})
    assert cut(source) == cleared.cells[0].source
