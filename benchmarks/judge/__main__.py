"""The proof of the judge: `python benchmarks/judge --seeds 1 2`.

Correct and wrong programs of learners, on fresh random problems, through the product's own path: false fails, misses,
names, and what simpler graders say of the same evidence. Writes `benchmarks/results/judge.md` and `judge.json`; the
exit status is 1 where something that is wanted does not hold. The programs are not those that the library of mistakes
was made from: they are source texts of their own (correct.py, wrong.py).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import course
from counting import Row
from measuring import job
from tables import holds, write
from wording import MODELS, RULES

RESULTS = Path(__file__).resolve().parent.parent / "results"


def main(arguments: Sequence[str]) -> int:
    """Run all of it, write the tables, and say whether what is wanted holds."""
    parser = argparse.ArgumentParser(prog="benchmarks/judge", description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="each gives every exercise two new problems")
    parser.add_argument("--models", nargs="+", choices=MODELS, default=MODELS)
    parser.add_argument("--rules", nargs="+", choices=RULES, default=RULES)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--share", type=int, default=1, help="only every so-many-th program, others for each training")
    chosen = parser.parse_args(arguments)
    pairs = [(model, rule, seed) for seed in chosen.seeds for model in chosen.models for rule in chosen.rules]
    with tempfile.TemporaryDirectory() as folder:
        root = course.write(Path(folder))
        with ProcessPoolExecutor(chosen.workers, mp_context=get_context("spawn")) as pool:
            rows: list[Row] = []
            for more in pool.map(partial(job, root, chosen.share), [(k, *pair) for k, pair in enumerate(pairs)]):
                rows += more
                text = write(rows, chosen.seeds, chosen.out, chosen.share)  # kept if this is interrupted
    print(text)
    return 0 if holds(rows) else 1


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main(sys.argv[1:]))
