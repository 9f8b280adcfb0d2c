"""The command `stepmark`: what authors do, what instructors do, and starting something new."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click

# jsonschema builds a parser of IRIs as it is imported, for a second; no notebook is looked at for those
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from .. import __version__  # noqa: E402
from ..errors import StepmarkError  # noqa: E402
from . import author, demo, doctor, instructor, start  # noqa: E402


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stepmark")
@click.option("--course", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="The course directory; else the nearest one upwards with exercises/course.toml.")
@click.pass_context
def stepmark(context: click.Context, course: Path | None) -> None:
    """Autograded PyTorch exercises for nbgrader that judge the path a training loop takes and name the mistake."""
    context.obj = course


for command in (author.build, author.laws, author.words, instructor.release, instructor.grade, instructor.check,
                instructor.feedback, start.new, start.init, demo.demo, doctor.doctor):
    stepmark.add_command(command)


def main() -> None:
    """Entry point. Exit status 2 where the usage or the course is wrong, or the engine failed."""
    try:
        stepmark.main(standalone_mode=False)
    except StepmarkError as error:
        click.secho(f"stepmark: {error}", err=True, fg="red")
        sys.exit(2)
    except click.exceptions.Abort:
        click.secho("stepmark: interrupted; what was graded is kept", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as wanted:
        sys.exit(wanted.exit_code)
    except Exception:  # our fault; 1 would say that a notebook did not earn full marks
        traceback.print_exc()
        click.secho("stepmark: this is a fault of Stepmark's own; what was graded is kept", err=True, fg="red")
        sys.exit(2)
