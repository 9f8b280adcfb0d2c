"""Runs nbgrader's converters in this process: its configuration, its log, and the process left as it was found."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import nbgrader.api
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import common
from traitlets.config import Config

from ..errors import StepmarkError
from ..paths import ClassroomPaths
from .connections import connect

LOG = logging.getLogger("stepmark.nbgrader")
LOG.setLevel(logging.INFO)
LOG.addHandler(logging.NullHandler())  # who wants to read along adds a handler


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.errors.append(_happened(record.getMessage().strip()))


def _happened(message: str) -> str:
    """Of a whole traceback, as nbgrader logs them, the line that says what happened."""
    lines = message.splitlines()
    frames = [i for i, line in enumerate(lines) if line.startswith("  File ")]
    if not frames:
        return " ".join(message.split())
    said = next((line for line in lines[frames[-1]:] if line and not line.startswith(" ")), lines[-1])
    return re.sub(r"^(?:\w+\.)+(?=\w+: )", "", said)


_validator = lru_cache(maxsize=8)(lambda schema: validator_for(json.loads(schema))(json.loads(schema)))


class _Schemas:
    """What nbgrader uses of jsonschema, but that a schema itself is looked at once, not for every cell."""

    ValidationError = jsonschema.ValidationError

    @staticmethod
    def validate(instance: Any, schema: Any) -> None:
        error = best_match(_validator(json.dumps(schema)).iter_errors(instance))
        if error is not None:
            raise error


@contextmanager
def undisturbed() -> Iterator[None]:
    """Restores folder and environment: nbgrader changes both, and not always back when it fails.

    SQLAlchemy's warnings about nbgrader's own way with its sessions are kept from the instructor, who can do nothing.

    nbgrader proves its schema of metadata for each cell; that was a quarter of its time.

    nbgrader starts `alembic` by its bare name for a new gradebook; it is found also where no environment is activated.
    """
    folder, environment, made = os.getcwd(), dict(os.environ), nbgrader.api.create_engine
    schemas, common.jsonschema = common.jsonschema, _Schemas
    nbgrader.api.create_engine = connect
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Object of type <.*> not in session")
            yield
    finally:
        nbgrader.api.create_engine = made
        common.jsonschema = schemas
        os.chdir(folder)
        for name in os.environ.keys() - environment.keys():
            del os.environ[name]
        os.environ.update(environment)  # never empty in between: other threads look into it


def configuration(classroom: ClassroomPaths) -> Config:
    """The configuration that the command `nbgrader` would read in this classroom. Raises StepmarkError."""
    if not classroom.config.is_file():
        raise StepmarkError("this folder is no classroom: it has no nbgrader_config.py", classroom.root,
                            "release an assignment into it first: stepmark release ASSIGNMENT")
    app = NbGrader(log=LOG, raise_config_file_errors=True)
    with undisturbed():
        os.chdir(classroom.root)
        app.init_syspath()
        try:
            app.load_config_file()
        except Exception as error:
            raise StepmarkError(f"nbgrader's configuration does not load: {type(error).__name__}: {error}",
                                classroom.config, "mend the configuration") from error
    config: Config = app.config
    return config


def course_directory(classroom: ClassroomPaths, config: Config, assignment: str, student: str = "*") -> CourseDirectory:
    """nbgrader's own description of this classroom."""
    directory = CourseDirectory(config=config, log=LOG)
    directory.root = str(classroom.root.resolve())
    directory.assignment_id, directory.student_id = assignment, student
    return directory


@contextmanager
def gradebook(directory: CourseDirectory) -> Iterator[Gradebook]:
    """The gradebook of this classroom, made where there is none."""
    with undisturbed(), Gradebook(directory.db_url, directory.course_id) as book:
        yield book


def run(converter: BaseConverter) -> None:
    """Start a converter that was made with `log=LOG`. Raises StepmarkError with nbgrader's own messages."""
    lines = _Lines()
    LOG.addHandler(lines)
    try:
        with undisturbed():
            converter.start()
    except Exception as error:
        told = list(dict.fromkeys(lines.errors)) or [f"{type(error).__name__}: {error}"]
        raise StepmarkError("; ".join(_telling(told)), "nbgrader") from error
    finally:
        LOG.removeHandler(lines)


def _telling(lines: list[str]) -> list[str]:
    """Without the lines in which nbgrader says only that it said something above."""
    empty = ("There was an error processing assignment", "Please see the")
    return [line for line in lines if not line.startswith(empty)] or lines
