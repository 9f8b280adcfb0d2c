"""A submission on a machine with a GPU: the device is there from the first cell, in its process and in no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from graders import device_build
from graders.course import Limits
from graders.errors import SandboxError
from graders.records import Cell, Fault
from graders.sandbox import REAL, Question, Server, Session
from graders.sandbox import server as started

QUICK = Limits(cell_seconds=10, check_seconds=3, memory_mb=1500)
LOOK = "return [torch.cuda.is_available(), str(torch.ones(2).to('cuda').device)]"
BACKWARD = "w = torch.ones(2, device='cuda', requires_grad=True)\n(w * w).sum().backward()"
WHERE = "import os\nreturn {'forked': os.getppid() == impl.pid, 'itself': os.getpid() == impl.pid}"


@pytest.fixture(params=["extension", "python"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both kinds of the simulated device, one after the other."""
    chosen: str = request.param
    if chosen == "python":
        monkeypatch.setattr(started, "library", lambda: "")
    elif not device_build.library():
        pytest.skip("no compiler was found when this was set up: the device has no C++ side here")
    return chosen


@pytest.fixture(params=["locked", "trusted"])
def locked(request: pytest.FixtureRequest, server: Server) -> bool:
    """Behind the locks, and as a reference runs."""
    if request.param == "locked" and not server.level:
        pytest.skip("no locks hold on this host")
    return bool(request.param == "locked")


def question(body: str, **values: object) -> Question:
    lines = "\n    ".join(body.splitlines())
    return Question(f"def asked(impl, **given):\n    {lines}\n", "asked", "", values, {}, 5, 3.0)


def session_of(server: Server, *cells: str, device: str = "cuda", **more: bool) -> Session:
    sources = ["import os, torch\npid = os.getpid()", *cells]
    return Session(server, [Cell(c, index=i) for i, c in enumerate(sources)], QUICK, device=device, **more)


@pytest.fixture
def with_gpu(server: Server, kind: str) -> Iterator[Session]:
    """A notebook that only looks where the GPU is."""
    with session_of(server, "x = torch.arange(3.0).to('cuda')\nprint(x.device, torch.cuda.is_available())") as session:
        yield session


def printed(session: Session) -> str:
    return "".join(o.get("text", "") or o.get("evalue", "") for run in session.run() for o in run.outputs)


def test_cells_and_checks_see_the_gpu_and_their_values_come_back(with_gpu: Session) -> None:
    assert printed(with_gpu) == "cuda:0 True\n"
    assert with_gpu.ask(question(LOOK)).tree == [True, "cuda:0"]
    told = with_gpu.ask(question("return [impl.x * 2, impl.x.device]")).tree
    assert told[0].values.tolist() == [0, 2, 4]
    assert (told[0].dtype, told[0].origin, told[1]) == ("float32", "torch", "cuda:0")


def test_which_kind_it_is_is_known(kind: str) -> None:
    with Server() as fresh:
        assert fresh.devices == ()
        assert fresh.device("cpu") == ""
        assert fresh.device("cuda") == f"simulated ({kind})"
        assert fresh.line().endswith(f"; cuda: simulated ({kind})")


def test_no_other_submission_has_it(server: Server, kind: str, locked: bool) -> None:
    look = "return [torch.cuda.is_available(), torch.cuda.device_count()]"
    with session_of(server, BACKWARD, locked=locked) as one, session_of(server, device="cpu", locked=locked) as other:
        assert printed(one) == ""
        other.run()
        assert other.ask(question(look)).tree == [False, 0]
        told = other.ask(question("return torch.ones(2).to('cuda')"))
        assert (told.fault, told.kind) == (Fault.RAISED, "AssertionError")
    with session_of(server, device="cpu", locked=locked) as later:
        later.run()
        assert later.ask(question(look)).tree == [False, 0]


def test_checks_are_forks_as_long_as_the_process_can_be_forked(server: Server, kind: str) -> None:
    with session_of(server, "seen = []") as session:
        session.run()
        assert session.ask(question(WHERE)).tree == {"forked": True, "itself": False}
        assert session.ask(question(BACKWARD + "\nreturn w.grad")).tree.values.tolist() == [2, 2]
        assert session.ask(question(WHERE)).tree == {"forked": True, "itself": False}


@pytest.mark.parametrize("cell", [BACKWARD, BACKWARD + "\n" + BACKWARD.replace("cuda", "cpu")])
def test_after_a_backward_in_a_cell_checks_are_forks_and_run_their_own(server: Server, kind: str, cell: str) -> None:
    more = "impl.w.grad.add_(1)\n" + BACKWARD + "\nreturn [w.grad, impl.w.grad]"
    with session_of(server, cell) as session:
        assert printed(session) == ""
        for _ in range(2):
            told = session.ask(question(more))
            assert told.fault is None, told.message
            assert [a.values.tolist() for a in told.tree] == [[2, 2], [3, 3]]
        assert session.ask(question(WHERE)).tree == {"forked": True, "itself": False}


