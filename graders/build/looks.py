"""The Jinja frames under templates/: a course's own ones first, then the engine's."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..paths import CoursePaths, engine_templates


def looks(paths: CoursePaths | None = None) -> Environment:
    """The frames of a course, or of the engine alone."""
    folders = ([paths.templates] if paths else []) + [engine_templates()]
    return Environment(loader=FileSystemLoader(folders), undefined=StrictUndefined, autoescape=False,
                       trim_blocks=True, lstrip_blocks=True)


def frame(frames: Environment, name: str, **values: Any) -> str:
    """One frame of a notebook, filled in."""
    return frames.get_template(f"notebook/{name}.jinja").render(**values).strip("\n")
