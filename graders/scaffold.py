"""First forms: of an exercise (`stepmark new`), of a whole course (`stepmark init`); and what is left to write.

The forms are the frames under templates/new and templates/course; nothing here overwrites a file.
"""

from __future__ import annotations

import ast
import builtins
import importlib.metadata
import json
import keyword
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import __version__
from .build import setup_source
from .build.names import bound_names
from .course import LANGUAGES, SLUG, Exercise
from .errors import CourseError
from .insertion import names_page, with_page
from .laws.findings import Finding
from .paths import CoursePaths, engine_templates

TODO = "TODO(author):"  # what stands after it on its line is what is to be done
FRAME = ".jinja"


@dataclass(frozen=True)
class Begun:
    """What `new` did: the files it wrote or added to, those it found and left, and what a person must add ("": no)."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    by_hand: str = ""


# --- stepmark new ------------------------------------------------------------------------------------------------


def new_exercise(paths: CoursePaths, slug: str) -> Begun:
    """Write those files of an exercise that are missing, and name its page in course.toml. Raises CourseError."""
    unit, name = _names(slug)
    text, languages = _course_toml(paths.course_toml)
    frames = _frames(paths.templates / "new", engine_templates() / "new")
    values = {"unit": unit, "name": name, "title": _title(name), "TODO": TODO}
    reference = _reference(paths.reference(slug), name, frames, values)
    files = {paths.page(slug, lang): f"page.{lang}.md" for lang in dict.fromkeys(["en", *languages])}
    files |= {paths.solution(slug): "solution.py", paths.check(slug): "checks.py"}
    written, kept = [], []
    for path, frame in files.items():
        if path.exists():
            kept.append(path)
            continue
        _write(path, frames.get_template(frame + FRAME).render(values))
        written.append(path)
    for path, content in ((paths.reference(slug), reference), (paths.course_toml, with_page(text, unit, slug))):
        if content is None:
            continue
        _write(path, content, "wb")
        written.append(path)
    named = paths.course_toml in written or names_page(text, slug)
    return Begun(tuple(written), tuple(kept), "" if named else _by_hand(paths, unit, slug))


def _names(slug: str) -> tuple[str, str]:
    """Unit and name of an exercise. The name becomes that of the function which the student writes."""
    if not SLUG.match(slug):
        raise CourseError(f"{slug!r} is no exercise's name", "",
                          "write unit/exercise in small letters, digits and _: training_loops/train_sse")
    unit, name = slug.split("/")
    if keyword.iskeyword(name) or hasattr(builtins, name) or name in bound_names(setup_source("en")):
        raise CourseError(f"the student would write a function `{name}`, which is a name of Python or of the notebook",
                          "", f"choose another name, for example {unit}/my_{name}")
    return unit, name


def _course_toml(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of course.toml, and the course's languages. (A course whose pages do not exist yet cannot be loaded.)"""
    try:
        text = path.read_bytes().decode()
        languages = tomllib.loads(text).get("languages", ["en"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"not valid TOML: {error}", path, "mend the line named above") from None
    if not isinstance(languages, list) or any(lang not in LANGUAGES for lang in languages):
        raise CourseError(f"languages = {languages!r}", path, f"choose from: {', '.join(LANGUAGES)}")
    return text, tuple(languages)


def _by_hand(paths: CoursePaths, unit: str, slug: str) -> str:
    return (f'{paths.course_toml} has a form that is not edited here. Add "{slug}" to the pages of an assignment, or a '
            f'new one:\n[[assignment]]\nname = "{unit}"\npages = ["{slug}"]')


def _reference(path: Path, name: str, frames: Environment, values: Mapping[str, str]) -> str | None:
    """The unit's reference with one more function; None where it has that function."""
    function = frames.get_template("reference.py" + FRAME).render(values)
    if not path.exists():
        return frames.get_template("reference_head.py" + FRAME).render(values) + "\n\n" + function
    try:
        text = path.read_bytes().decode()
        known = {n.name for n in ast.parse(text).body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"not valid Python: {error}", path, "mend this line") from None
    return None if name in known else text.rstrip() + "\n\n\n" + function


# --- stepmark init -----------------------------------------------------------------------------------------------


def new_course(folder: Path, languages: Sequence[str] = ("en",)) -> list[Path]:
    """Write a course with one exercise into an empty (or new) folder. Returns its files. Raises CourseError."""
    if folder.exists() and (not folder.is_dir() or any(p.name != ".git" for p in folder.iterdir())):
        raise CourseError("this is not an empty folder", folder, "name a new one: nothing here is overwritten")
    root = engine_templates() / "course"
    spoken = tuple(dict.fromkeys(["en", *languages]))
    frames = _frames(root)
    values: dict[str, Any] = {
        "title": _title(folder.resolve().name), "languages": spoken, "requirement": requirement(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
    written = []
    for frame in sorted(root.rglob("*" + FRAME)):
        name = str(frame.relative_to(root))
        path = folder / name.removesuffix(FRAME)
        if _language(path.name) in spoken:
            _write(path, frames.get_template(name).render(values))
            written.append(path)
    return written


def requirement() -> str:
    """The line(s) of requirements.txt that install this Stepmark again."""
    try:
        said = importlib.metadata.distribution("stepmark").read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        said = None
    return requirement_of(json.loads(said) if said else None, __version__)


def requirement_of(direct: Mapping[str, Any] | None, version: str) -> str:
    """As `requirement`, from the record that an installer leaves (PEP 610; None: it came from an index)."""
    url = str(direct.get("url", "")) if direct else ""
    if direct is None or not url or url.startswith("file:"):  # a folder of this machine means nothing on another
        return (f"# If no index that you use has this version, write instead: stepmark @ git+https://...\n"
                f"stepmark=={version}")
    vcs = direct.get("vcs_info")
    place = f"{vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else url
    inside = direct.get("subdirectory")
    return f"stepmark @ {place}" + (f"#subdirectory={inside}" if inside else "")


def _language(name: str) -> str:
    """The language of a file by its name: page.ko.md, ko.po; English where it names none."""
    return next((lang for lang in LANGUAGES if name.endswith(f".{lang}.md") or name == f"{lang}.po"), "en")


# --- what both share ---------------------------------------------------------------------------------------------


def unwritten(exercise: Exercise, languages: Iterable[str]) -> list[Finding]:
    """The to-do list of an exercise: every place that its first form marks and that nobody has written yet."""
    paths, slug = exercise.paths, exercise.slug
    files = [*(paths.page(slug, lang) for lang in dict.fromkeys(["en", *languages])), paths.solution(slug),
             paths.check(slug)]
    texts = {path: path.read_text("utf8", errors="replace").splitlines() for path in files if path.is_file()}
    places = [(path, number) for path, lines in texts.items() for number in range(1, len(lines) + 1)]
    reference = paths.reference(slug)
    if reference.is_file() and paths.solution(slug).is_file():
        texts[reference] = reference.read_text("utf8", errors="replace").splitlines()
        mine = _spans("\n".join(texts[paths.solution(slug)])).keys()  # a reference is shared by the unit
        spans = _spans("\n".join(texts[reference]))
        places += [(reference, number) for name in spans if name in mine for number in spans[name]]
    return [Finding(7, slug, f"{path.relative_to(paths.root)}:{number} is not written yet",
                    texts[path][number - 1].partition(TODO)[2].strip().removesuffix('"""').strip())
            for path, number in places if TODO in texts[path][number - 1]]


def _spans(source: str) -> dict[str, range]:
    """The lines of each definition of a module; nothing where it is no Python (the laws say so)."""
    try:
        nodes = [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    except (SyntaxError, ValueError):
        return {}
    return {n.name: range(n.lineno, (n.end_lineno or n.lineno) + 1) for n in nodes}


def _frames(*folders: Path) -> Environment:
    """Pages hold {{ }} of their own, workflow files ${{ }}, course.toml [[ ]]: these frames are filled in at << >>."""
    return Environment(
        loader=FileSystemLoader(folders), undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True,
        trim_blocks=True, variable_start_string="<<", variable_end_string=">>", block_start_string="<%",
        block_end_string="%>", comment_start_string="<#", comment_end_string="#>")


def _title(name: str) -> str:
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _write(path: Path, text: str, mode: str = "xb") -> None:
    """Bytes, so that the ends of lines stay what they are; a file that exists is refused unless it was read before."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open(mode) as handle:
            handle.write(text.encode())
    except OSError as error:
        raise CourseError(f"cannot be written: {error.strerror}", path, "choose a place where you may write") from None
