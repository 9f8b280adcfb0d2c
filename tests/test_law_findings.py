"""Each law finds what it is there for: a small course that satisfies all of them is broken in one place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from classroom import TINY

from graders.course import load_course
from graders.laws import LAWS, Budget, stray_files
from graders.refer import Referee
from graders.sandbox import Server

SLUG = "sums/mean_of"
PAGE, SOLUTION = "exercises/sums/mean_of.md", "solutions/sums/mean_of.py"
CHECK, REFERENCE = "graders/checks/sums/mean_of.py", "reference_impl/sums.py"
LOOP = "    total = x[0] * 0\n    for value in x:\n        total = total + value\n    return total / x.numel()\n"

BROKEN = {
    "a check that answers for an empty stub": (
        1, CHECK, "    return impl.mean_of(x)\n",
        "    found = impl.mean_of(x)\n    return x.mean() if found is None else found\n",
        "a stub that returns None earns 4 points in `mean_value`"),
    "an alternative that is wrong": (
        2, SOLUTION, "    return x.mean()\n", "    return x.mean() + 0.01\n",
        "`by_method` earns 0 of 4 in `mean_value`"),
    "no alternatives": (
        2, SOLUTION, '@alternative("mean_of")\ndef by_method(x):\n    return x.mean()\n', "", "1 alternative answers"),
    "a mistake that is none": (
        3, SOLUTION, "(len(x) - 1)", "len(x)", "`one_less` earns everything on instance 1"),
    "two mistakes that are one": (
        3, SOLUTION, "x.median()", "x.sum()", "`no_division` cannot be told from middle"),
    "a reference that is the solution": (
        4, SOLUTION, "    return x.sum() / len(x)\n", LOOP, "the reference's `mean_of` is the solution's code"),
    "a reference that throws dice": (
        4, REFERENCE, "return total / x.numel()", "import os\n    return total / x.numel() + 3e-7 * os.urandom(1)[0]",
        "two different answers to `mean_value`"),
    "a reference that changes its argument": (
        4, REFERENCE, "return total / x.numel()", "x += 0.5\n    return (total / x.numel()).clone()",
        "the reference changes its arguments in `mean_value`"),
    "a reference for one precision only": (
        4, REFERENCE, "    total = x[0] * 0\n",
        "    assert str(x.dtype) == 'torch.float32', 'single'\n    total = x[0] * 0\n",
        "gives no evidence in `mean_value` where its data are moved"),
    "a page that shows a secret instance": (
        5, PAGE, "# The mean\n", "# The mean\n\n```text\nreturn {\"x\": torch.tensor(rng.normal(3, 1, "
        "int(rng.integers(5, 10))), dtype=torch.float32)}\n```\n",
        "a statement of a secret instance stands in the en notebook"),
    "a cell to try that raises": (
        6, PAGE, "mean_of(torch.tensor([1.0, 2.0, 6.0]))", "mean_of([1.0, 2.0, 6.0])",
        "solved (en), the cell that begins"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_law_finds_what_is_broken(what: str, tmp_path: Path, server: Server) -> None:
    number, file, good, bad, expected = BROKEN[what]
    shutil.copytree(TINY, tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__", "build"))
    path = tmp_path / "course" / file
    text = path.read_text("utf8")
    assert good in text
    path.write_text(text.replace(good, bad), "utf8")
    found = held(number, tmp_path / "course", server)
    assert expected in found, found


def held(number: int, folder: Path, server: Server) -> str:
    course = load_course(folder, folder)
    report = LAWS[number](course.exercise(SLUG), course, Referee(server, 20), Budget(most=5, seconds=1))
    return "\n".join(map(str, report.findings))


@pytest.mark.parametrize("number", LAWS)
def test_the_course_itself_satisfies_them(number: int, server: Server) -> None:
    assert not held(number, TINY, server)


def test_sentences_that_are_not_translated_and_stray_files(tmp_path: Path, server: Server) -> None:
    folder = tmp_path / "course"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("__pycache__", "build"))
    toml = folder / "exercises" / "course.toml"
    toml.write_text('languages = ["en", "ko"]\n' + toml.read_text("utf8"), "utf8")
    shutil.copy(folder / PAGE, folder / "exercises" / "sums" / "mean_of.ko.md")
    assert "no ko words for: 'The mean of a few numbers.'" in held(7, folder, server)
    shutil.copy(folder / SOLUTION, folder / "solutions" / "sums" / "forgotten.py")
    assert [str(f).split("\n")[0] for f in stray_files(load_course(folder, folder))] == [
        "law 7, solutions/sums/forgotten.py: this file belongs to no exercise"]
