"""Submissions on a real cluster of dask.distributed, over TCP: the same scores, also when a worker is killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from classroom import SOLUTION, Room, make_room
from nbformat.v4 import new_code_cell

from graders import remote, streams, versions
from graders.cluster import connected
from graders.course import Limits
from graders.errors import StepmarkError
from graders.grade import bench, seed_of
from graders.inside.frames import of_numpy
from graders.paths import ClassroomPaths
from graders.records import Cell
from graders.sandbox import Question, Server
from graders.whole_class import Row, grade_class

pytest.importorskip("distributed", reason="dask.distributed is not installed")

PAUSE = "import time\ntime.sleep(0.3)"
ANSWERS = {
    "ann": SOLUTION,
    "bea": "def mean_of(x):\n    return x.sum()",
    "cho": "def mean_of(x):\n    return x.mean() + 1e-3",
    "dan": "def mean_of(x):\n    x[:] = x.mean()\n    return x[0]",
    "eva": "def mean_of(x):\n    return (",
    "fay": "def mean_of(x):\n    raise ValueError('oops')",
    "gus": "def mean_of(x):\n    return float(open('numbers.txt').read()) * x.mean()",
    "hal": "def mean_of(x):\n    import os\n    os._exit(3)",
    "ida": "def mean_of(x):\n    return mean(x)",
    "jan": "seen = []\ndef mean_of(x):\n    seen.append(x)\n    return seen[0].mean()",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    made = make_room(tmp_path_factory.mktemp("cluster"), server)
    for student, answer in ANSWERS.items():
        notebook = made.with_answer(answer)
        notebook.cells.append(new_code_cell(PAUSE, id="pause"))
        if student == "ida":  # right at the end of the notebook only: the cluster is asked twice
            notebook.cells.append(new_code_cell("def mean(x):\n    return x.mean()", id="late"))
        made.hand_in(student, notebook)
    made.paths.submitted("gus", "sums").with_name("numbers.txt").write_text("1.0")
    made.hand_in("kim", b"{ no JSON")
    seed_of(made.paths, "sums")
    for copy in ("locally", "killed"):
        shutil.copytree(made.paths.root, made.paths.root.with_name(copy))
    return made


@pytest.fixture(scope="module")
def locally(room: Room) -> dict[str, Row]:
    paths = ClassroomPaths(room.paths.root.with_name("locally"))
    return {row.student: row for row in grade_class(room.course, paths, "sums", workers=2)}


class Started:
    """A scheduler and its workers, as a person starts them: `address`, and the workers' processes."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.workers = folder, list[subprocess.Popen[bytes]]()
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        said = self._wait_for("scheduler.log", r"Scheduler at:\s+(tcp://\S+)")
        self.address = said

    def add_worker(self) -> subprocess.Popen[bytes]:
        name = f"worker-{len(self.workers)}"
        process = self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name,
                              "--local-directory", str(self._folder / name))
        self.workers.append(process)
        return process

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        log = self._folder / f"{arguments[0]}.log"
        environment = os.environ | {"PYTHONWARNINGS": "ignore", "TMPDIR": str(self._folder)}
        with log.open("ab") as said:
            return subprocess.Popen([sys.executable, "-m", "dask", *arguments], stdout=said, stderr=said,
                                    cwd=self._folder, env=environment)

    def _wait_for(self, log: str, pattern: str) -> str:
        while self.scheduler.poll() is None:
            found = re.search(pattern, (self._folder / log).read_text())
            if found:
                return found[1]
            time.sleep(0.05)
        raise AssertionError((self._folder / log).read_text())

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.terminate()
        for process in (*self.workers, self.scheduler):
            try:
                process.communicate(timeout=10)
            except subprocess.TimeoutExpired:  # a worker may look for its scheduler, which has ended before it
                process.kill()
                process.communicate()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Started]:
    from distributed import Client

    started = Started(folder)
    try:
        for _ in range(workers):
            started.add_worker()
        with Client(started.address, set_as_default=False) as client:
            client.wait_for_workers(workers)
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with cluster(tmp_path_factory.mktemp("dask"), 2) as started:
        yield started


