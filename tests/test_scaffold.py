"""`stepmark init` makes a course that proves itself; `stepmark new` makes an exercise that says what it lacks."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from classroom import ROOT

from graders.command import main
from graders.course import load_course
from graders.errors import CourseError
from graders.paths import CoursePaths
from graders.scaffold import TODO, new_course, new_exercise, requirement_of, unwritten

STEPMARK = Path(sys.executable).with_name("stepmark")
MIRRORED = ("exercises/{}.md", "solutions/{}.py", "graders/checks/{}.py")


def run(folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, timeout=300)


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


@pytest.fixture
def stepmark(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The command, in this process and in a folder."""
    def command(folder: Path, *words: str) -> Said:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["stepmark", *words])
        status: object = 0
        try:
            main()
        except SystemExit as ended:
            status = ended.code
        assert isinstance(status, int)
        return Said(status, *capsys.readouterr())

    return command


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def course(tmp_path: Path) -> CoursePaths:
    new_course(tmp_path / "course")
    return CoursePaths(tmp_path / "course")


# --- init --------------------------------------------------------------------------------------------------------


def test_a_new_course_proves_itself(tmp_path: Path) -> None:
    made = run(tmp_path, STEPMARK, "init", "night_school", "--lang", "ko")
    assert made.returncode == 0, made.stderr
    assert "make ci" in made.stdout
    proved = run(tmp_path / "night_school", "make", "ci", f"STEPMARK={STEPMARK}")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert "1 exercises, 0 findings" in proved.stdout
    assert proved.stdout.count(": 2 / 2\n") == 2  # the solutions, in both languages
    for lang in ("en", "ko"):
        assert (tmp_path / f"night_school/build/notebooks/{lang}/first_steps/first_steps.student.ipynb").is_file()


def test_its_make_ci_fails_where_the_solution_is_wrong(course: CoursePaths) -> None:
    solution = course.solution("first_steps/mean_squared_error")
    right = solution.read_text("utf8")
    assert right.count("(residuals**2).mean()") == 1
    solution.write_text(right.replace("(residuals**2).mean()", "(residuals**2).mean() / 2"), "utf8")
    proved = run(course.root, "make", "solutions", f"STEPMARK={STEPMARK}")
    assert proved.returncode != 0
    assert "Score: 0 / 2" in proved.stdout


def test_a_new_course_has_the_languages_asked_for(tmp_path: Path) -> None:
    new_course(tmp_path / "one")
    new_course(tmp_path / "two", ["ko"])
    assert load_course(tmp_path, tmp_path / "one").languages == ("en",)
    assert load_course(tmp_path, tmp_path / "two").languages == ("en", "ko")
    added = set(files(tmp_path / "two")) - set(files(tmp_path / "one"))
    assert added == {"exercises/first_steps/ko.po", "exercises/first_steps/mean_squared_error.ko.md"}


def test_a_new_course_has_everything_that_a_repository_needs(course: CoursePaths) -> None:
    made = files(course.root)
    assert {"Makefile", "README.md", "requirements.txt", ".gitignore", ".github/workflows/ci.yml"} <= set(made)
    workflow = made[".github/workflows/ci.yml"].decode()
    assert "make ci" in workflow
    assert "requirements.txt" in workflow
    assert {"classroom/", "build/"} <= set(made[".gitignore"].decode().split())
    assert made["requirements.txt"].decode().splitlines()[-1].startswith("stepmark")
    for path, content in made.items():
        assert "<<" not in content.decode(), path  # every place of every frame is filled in


@pytest.mark.parametrize("name", ['the "night" school', "back\\slash", "<b>", "수업"])
def test_any_folder_name_makes_a_title(tmp_path: Path, name: str) -> None:
    new_course(tmp_path / name)
    assert load_course(tmp_path, tmp_path / name).title.lower() == name.lower()


