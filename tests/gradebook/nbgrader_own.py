"""nbgrader's own tests of `nbgrader autograde`, run with Stepmark's engine in the place of Execute.

    python tests/gradebook/nbgrader_own.py [--stock | --stand-in] [pytest's options]

The tests are those of the installed nbgrader, unchanged. A configuration in JUPYTER_CONFIG_PATH, which every nbgrader
command reads, puts in the preprocessors that a classroom of ours has; so everything but the course is as in one.
--stock leaves nbgrader as it is (which tests fail without us?); --stand-in takes the engine of these tests (standin.py)
instead of the sandbox. Exit status and report are pytest's. `pytest_configure` makes this file its own pytest plugin.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def pytest_configure() -> None:
    """Inside pytest: replace the engine where that is asked for."""
    if os.environ.get("STEPMARK_STAND_IN"):
        import standin

        sys.modules["graders.grade"] = standin  # type: ignore[assignment]


def configuration() -> str:
    """A classroom's configuration without what belongs to one course: its id, its folder, its stub text."""
    sys.path.insert(0, str(ROOT))
    from graders.gradebook.config import config_text
    from graders.paths import ClassroomPaths

    text = config_text(ClassroomPaths(HERE), HERE, "course", "stub")
    own = ("c.CourseDirectory.", "c.ClearSolutions.", "c.StepmarkGrade.", "c.OverwriteCells.", "c.LimitOutput.")
    return "\n".join(line for line in text.splitlines() if not line.startswith(own))


def main(arguments: list[str]) -> int:
    """Run them; the exit status is pytest's."""
    import nbgrader.tests.apps

    tests = Path(nbgrader.tests.apps.__file__).with_name("test_nbgrader_autograde.py")
    options = [a for a in arguments if a not in ("--stock", "--stand-in")]
    with tempfile.TemporaryDirectory() as folder:
        if "--stock" not in arguments:
            Path(folder, "nbgrader_config.py").write_text(configuration(), "utf8")
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        environment = os.environ | {
            "JUPYTER_CONFIG_PATH": folder, "JUPYTER_PLATFORM_DIRS": "1", "PATH": path,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)]),
            "STEPMARK_STAND_IN": "1" if "--stand-in" in arguments else ""}
        command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", folder, "-W", "ignore",
                   "-p", "no:cacheprovider", "-p", "nbgrader_own", str(tests), *options]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
