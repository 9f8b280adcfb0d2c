"""The command `stepmark` as a person uses it: what it prints, what it leaves, its exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from classroom import SOLUTION, STUB_ID, TINY, cell_of
from click.testing import CliRunner, Result

from graders.command import main, stepmark
from graders.errors import StepmarkError


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny course, released."""
    folder = tmp_path_factory.mktemp("course") / "tiny"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("classroom", "build", "__pycache__"))
    result = call(folder, "release", "sums")
    assert result.exit_code == 0, result.output
    return folder


def call(course: Path, *arguments: str) -> Result:
    return CliRunner().invoke(stepmark, ["--course", str(course), *arguments], catch_exceptions=True)


def error_of(result: Result) -> str:
    assert isinstance(result.exception, StepmarkError), result.output
    return str(result.exception)


def notebook(course: Path, name: str, answer: str) -> Path:
    released = nbformat.read(course / "classroom" / "release" / "sums" / "sums.ipynb", 4)
    cell_of(released, STUB_ID).source = answer
    path = course / f"{name}.ipynb"
    nbformat.write(released, path)
    return path


def test_release_leaves_an_ordinary_nbgrader_course_directory(course: Path) -> None:
    room = course / "classroom"
    for name in ("nbgrader_config.py", "gradebook.db", "source/sums/sums.ipynb", "release/sums/sums.ipynb"):
        assert (room / name).is_file()
    released = nbformat.read(room / "release" / "sums" / "sums.ipynb", 4)
    assert "raise NotImplementedError" in cell_of(released, STUB_ID).source


def test_check_full_marks(course: Path) -> None:
    result = call(course, "check", str(notebook(course, "right", SOLUTION)))
    assert result.exit_code == 0, result.output
    assert "Score: 5 / 5" in result.output


def test_check_names_the_mistake_in_json(course: Path) -> None:
    wrong = "def mean_of(x):\n    return x.sum()"
    result = call(course, "check", "--json", str(notebook(course, "wrong", wrong)))
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert (document["schema"], document["points"], document["possible"]) == ("stepmark.verdicts/1", 0, 5)
    first = document["verdicts"][0]
    assert first["outcome"] == "failed"
    assert first["mistakes"] == [{"name": "no_division", "sentence": "You returned the sum.", "part": None}]
    assert first["hint"] == "How many numbers were added?"


@pytest.mark.parametrize(("content", "said"), [
    (b"", "empty"), (b"{", "not JSON"), (b"\x00\x01\x02", "text"), (b"[]", "notebook"), (None, "not there"),
])
def test_check_of_what_is_no_notebook(content: bytes | None, said: str, course: Path) -> None:
    path = course / "bad.ipynb"
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    result = call(course, "check", str(path))
    assert result.exit_code == 1  # click's runner; `main` makes it 2
    message = error_of(result)
    assert "bad.ipynb" in message
    assert "remedy:" in message


def test_grade_with_nothing_handed_in(course: Path) -> None:
    message = error_of(call(course, "grade", "sums"))
    assert "nothing was handed in" in message
    assert "submitted/STUDENT/sums/sums.ipynb" in message


def test_grade_and_feedback(course: Path) -> None:
    for student, answer in (("ann", SOLUTION), ("bob", "def mean_of(x):\n    return x.sum() / (len(x) - 1)")):
        target = course / "classroom" / "submitted" / student / "sums"
        target.mkdir(parents=True)
        shutil.copy(notebook(course, student, answer), target / "sums.ipynb")
    result = call(course, "grade", "sums")
    assert result.exit_code == 0, (result.output, result.exception)
    assert "5 / 7" in result.output
    assert "one less than there are" in " ".join(result.output.split())
    result = call(course, "feedback", "sums")
    assert result.exit_code == 0
    assert (course / "classroom" / "feedback" / "bob" / "sums" / "sums.html").is_file()


@pytest.mark.parametrize(("arguments", "said"), [
    (("release", "sumz"), "no assignment `sumz` (did you mean `sums`?)"),
    (("grade", "sumz"), "no assignment `sumz`"),
    (("laws", "sums/mean_off"), "no exercise `sums/mean_off` (did you mean `sums/mean_of`?)"),
])
def test_unknown_names(arguments: tuple[str, ...], said: str, course: Path) -> None:
    message = error_of(call(course, *arguments))
    assert said in message
    assert "course.toml" in message


