"""`stepmark grade`, with a clock: `python benchmarks/ours.py CLASSROOM ASSIGNMENT WORKERS OUT`.

OUT is JSON: seconds of each stage (references, submissions, gradebook), from the first progress of one to the last.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

START = time.perf_counter()

from graders import command  # noqa: E402  (the clock runs while it is imported)
from graders.whole_class import Row  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent


def main(classroom: str, assignment: str, workers: str, out: Path) -> None:
    """Grade, and write when each stage told of progress first and last."""
    told, rows = dict[str, list[float]](), list[Row]()

    def clocked(grade_class: Callable[..., list[Row]]) -> Callable[..., list[Row]]:
        def graded(*args: Any, progress: Callable[[str, int, int], None], **more: Any) -> list[Row]:
            def heard(stage: str, done: int, of: int) -> None:
                told.setdefault(stage, []).append(time.perf_counter() - START)
                progress(stage, done, of)

            rows.extend(grade_class(*args, progress=heard, **more))
            return rows
        return graded

    command.instructor.grade_class = clocked(command.instructor.grade_class)
    with suppress(SystemExit):  # its status says no more than `problems`
        command.stepmark.main(["--course", str(ROOT), "grade", assignment, "--classroom", classroom,
                               "--workers", workers], standalone_mode=False)
    out.write_text(json.dumps({"stages": told, "scores": {row.student: row.graded.score for row in rows},
                               "problems": [r.student for r in rows if r.graded.problem or r.graded.broken]}))


if __name__ == "__main__":
    main(*sys.argv[1:4], Path(sys.argv[4]))
