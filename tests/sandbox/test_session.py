"""The sandbox: isolation of checks from each other, deadlines, limits, nothing left behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import torch

from graders.course import Limits
from graders.inside.frames import Array
from graders.inside.locks.memory import tree
from graders.records import Cell, Evidence, Fault
from graders.sandbox import Question, Server, Session

QUICK = Limits(cell_seconds=1.5, check_seconds=1, file_mb=1, memory_mb=1000)


def question(body: str, mark: str = "", seconds: float = 1.0, seed: int = 5, **values: object) -> Question:
    lines = "\n    ".join(body.splitlines())
    return Question(f"def asked(impl, **given):\n    {lines}\n", "asked", mark, values, {}, seed, seconds)


def ask(server: Server, cells: list[str], body: str, **more: object) -> Evidence:
    with Session(server, [Cell(c, index=i) for i, c in enumerate(cells)], QUICK) as session:
        session.run()
        return session.ask(question(body, **more))  # type: ignore[arg-type]


def errors(session: Session) -> list[str]:
    return [o["ename"] for run in session.run() for o in run.outputs if o["output_type"] == "error"]


def test_checks_do_not_see_what_other_checks_did(server: Server) -> None:
    with Session(server, [Cell("seen = []\nimport torch", index=0)], QUICK) as session:
        session.run()
        for _ in range(2):
            told = session.ask(question("impl.seen.append(1)\ntorch.set_num_threads(3)\nreturn len(impl.seen)"))
            assert told.tree == 1


def test_random_states_are_fresh_and_follow_the_seed(server: Server) -> None:
    with Session(server, [Cell("import torch, random\ntorch.manual_seed(999)", index=0)], QUICK) as session:
        session.run()
        body = "import random\nreturn [torch.rand(3), np.random.rand(), random.random()]"
        first, again, other = (session.ask(question(body, seed=seed)).tree for seed in (1, 1, 2))
    assert str(first) == str(again)
    assert str(first) != str(other)


@pytest.mark.parametrize(("body", "fault"), [
    ("while True: pass", Fault.HUNG),
    ("import time; time.sleep(60)", Fault.HUNG),
    ("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass", Fault.HUNG),
    ("import os; os._exit(0)", Fault.ENDED),
    ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Fault.ENDED),
    ("return impl.nothing", Fault.MISSING),
    ("return lambda: 1", Fault.REFUSED),
    ("raise KeyboardInterrupt", Fault.RAISED),
    ("x = [0.0] * 10**10", Fault.RAISED),
    ("return torch.ones(10**10)", Fault.RAISED),
])
def test_a_check_that_fails_costs_itself_only(body: str, fault: Fault, server: Server) -> None:
    with Session(server, [Cell("x = 3", index=0)], QUICK) as session:
        session.run()
        assert session.ask(question(body)).fault is fault
        assert session.ask(question("return impl.x")).tree == 3


def test_a_submission_that_is_killed_between_checks_is_started_again(server: Server) -> None:
    with Session(server, [Cell("x = 3", index=0)], QUICK) as session:
        session.run()
        told = session.ask(question("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nreturn 1"))
        assert told.fault in (Fault.ENDED, None)
        if told.fault is None:
            session.ask(question("return 1"))
        assert session.ask(question("return impl.x")).tree == 3


def test_an_unsolicited_frame_is_no_answer(server: Server) -> None:
    """Student code finds the channel and writes an answer of its own into it."""
    forge = """
import socket, struct, json, os, threading
def forge():
    header = json.dumps({"tree": {"d": [["answer", 1], ["tree", 42]]}, "arrays": []}).encode()
    frame = struct.pack("<4sIQ", b"SMK1", len(header), 0) + header
    for number in range(3, 40):
        try:
            os.write(number, frame)
        except OSError:
            pass