@pytest.fixture
def unforkable(server: Server, kind: str) -> Iterator[Session]:
    """A notebook whose process must not be forked: to all appearance autograd has a thread there for the device.

    Without locks, because at level A a process cannot look at its threads.
    """
    thread = """
import ctypes, threading, time
def live():
    ctypes.CDLL(None).prctl(15, b"pt_autograd_0")
    time.sleep(60)
threading.Thread(target=live, daemon=True).start()
time.sleep(0.1)"""
    with session_of(server, BACKWARD, thread, "seen = []", locked=False) as session:
        yield session


def test_each_check_has_a_process_of_its_own_where_none_can_be_forked(unforkable: Session) -> None:
    assert printed(unforkable) == ""
    more = "impl.seen.append(1)\n" + BACKWARD + "\nimpl.w.grad.add_(1)\nreturn [len(impl.seen), w.grad, impl.w.grad]"
    for _ in range(3):
        told = unforkable.ask(question(more))
        assert told.fault is None, told.message
        assert (told.tree[0], told.tree[1].values.tolist(), told.tree[2].values.tolist()) == (1, [2, 2], [3, 3])
    assert unforkable.ask(question(WHERE)).tree == {"forked": False, "itself": True}


def test_there_its_instances_still_follow_each_other(unforkable: Session) -> None:
    unforkable.run()
    body = "impl.seen.append(given['x'])\nreturn impl.seen"
    told = unforkable.ask_in_turn([question(body, x=x) for x in (5, 6)])
    assert [e.tree for e in told] == [[5], [5, 6]]
    assert unforkable.ask(question("return impl.seen")).tree == []


@pytest.mark.parametrize(("body", "fault"), [
    ("while True: pass", Fault.HUNG), ("import os; os._exit(0)", Fault.ENDED), ("return impl.nothing", Fault.MISSING),
    ("raise KeyboardInterrupt", Fault.RAISED), ("return lambda: 1", Fault.REFUSED)])
def test_there_a_check_that_fails_costs_itself_only(unforkable: Session, body: str, fault: Fault) -> None:
    unforkable.run()
    assert unforkable.ask(question(body)).fault is fault
    assert unforkable.ask(question("return impl.w.grad")).tree.values.tolist() == [2, 2]


def test_the_same_notebook_on_another_device(server: Server, kind: str, tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("7")
    cells = [Cell("import torch, pathlib\nn = int(pathlib.Path('data.txt').read_text())", index=0),
             Cell(mark="here", index=1), Cell("n = 1 if torch.cuda.is_available() else n", index=2)]
    with Session(server, cells, QUICK, files={"data.txt": tmp_path / "data.txt"}) as session:
        session.run()
        there = session.on("cuda")
        assert session.on("cpu") is session
        assert session.on("cuda") is there
        assert [s.ask(question("return [impl.n, torch.cuda.is_available()]")).tree for s in (session, there)] == [
            [7, False], [1, True]]
        assert session.rebound == {"here": frozenset()}
        assert there.rebound == {"here": frozenset({"n"})}


def test_a_training_there_takes_the_same_path(server: Server, kind: str, locked: bool) -> None:
    """Trusted code too, whose process answers everything itself."""
    train = """
device = given['device']
torch.manual_seed(1)
net = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 1)).to(device)
x = torch.linspace(-1, 1, 12).reshape(4, 3).to(device)
optimiser, losses = torch.optim.Adam(net.parameters(), lr=0.1), []
for _ in range(5):
    loss = (net(x) ** 2).mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    losses.append(loss.item())
return losses"""
    with session_of(server, locked=locked, fork=locked) as there:
        there.run()
        found = [there.ask(question(train, device=device)).tree for device in ("cuda", "cpu", "cuda")]
    assert len(found[0]) == 5
    assert found[0] == found[1] == found[2]


def test_a_gpu_that_is_not_there_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    if torch.cuda.is_available():
        pytest.skip("this host has a GPU")
    monkeypatch.setenv(REAL, "1")
    with Server() as fresh, pytest.raises(SandboxError, match=r"torch\.cuda\.is_available\(\) is False") as error:
        fresh.device("cuda")
    assert error.value.remedy == "grade without --device cuda"


def test_without_the_gpu_that_was_asked_for_nothing_is_run(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what was graded on the CPU would pass for graded on the GPU."""
    if torch.cuda.is_available() or not server.level:
        pytest.skip("this host has a GPU, or no locks")
    monkeypatch.setenv(REAL, "1")
    with session_of(server) as session, pytest.raises(SandboxError, match="the GPU cannot be reached behind the locks"):
        session.run()
