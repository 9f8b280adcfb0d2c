"""The documents are true: their commands run, their example is an exercise, and they name all that there is."""

from __future__ import annotations

import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import click
import pytest
from classroom import ROOT

import graders
from graders.build.calls import Calls
from graders.build.prose import FLAGS
from graders.command import stepmark
from graders.course import Limits, load_course
from graders.errors import CourseError
from graders.inside import probe
from graders.laws import LAWS
from graders.paths import CoursePaths
from graders.records import Mismatch, Outcome, Part, Text, Verdict
from graders.report import as_json
from graders.trusted.training import MISTAKES, Trainer
from graders.trusted.training import Path as Trained
from graders.words import translator

README = (ROOT / "README.md").read_text("utf8")
VERDICTS = (ROOT / "docs" / "verdicts.md").read_text("utf8")
RUN = re.compile(r"^<!-- run: ([a-z ]+)(?:, status (\d))? -->\n```sh\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"^<!-- file: (\S+) -->\n(`{3,})\w+\n(.*?)^\2$", re.M | re.S)
FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.M | re.S)


@dataclass(frozen=True)
class Command:
    """A block of shell commands, and the exit status that the README says it has."""

    text: str
    status: int


def commands(group: str) -> list[Command]:
    return [Command(text, int(status or 0)) for name, status, text in RUN.findall(README) if name == group]


def example() -> dict[str, str]:
    return {name: text for name, _, text in FILE.findall(README)}


def run(command: Command, folder: Path) -> str:
    """Run a block as a reader would, with the environment activated. Returns what it prints."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(["bash", "-euc", command.text], cwd=folder, env={**os.environ, "PATH": path},
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == command.status, command.text + done.stdout + done.stderr
    return done.stdout


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{level}}} |\Z)", FENCE.sub(_quoted, text), re.M | re.S)
    assert found, heading
    return found[1].replace("\0", "#")


def _quoted(fence: re.Match[str]) -> str:
    return fence[0].replace("#", "\0")  # a comment in a fence is no heading


def column(table: str) -> list[str]:
    """The first cells of a table that are code."""
    return [name for line in table.splitlines() for name in re.findall(r"^\| `([^`]+)` \|", line)]


# --- what the README tells to do ---------------------------------------------------------------------------------


def one_exercise_of_this_course(folder: Path) -> Path:
    """The course of the tour, with one exercise of its assignment."""
    slug, here, there = "training_loops/train_sse", CoursePaths(ROOT), CoursePaths(folder)
    for path in (here.page(slug, "en"), here.solution(slug), here.check(slug), here.reference(slug)):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    there.course_toml.write_text(f'[[assignment]]\nname = "training_loops"\npages = ["{slug}"]\n', "utf8")
    return folder


def test_the_tour(tmp_path: Path) -> None:
    course = one_exercise_of_this_course(tmp_path)
    told = [run(command, course) for command in commands("course")]
    assert len(told) == 5
    graded, checked, document = told[2:]
    scores = {student: (earned, possible) for student, earned, possible in
              re.findall(r"│ (\w+) +│ +([\d.]+) / ([\d.]+) │", graded)}
    assert scores.keys() == {"ada", "bo"}
    assert scores["ada"][0] == scores["ada"][1] == scores["bo"][1] != scores["bo"][0]
    assert "Your gradient is half of what it" in graded
    for student in ("ada", "bo"):
        assert (course / f"classroom/feedback/{student}/training_loops/training_loops.html").is_file()
    assert "Hint:" in checked
    assert {mistake["name"] for verdict in json.loads(document)["verdicts"] for mistake in verdict["mistakes"]} == {
        "factor_two_missing"}


def test_the_example_is_an_exercise(tmp_path: Path) -> None:
    begin, prove = commands("new course")
    run(begin, tmp_path)
    course = tmp_path / "my_course"
    written = example()
    assert len(written) == 4
    for name, text in written.items():
        assert (course / name).is_file(), f"{name}: `stepmark new` makes no such file"
        (course / name).write_text(text, "utf8")
    assert "descent/descend: holds" in run(Command(prove.text, 0), course)
    assert "`descent/descend: holds`" in README
    assert len([line for text in written.values() for line in text.splitlines() if line.strip()]) < 75


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/verdicts.md"])
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text("utf8"))
    missing = [link for link in links if not (ROOT / name).parent.joinpath(link).is_file()]
    assert not [link for link in missing if "://" not in link]


def test_targets_of_make_exist() -> None:
    asked = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.M)) - {"ci"}  # that one belongs to a new course
    assert {"demo", "test", "help"} <= asked <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))


# --- what the README has to name ---------------------------------------------------------------------------------


def functions(of: object) -> list[str]:
    return [name for name, value in vars(of).items() if inspect.isfunction(value) and name[0] != "_"]


@pytest.mark.parametrize("name", functions(Calls))
def test_every_call_of_a_page_is_explained(name: str) -> None:
    assert f"| `{{{{ {name}(" in section(README, "## Pages")


@pytest.mark.parametrize("flag", [flag for flag in FLAGS if flag])
def test_every_fence_is_explained(flag: str) -> None:
    assert f"```python {flag} ```" in section(README, "## Pages")


def test_every_general_mistake_is_explained() -> None:
    table = section(README, "### General mistakes")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(MISTAKES)