def test_init_leaves_a_folder_alone_that_is_not_empty(tmp_path: Path, stepmark: Callable[..., Said]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused = stepmark(tmp_path, "init", ".")
    assert refused.status == 2
    assert "not an empty folder" in refused.err
    assert files(tmp_path) == {"notes.txt": b"mine"}
    with pytest.raises(CourseError, match="not an empty folder"):
        new_course(tmp_path / "notes.txt")


def test_init_takes_a_folder_with_an_empty_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    new_course(tmp_path)
    assert load_course(tmp_path, tmp_path).assignments


def test_an_installed_wheel_makes_the_same_course(tmp_path: Path, course: CoursePaths) -> None:
    built = run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist")
    assert built.returncode == 0, built.stderr
    [wheel] = (tmp_path / "dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = "import sys, pathlib, graders.scaffold as s; print(s.__file__); s.new_course(pathlib.Path(sys.argv[1]))"
    # -P and a path of its own: the wheel's package, not this checkout's
    done = subprocess.run([sys.executable, "-P", "-c", program, str(tmp_path / "there" / "course")], cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(tmp_path / "site")}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(tmp_path / "site")
    there, here = files(tmp_path / "there" / "course"), files(course.root)
    assert there.keys() == here.keys()
    assert {name for name in here if there[name] != here[name]} <= {"requirements.txt"}


@pytest.mark.parametrize(("record", "line"), [
    (None, "stepmark==1.2"),
    ({"url": "file:///somewhere/stepmark", "dir_info": {"editable": True}}, "stepmark==1.2"),
    ({"url": "https://host.example/s.git",
      "vcs_info": {"vcs": "git", "commit_id": "abc", "requested_revision": "main"}},
     "stepmark @ git+https://host.example/s.git@abc"),
    ({"url": "https://host.example/s.git", "subdirectory": "sub", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
     "stepmark @ git+https://host.example/s.git@abc#subdirectory=sub"),
    ({"url": "https://host.example/s-1.2.zip", "archive_info": {}}, "stepmark @ https://host.example/s-1.2.zip"),
])
def test_requirements_name_what_was_installed(record: dict[str, object] | None, line: str) -> None:
    written = requirement_of(record, "1.2").splitlines()
    assert written[-1] == line
    assert all(before.startswith("#") for before in written[:-1])
    assert "somewhere" not in "".join(written)  # a folder of one machine is no place for another


# --- new ---------------------------------------------------------------------------------------------------------


def test_laws_of_a_new_exercise_are_a_to_do_list(course: CoursePaths, stepmark: Callable[..., Said]) -> None:
    begun = stepmark(course.root, "new", "first_steps/slope")
    assert begun.status == 0, begun.err
    assert "stepmark laws first_steps/slope" in begun.out
    told = stepmark(course.root, "laws", "first_steps/slope")
    assert told.status == 1, told.out + told.err
    assert "Traceback" not in told.out + told.err
    for place in (*MIRRORED, "reference_impl/first_steps.py"):
        assert place.format("first_steps/slope") in told.out
    facts, remedies = told.out.count("is not written yet"), told.out.count("  remedy: ")
    assert facts == remedies >= 10
    for wanted in ("correct answers in other", "wrong answers that people give", "the sentence that the student"):
        assert wanted in told.out
    # what stands beside it is not concerned
    course_of = load_course(course.root, course.root)
    assert not unwritten(course_of.exercise("first_steps/mean_squared_error"), course_of.languages)


def test_what_is_written_leaves_the_list(course: CoursePaths) -> None:
    new_exercise(course, "first_steps/slope")
    exercise = load_course(course.root, course.root).exercise("first_steps/slope")
    before = unwritten(exercise, ["en"])
    page = course.page("first_steps/slope", "en")
    lines = page.read_text("utf8").splitlines()
    first = next(line for line in lines if line.startswith(TODO))
    page.write_text("\n".join(line for line in lines if line != first), "utf8")
    after = unwritten(exercise, ["en"])
    assert len(after) == len(before) - 1
    assert first.removeprefix(TODO).strip() in {f.remedy for f in before} - {f.remedy for f in after}


def test_a_course_with_a_new_exercise_still_loads(tmp_path: Path) -> None:
    new_course(tmp_path, ["ko"])
    paths = CoursePaths(tmp_path)
    begun = new_exercise(paths, "second_steps/slope")
    assert paths.page("second_steps/slope", "ko") in begun.written
    loaded = load_course(tmp_path, tmp_path)
    assert [a.name for a in loaded.assignments] == ["first_steps", "second_steps"]
    exercise = loaded.exercise("second_steps/slope")
    assert [c.name for c in exercise.checks] == ["agrees"]
    assert exercise.overrides == ()
    assert "def slope(" in paths.reference("second_steps/slope").read_text("utf8")


def test_new_never_overwrites(course: CoursePaths) -> None:
    slug = "first_steps/slope"
    mine = [course.solution(slug), course.page(slug, "en")]
    for path in mine:
        path.write_text(f"mine: {path.name}", "utf8")
    begun = new_exercise(course, slug)
    assert set(begun.kept) == set(mine)
    assert all(path.read_text("utf8") == f"mine: {path.name}" for path in mine)
    assert course.check(slug) in begun.written

    before = files(course.root)
    again = new_exercise(course, slug)
    assert again.written == ()
    assert again.by_hand == ""
    assert files(course.root) == before


def test_a_reference_is_added_to(course: CoursePaths) -> None:
    reference = course.reference("first_steps/slope")
    before = reference.read_text("utf8")
    new_exercise(course, "first_steps/slope")
    after = reference.read_text("utf8")
    assert after.startswith(before)
    assert after.count("\ndef ") == before.count("\ndef ") + 1
    compile(after, reference, "exec")


def test_a_page_that_course_toml_names_already_can_be_begun(course: CoursePaths) -> None:
    """The remedy that a missing page's message gives."""
    text = course.course_toml.read_text("utf8")
    named = text.replace("pages = [", 'pages = ["first_steps/slope",')
    course.course_toml.write_text(named, "utf8")
    with pytest.raises(CourseError, match="stepmark new first_steps/slope"):
        load_course(course.root, course.root)
    assert new_exercise(course, "first_steps/slope").by_hand == ""
    assert course.course_toml.read_text("utf8") == named
    assert load_course(course.root, course.root).exercise("first_steps/slope")


@pytest.mark.parametrize("slug", ["", "slope", "a/b/c", "First/slope", "first/Slope", "first/2d", "../first/slope",
                                  "first/", "first/my-slope", "first/def", "first/sum", "first/torch", "first/verify"])
def test_bad_names(course: CoursePaths, slug: str) -> None:
    before = files(course.root)
    with pytest.raises(CourseError) as refused:
        new_exercise(course, slug)
    assert refused.value.remedy
    assert files(course.root) == before


def test_a_bad_name_on_the_command_line(course: CoursePaths, stepmark: Callable[..., Said]) -> None:
    refused = stepmark(course.root, "new", "Slope")
    assert refused.status == 2
    assert "remedy:" in refused.err


def test_a_broken_course_toml_is_left_alone(course: CoursePaths) -> None:
    course.course_toml.write_text("title = ", "utf8")
    before = files(course.root)
    with pytest.raises(CourseError, match="not valid TOML"):
        new_exercise(course, "first_steps/slope")
    assert files(course.root) == before


def test_a_course_toml_of_an_unknown_form_is_left_to_a_person(course: CoursePaths) -> None:
    text = 'assignment = [{ name = "u", pages = ["u/a"] }]'
    course.course_toml.write_text(text, "utf8")
    begun = new_exercise(course, "u/new")
    assert course.course_toml.read_text("utf8") == text
    assert '"u/new"' in begun.by_hand
    assert course.page("u/new", "en") in begun.written