@pytest.mark.parametrize(("old", "new", "said"), [
    ("pages =", "page =", "unknown key `page` in [assignment] (did you mean `pages`?)"),
    ("cell_seconds = 1.5", "cell_secs = 1.5", "unknown key `cell_secs` in [limits] (did you mean `cell_seconds`?)"),
    ("cell_seconds = 1.5", "cell_seconds = -1", "a limit is not positive"),
    ("cell_seconds = 1.5", 'cell_seconds = "1"', "wrong type"),
    ('"sums/mean_of"', '"sums/mean_off"', "the page `sums/mean_off` does not exist"),
    ('"sums/mean_of"', '"sums/mean_of", "sums/mean_of"', "the page `sums/mean_of` occurs 2 times"),
    ("[limits]", "[limits", "not valid TOML"),
    ('title = "A tiny course"', 'title = "A tiny course"\nlanguages = ["xx"]', "choose from: en, ko"),
])
def test_a_course_toml_with_a_slip(old: str, new: str, said: str, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    path = tmp_path / "tiny" / "exercises" / "course.toml"
    path.write_text(path.read_text().replace(old, new))
    message = error_of(call(tmp_path / "tiny", "build"))
    assert said in message
    assert "remedy:" in message


@pytest.mark.parametrize(("old", "new", "said"), [
    ('{{ stub("mean_of") }}', '{{ stub("mean_off") }}', "mean_of.md:7"),
    ('{{ stub("mean_of") }}', '{{ stubb("mean_of") }}', "mean_of.md:7"),
    ('{{ stub("mean_of") }}', '{{ stub("mean_of" }}', "mean_of.md:7"),
])
def test_a_page_with_a_slip_in_jinja(old: str, new: str, said: str, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    path = tmp_path / "tiny" / "exercises" / "sums" / "mean_of.md"
    path.write_text(path.read_text().replace(old, new))
    message = error_of(call(tmp_path / "tiny", "build"))
    assert said in message
    assert "remedy:" in message


def test_build_twice_gives_the_same_bytes(course: Path) -> None:
    assert call(course, "build").exit_code == 0
    first = {p: p.read_bytes() for p in (course / "build").rglob("*") if p.is_file()}
    assert first
    assert call(course, "build").exit_code == 0
    assert {p: p.read_bytes() for p in (course / "build").rglob("*") if p.is_file()} == first


def test_exit_status_2_and_no_traceback_where_there_is_no_course(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", "from graders.command import main; main()", "build"], cwd=tmp_path,
                         capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "stepmark init" in run.stderr


def test_usage_errors_have_exit_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["stepmark", "gradee"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2


def test_a_page_that_a_person_grades_needs_no_check(tmp_path: Path) -> None:
    """An exam's essay: a page with an answer, and neither solution nor check nor reference of its own."""
    shutil.copytree(TINY, tmp_path / "tiny")
    toml = tmp_path / "tiny" / "exercises" / "course.toml"
    toml.write_text(toml.read_text().replace('["sums/mean_of"]', '["sums/mean_of", "essays/why"]'))
    page = tmp_path / "tiny" / "exercises" / "essays" / "why.md"
    page.parent.mkdir()
    page.write_text('# Why\n\nWhy do we divide?\n\n{{ answer("because", points=3) }}\n')
    course = tmp_path / "tiny"
    result = call(course, "laws", "--instances", "5", "--seconds", "1")
    assert result.exit_code == 0, result.output
    assert call(course, "release", "sums").exit_code == 0
    target = course / "classroom" / "submitted" / "ann" / "sums"
    target.mkdir(parents=True)
    shutil.copy(notebook(course, "ann", SOLUTION), target / "sums.ipynb")
    result = call(course, "grade", "sums")
    assert result.exit_code == 0, (result.output, result.exception)
    assert "5 / 10" in result.output
    result = call(course, "check", str(course / "ann.ipynb"))
    assert result.exit_code == 0, result.output


def test_a_fault_of_the_engine_has_exit_status_2(monkeypatch: pytest.MonkeyPatch,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr("graders.command.author.course_of", fail)
    monkeypatch.setattr(sys, "argv", ["stepmark", "build"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    assert "a fault of Stepmark's own" in capsys.readouterr().err