def test_what_trains_is_explained() -> None:
    told = section(README, "### General mistakes")
    public = [name for name in vars(Trainer) if name[0] != "_"]
    assert not [name for name in public if f"train.{name}" not in told]
    assert not [name for name in inspect.signature(Trainer.__call__).parameters
                if name != "self" and not re.search(rf"\b{name}\b", told)]
    asked = {name for name in vars(Trained) if name[0] != "_" and isinstance(vars(Trained)[name], property)}
    assert {f"path.{name}" for name in asked} <= set(re.findall(r"path\.\w+", told))


def test_every_criterion_is_explained() -> None:
    criteria = {name for name in graders.__all__
                if getattr(getattr(graders, name), "__module__", "").startswith("graders.judge")}
    assert len(criteria) > 1
    assert {name.partition("(")[0] for name in column(section(README, "### Criteria"))} == criteria


@pytest.mark.parametrize("name", sorted(graders.__all__))
def test_every_name_that_authors_import_is_explained(name: str) -> None:
    told = section(README, "# Reference for authors")
    code = [*re.findall(r"`([^`\n]+)`", told), *(text for _, _, text in FENCE.findall(told))]
    assert name in re.findall(r"\w+", " ".join(code))


@pytest.mark.parametrize(("function", "place"), [
    (graders.check, "## Checks"), (graders.close, "### Criteria"), (graders.at_least, "### Criteria"),
    (graders.satisfies, "### Criteria"), (graders.misconception, "## Solutions, alternatives, misconceptions"),
])
def test_every_argument_is_explained(function: Callable[..., object], place: str) -> None:
    told = section(README, place)
    arguments = [name for name, p in inspect.signature(function).parameters.items() if p.kind is p.KEYWORD_ONLY]
    arguments += [name for name, p in inspect.signature(function).parameters.items()
                  if p.default is not p.empty and name not in arguments]
    assert not [name for name in arguments if f"{name}=" not in told]


@pytest.mark.parametrize("helper", functions(probe))
def test_every_helper_of_a_body_is_explained(helper: str) -> None:
    keys = re.findall(r'^(".*?)  ', inspect.getdoc(getattr(probe, helper)) or "", re.M)
    documented = re.findall(r'"(\w+)"', " ".join(keys))
    told = section(README, "### The body")
    assert f"probe.{helper}(" in told
    assert not [key for key in documented if f"`{key}`" not in told]


def known_keys(folder: Path, text: str) -> list[str]:
    """The keys that the engine says it knows, in the place where `text` has an unknown one."""
    path = folder / "exercises" / "course.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf8")
    with pytest.raises(CourseError) as refused:
        load_course(folder, folder)
    return refused.value.remedy.partition("are: ")[2].split(", ")


def test_every_key_of_course_toml_is_explained(tmp_path: Path) -> None:
    [shown] = [text for _, language, text in FENCE.findall(section(README, "## course.toml")) if language == "toml"]
    example = tomllib.loads(shown)
    assert set(example) == set(known_keys(tmp_path, "unknown = 1"))
    assert set(example["assignment"][0]) == set(known_keys(tmp_path, "[[assignment]]\nunknown = 1"))
    assert set(example["limits"]) == set(known_keys(tmp_path, "[limits]\nunknown = 1"))
    assert example["limits"] == {field.name: field.default for field in fields(Limits)}


@pytest.mark.parametrize("name", sorted(stepmark.commands))
def test_every_command_is_explained(name: str) -> None:
    told = section(README, "# Commands")
    assert f"| `stepmark {name}" in told
    options = [option for p in stepmark.commands[name].params if isinstance(p, click.Option) for option in p.opts]
    whole = told + section(README, "## Laws")
    assert not [option for option in options if option.startswith("--") and option not in whole]


def test_no_command_is_invented() -> None:
    assert set(re.findall(r"(?:`|^)stepmark ([a-z]+)", README, re.M)) <= set(stepmark.commands)


def test_every_law_is_explained() -> None:
    rows = re.findall(r"^\| (\d) \|", section(README, "## Laws"), re.M)
    assert [int(row) for row in rows] == list(LAWS)


# --- docs/verdicts.md --------------------------------------------------------------------------------------------

WRONG = Verdict("unit/exercise", "name", "A sentence.", Outcome.PARTIAL, 1, 2, reason=Text("wrong"), hint="think",
                misconceptions=("mistake",), mistakes=("You did it.",), instance=0, details=(Text("so"),),
                parts=(Part("loss", 1, Mismatch(Text("wrong"))), Part("length", 1)))


def test_the_json_has_exactly_the_keys_that_are_documented() -> None:
    document = as_json.document("assignment", "en", [WRONG], translator("en"))
    [verdict] = document["verdicts"]
    made = {"document": document, "verdict": verdict, "mistake": verdict["mistakes"][0], "part": verdict["parts"][0],
            "mismatch": verdict["parts"][0]["mismatch"]}
    for name, produced in made.items():
        heading = "## The document" if name == "document" else f"## A {name}"
        assert column(section(VERDICTS, heading).split("`outcome` | Meaning")[0]) == list(produced), heading


def test_every_outcome_is_documented() -> None:
    assert set(column(section(VERDICTS, "## A verdict").split("`outcome` | Meaning")[1])) == set(Outcome)


def test_the_schema_is_the_documented_one() -> None:
    assert f"`{as_json.SCHEMA}`" in VERDICTS