"""
    cells = [Cell(forge, index=0), Cell("def f():\n    forge()\n    return 1", index=1)]
    with Session(server, cells, QUICK) as session:
        session.run()
        told = session.ask(question("return impl.f()"))
        assert told.tree != 42
        assert session.ask(question("return 7")).tree == 7


def test_flooding_the_channel_from_a_cell_ends_nothing_but_the_cell(server: Server) -> None:
    flood = ("import os\nfor number in range(3, 40):\n    try:\n        os.write(number, b'x' * 1000)\n"
             "    except OSError: pass")
    with Session(server, [Cell(flood, index=0), Cell("y = 4", index=1)], QUICK) as session:
        assert len(session.run()) == 2
        assert session.ask(question("return impl.y")).tree == 4


def test_files_are_limited_and_the_scratch_is_its_own_and_removed(server: Server, tmp_path: Path) -> None:
    shipped = tmp_path / "data.csv"
    shipped.write_text("1,2")
    cells = ["text = open('data.csv').read()\nimport os\nhere = os.getcwd()",
             "open('big', 'wb').write(b'x' * 5_000_000)", "open('small', 'w').write('mine')"]
    plan = [Cell(c, index=i) for i, c in enumerate(cells)]
    with Session(server, plan, QUICK, files={"data.csv": shipped}) as session:
        assert errors(session) == ["OSError"]
        told = session.ask(question("return [impl.text, impl.here]")).tree
    assert told[0] == "1,2"
    assert not Path(told[1]).exists()
    assert shipped.read_text() == "1,2"


def test_files_in_the_scratch_count_as_memory() -> None:
    """At level A they lie in memory; together with the processes they may not take more than a submission has."""
    code = "import time\nfor name in range({}):\n    open(str(name), 'wb').write(b'x' * 40_000_000)\ntime.sleep(0.8)"
    limits = Limits(cell_seconds=20, memory_mb=120, file_mb=200)
    with Server(("A",)) as server:
        if not server.level:
            pytest.skip(f"level A does not hold here: {'; '.join(server.missing)}")
        for files, said in ((1, []), (14, ["MemoryError"])):
            with Session(server, [Cell(code.format(files), index=0)], limits) as session:
                assert errors(session) == said


def test_nothing_lives_on_after_a_submission(server: Server) -> None:
    """A child that leaves its session and its parent is still found."""
    daemon = ("import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
              "        time.sleep(300)\n    os._exit(0)\nos.wait()")
    with Session(server, [Cell(daemon, index=0)], QUICK) as session:
        session.run()
        assert session._opened is not None
        found = list(tree(session._opened.pid))
        assert len(found) >= 2
    end = time.monotonic() + 10
    while time.monotonic() < end and any(map(_alive, found)):
        time.sleep(0.05)
    assert not any(map(_alive, found))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_instances_in_turn_share_a_process_and_each_has_its_time(server: Server) -> None:
    """What a first instance changes the next one sees; names are as in the notebook again."""
    with Session(server, [Cell("seen, last = [], 0", index=0)], QUICK) as session:
        session.run()
        keeps = "impl.seen.append(given['x'])\nimpl._names['last'] += 1\nreturn [impl.seen, impl.last]"
        told = session.ask_in_turn([question(keeps, x=x) for x in (5, 6)])
        assert [e.tree for e in told] == [[[5], 1], [[5, 6], 1]]
        assert session.ask(question("return impl.seen")).tree == []
        slow = "import time\ntime.sleep(0.7)\nreturn given['x']"
        assert [e.tree for e in session.ask_in_turn([question(slow, x=x) for x in (1, 2)])] == [1, 2]


@pytest.mark.parametrize(("body", "fault"), [
    ("while given['x']: pass\nreturn 1", Fault.HUNG), ("import os\nif given['x']: os._exit(0)\nreturn 1", Fault.ENDED)])
def test_instances_in_turn_end_with_the_process(body: str, fault: Fault, server: Server) -> None:
    with Session(server, [Cell("x = 3", index=0)], QUICK) as session:
        session.run()
        told = session.ask_in_turn([question(body, x=x) for x in (0, 1, 0)])
        assert [(e.tree, e.fault) for e in told] == [(1, None), (None, fault)]
        assert session.ask(question("return impl.x")).tree == 3


def test_one_that_cannot_be_sent_back_costs_itself_only(server: Server) -> None:
    with Session(server, [Cell("pass", index=0)], QUICK) as session:
        session.run()
        body = "return [torch.zeros(10**7), lambda: 1, 'fine'][given['x']]"
        told = session.ask_in_turn([question(body, x=x) for x in (0, 1, 2)])
    assert [(e.tree, e.fault) for e in told] == [(None, Fault.REFUSED), (None, Fault.REFUSED), ("fine", None)]


def test_arguments_are_fresh_copies(server: Server) -> None:
    import numpy as np

    x = Array(np.ones(3, "float32"), "float32", "torch")
    with Session(server, [Cell("pass", index=0)], QUICK) as session:
        session.run()
        for _ in range(2):
            told = session.ask(question("given['x'].zero_()\nreturn given['x']", x=x)).tree
            assert told.values.tolist() == [0, 0, 0]
    assert x.values.tolist() == [1, 1, 1]


def test_a_body_that_yields_is_copied_step_by_step(server: Server) -> None:
    told = ask(server, ["x = 1"], "w = torch.zeros(1)\nfor _ in range(3):\n    w += 1\n    yield w").tree
    assert [a.values.item() for a in told] == [1, 2, 3]


def test_numbers_are_the_same_in_every_process(server: Server) -> None:
    """One thread, whatever the student's code sets: sums do not depend on the machine's cores."""
    body = "import os\nreturn [torch.get_num_threads(), os.environ['OMP_NUM_THREADS']]"
    assert ask(server, ["import torch\ntorch.set_num_threads(8)"], body).tree == [1, "1"]


def test_the_locks_do_not_hide_the_cpu(server: Server) -> None:
    """Other kernels draw other last digits, so a submission needs those of the reference."""
    found = ask(server, [], "return torch.backends.cpu.get_cpu_capability()").tree
    assert found == torch.backends.cpu.get_cpu_capability()


def test_torchvision_can_be_imported(server: Server) -> None:
    with Session(server, [Cell("import torchvision\nfrom torchvision import transforms", index=0)], QUICK) as session:
        assert errors(session) == []


def test_a_module_that_was_handed_out_can_be_imported_and_shadows_nothing(server: Server, tmp_path: Path) -> None:
    (tmp_path / "helpers.py").write_text("ANSWER = 42\n")
    (tmp_path / "json.py").write_text("raise RuntimeError('not the library')\n")
    files = {name: tmp_path / name for name in ("helpers.py", "json.py")}
    cells = [Cell("import helpers, json\nprint(helpers.ANSWER, json.dumps([]))", index=0)]
    with Session(server, cells, Limits(), files=files) as session:
        (ran,) = session.run()
    assert "".join(o.get("text", "") for o in ran.outputs) == "42 []\n"
