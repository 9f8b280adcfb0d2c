"""What `stepmark grade` does, with a clock: `python benchmarks/ours.py CLASSROOM ASSIGNMENT WORKERS OUT`.

OUT is JSON: seconds of each stage (references, submissions, gradebook), from the first progress of one to the last.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from graders.course import load_course
from graders.paths import ClassroomPaths
from graders.whole_class import grade_class

ROOT = Path(__file__).resolve().parent.parent


def main(classroom: Path, assignment: str, workers: int, out: Path) -> None:
    """Grade, and write when each stage told of progress first and last."""
    told: dict[str, list[float]] = {}

    def progress(stage: str, done: int, of: int) -> None:
        told.setdefault(stage, []).append(time.perf_counter())

    start = time.perf_counter()
    rows = grade_class(load_course(ROOT, ROOT), ClassroomPaths(classroom), assignment, workers=workers,
                       progress=progress)
    stages = {stage: [at - start for at in times] for stage, times in told.items()}
    out.write_text(json.dumps({"stages": stages, "scores": {row.student: row.graded.score for row in rows},
                               "problems": [r.student for r in rows if r.graded.problem or r.graded.broken]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