def test_the_same_as_locally(room: Room, locally: dict[str, Row], two_workers: Started,
                             monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores, verdicts and outputs; and nothing of a submission runs here."""
    monkeypatch.setattr("graders.grade.run", lambda *_, **__: pytest.fail("a submission ran at home"))
    told: list[str] = []
    rows = grade_class(room.course, room.paths, "sums", scheduler=two_workers.address, tell=told.append)
    assert {row.student: row for row in rows} == locally
    assert {name for name, row in locally.items() if row.graded.score == 5} == {"ann", "gus", "ida"}
    assert told
    assert all("locks on" in line for line in told)
    assert '"host":' in room.paths.locks.read_text()


def test_a_worker_is_killed_in_mid_run(room: Room, locally: dict[str, Row],
                                       tmp_path_factory: pytest.TempPathFactory) -> None:
    from distributed import Client

    paths = ClassroomPaths(room.paths.root.with_name("killed"))
    killed: list[int] = []
    with (cluster(tmp_path_factory.mktemp("dask"), 2) as started,
          Client(started.address, set_as_default=False) as watch):
        (victim,) = [at for at, about in watch.scheduler_info()["workers"].items() if about["name"] == "worker-0"]

        def kill_one(stage: str, done: int, of: int) -> None:
            if stage == "submissions" and done >= 2 and not killed and watch.processing()[victim]:
                started.workers[0].send_signal(signal.SIGKILL)  # while it has a submission
                killed.append(done)

        rows = grade_class(room.course, paths, "sums", scheduler=started.address, progress=kill_one)
        assert killed
        assert started.workers[0].wait() == -signal.SIGKILL
    assert killed[0] < len(ANSWERS)
    assert {row.student: row for row in rows} == locally


def test_nothing_but_bytes_comes_back(two_workers: Started, tmp_path: Path) -> None:
    """An object that would be unpickled here is refused, and what it wanted does not happen."""
    from distributed import Client

    trap = tmp_path / "trap"
    with connected(two_workers.address) as home:
        future = home._client.submit(eval, f"__import__('pathlib').Path({str(trap)!r})", pure=False)
        with pytest.raises(TypeError, match="only able to deserialize"):
            future.result()
    with Client(two_workers.address, set_as_default=False) as plain:  # the same, as dask does it by itself
        assert plain.submit(eval, f"__import__('pathlib').Path({str(trap)!r})", pure=False).result() == trap


def test_no_scheduler_and_no_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graders.cluster.START_SECONDS", 1)
    with pytest.raises(StepmarkError, match="no scheduler"), connected("tcp://127.0.0.1:9"):
        pass
    started = Started(tmp_path)
    try:
        with pytest.raises(StepmarkError, match="no workers"), connected(started.address):
            pass
    finally:
        started.stop()


# --- orders and answers, without a cluster -----------------------------------------------------------------------


def order(cells: list[Cell], groups: list[list[Question]], **files: Path) -> bytes:
    return remote._order(cells, Limits(), files, [("cpu", group) for group in groups])


def ask(source: str, **values: object) -> Question:
    return Question(f"def body(impl, **values):\n    return {source}", "body", "", values, {}, 1, 5)


def test_an_order_is_done(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(range(256)) * 2**17)  # two frames hold it
    cells = [Cell("a = 2\nprint('hello')", index=4), Cell(mark="here"), Cell("a = 3", index=6)]
    groups = [[ask("values['x'] * impl.a", x=10), ask("values['x'] * impl.a", x=20)], [ask("impl.b")],
              [ask("len(open('large.bin', 'rb').read())")]]
    host, ran, rebound, found = remote._read(remote.work(order(cells, groups, **{"large.bin": large})))
    assert host.name
    assert rebound == {"cpu": {"here": {"a"}}}
    assert [(cell.index, [o["text"] for o in cell.outputs]) for cell in ran] == [(4, ["hello\n"]), (6, [])]
    assert [[e.fault or e.tree for e in group] for group in found] == [[30, 60], ["missing"], [2**25]]


def test_another_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = order([], [])
    monkeypatch.setattr(versions, "numerics", lambda: ("Python 3.11.0", "torch 1.0", "NumPy 1.0"))
    with pytest.raises(StepmarkError, match=r"another version of .*torch 1\.0 there"):
        remote._read(remote.work(sent))


@pytest.mark.parametrize("data", [b"", b"no frame", streams.join([1]), streams.join([{"host": "h"}]),
                                  streams.join([of_numpy(np.zeros(3))])])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    with pytest.raises(StepmarkError, match="no answer"):
        remote._read(data)


@pytest.mark.parametrize("data", [b"", b"no frame", streams.join([1, 2])])
def test_what_is_no_order_is_answered_with_words(data: bytes) -> None:
    with pytest.raises(StepmarkError, match="could not run"):
        remote._read(remote.work(data))


@pytest.mark.parametrize("name", ["../out.txt", "/tmp/out.txt", "a/../../out.txt"])
def test_a_file_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(StepmarkError, match="an order names the file"):
        remote._placed(tmp_path, name, b"")


def test_secrets_stay_at_home(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order holds neither the seed, nor the reference, nor a solution, nor what is right."""
    sent: list[bytes] = []

    def spy(order: bytes) -> bytes:
        sent.append(order)
        return remote.work(order)

    desk = bench(room.course.paths.root, room.paths.root, "sums")
    remote.grade(spy, lambda host: None, desk.plan(room.with_answer(ANSWERS["bea"])), desk.exercises, desk.referee,
                 Limits(), {})
    reference = room.course.paths.reference("sums/mean_of").read_text()
    solution = room.course.paths.solution("sums/mean_of").read_text()
    assert sent
    for text in (str(desk.seed), "total / x.numel()", "x.median()", "len(x) - 1"):
        assert not any(text.encode() in one for one in sent)
        assert text in reference + solution + str(desk.seed)


def test_what_was_too_much_for_one_answer_is_ordered_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench(room.course.paths.root, room.paths.root, "sums")
    planned = desk.plan(room.with_answer(SOLUTION))
    whole = desk.grade(planned, {})
    monkeypatch.setattr(remote, "REPLY", 0)
    answered: list[remote.Host] = []
    graded = remote.grade(remote.work, answered.append, planned, desk.exercises, desk.referee, Limits(), {})
    assert graded == whole
    assert len(answered) == 3  # one for the first round, of which one answer fits, and one for each of the two checks
