"""What goes wrong in submissions: each costs only what it must, says what it is, and stops nobody else."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from classroom import CHECK_ID, SOLUTION, STUB_ID, Room, cell_of, make_room
from nbformat.v4 import new_code_cell

from graders.grade import Bench
from graders.gradebook.given import as_given
from graders.gradebook.reading import read_notebook
from graders.gradebook.repair import repair
from graders.records import Outcome, Verdict
from graders.run import Graded
from graders.sandbox import Server
from graders.words import translator

SAY = translator("en")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    return make_room(tmp_path_factory.mktemp("room"), server)


@pytest.fixture(scope="module")
def bench(room: Room, server: Server) -> Bench:
    return Bench(room.course, room.assignment, 7, server)


def graded(bench: Bench, room: Room, notebook: object) -> Graded:
    given = as_given(read_notebook(room.paths.source(room.assignment.name)))
    whole, _ = repair(copy.deepcopy(notebook), given)  # type: ignore[arg-type]
    return bench.grade(bench.plan(whole), {})


def verdicts(bench: Bench, room: Room, answer: str) -> tuple[Verdict, ...]:
    return graded(bench, room, room.with_answer(answer)).verdicts


def said(verdict: Verdict) -> str:
    assert verdict.reason is not None
    return SAY(verdict.reason)


@pytest.mark.parametrize(("answer", "outcome", "words"), [
    ("def mean_of(x):\n    pass", Outcome.FAILED, "None"),
    ("def mean_of(x):\n    return 'three'", Outcome.FAILED, "a string"),
    ("def mean_of(x):\n    return x", Outcome.FAILED, "shape"),
    ("def mean_of(x):\n    return x.mean() * float('nan')", Outcome.FAILED, "nan"),
    ("def mean_of(x):\n    return [x.mean()] * 2", Outcome.FAILED, "shape"),
    ("def mean_of(x):\n    return torch.nn.Parameter(x.mean()).as_subclass(type('T', (torch.Tensor,), {}))",
     Outcome.ERRORED, "cannot be judged: it contains a value of type T"),
    ("def mean_of(x):\n    return type('Liar', (), {'__float__': lambda s: 4.0, '__eq__': lambda s, o: True})()",
     Outcome.ERRORED, "type Liar"),
    ("def mean_of(x):\n    return x.mean().to(torch.complex64)", Outcome.FAILED, "complex"),
    ("def mean_of(x):\n    raise ValueError('no idea')", Outcome.ERRORED, "ValueError: no idea"),
    ("def mean_of(x):\n    return x.mean(", Outcome.ERRORED, "defines no `mean_of`"),
    ("def mean_off(x):\n    return x.mean()", Outcome.ERRORED, "defines no `mean_of`"),
    ("def mean_of(x):\n    while True: pass", Outcome.ERRORED, "within 1 seconds"),
    ("def mean_of(x):\n    import os; os._exit(0)", Outcome.ERRORED, "ended the whole process"),
    ("def mean_of(x):\n    raise SystemExit", Outcome.ERRORED, "SystemExit"),
    ("def mean_of(x):\n    return mean_of(x)", Outcome.ERRORED, "RecursionError"),
    ("def mean_of(x):\n    while True: yield 1", Outcome.ERRORED, "yields more than"),
    ("def mean_of(x):\n    return torch.zeros(9_000_000)", Outcome.ERRORED, "MB"),
    ("def mean_of(x):\n    return list(range(100_000))", Outcome.ERRORED, "more than 20000 values"),
    ("def mean_of(x):\n    a = []\n    a.append(a)\n    return a", Outcome.ERRORED, "nested deeper"),
    ("mean_of = 3", Outcome.ERRORED, "TypeError"),
])
def test_a_wrong_answer_says_what_is_wrong(answer: str, outcome: Outcome, words: str, bench: Bench,
                                           room: Room) -> None:
    first, second = verdicts(bench, room, answer)
    assert (first.outcome, first.points) == (outcome, 0)
    assert words in said(first)
    assert second.outcome is Outcome.SKIPPED
    assert "The mean of a few numbers." in said(second)


@pytest.mark.parametrize("answer", [
    "def mean_of(x):\n    return np.float64(x.mean().item())",
    "def mean_of(x):\n    return x.mean().reshape(1)",
    "def mean_of(x):\n    return x.mean().reshape(1, 1).requires_grad_()",
    "def mean_of(x):\n    return torch.nn.Parameter(x.mean())",
    "def mean_of(x):\n    return x.double().mean()",
    "def mean_of(x, scale=1.0):\n    return sum(x.tolist()) / len(x.tolist()) * scale",
    "mean_of = lambda x: x.mean()",
    "class Mean:\n    def __call__(self, x):\n        return x.mean()\nmean_of = Mean()",
    "import warnings\ndef mean_of(x):\n    warnings.warn('careful')\n    print('x' * 1000)\n    return x.mean()",
    "def mean_of(x):\n    global seen\n    seen = x\n    torch.set_num_threads(2)\n    return x.mean()",
    "%matplotlib inline\ndef mean_of(x):\n    plt.plot(x)\n    plt.show()\n    return x.mean()",
])
def test_a_right_answer_in_an_odd_form_earns_everything(answer: str, bench: Bench, room: Room) -> None:
    assert [v.outcome for v in verdicts(bench, room, answer)] == [Outcome.PASSED] * 2


def test_the_untouched_stub_is_unattempted(bench: Bench, room: Room) -> None:
    first, second = graded(bench, room, room.released()).verdicts
    assert (first.outcome, second.outcome) == (Outcome.UNATTEMPTED, Outcome.SKIPPED)
    assert first.points == second.points == 0


def test_a_known_mistake_is_named(bench: Bench, room: Room) -> None:
    first, _ = verdicts(bench, room, "def mean_of(x):\n    s = 0\n    for v in x:\n        s += v\n    return s")
    assert (first.misconceptions, first.mistakes) == (("no_division",), ("You returned the sum.",))
    assert first.hint == "How many numbers were added?"


@pytest.mark.parametrize("source", [
    "while True: pass", "import os; os._exit(0)", "raise SystemExit(3)", "1 / 0", "x = (", "print('a' * 100_000_000)",
    "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "!rm -rf /", "%%bash\necho hello", "input('name?')",
    "import sys; sys.stdout = None", "try:\n    while True: pass\nexcept BaseException:\n    pass",
    "import os\nos.write(1, b'x' * 10_000_000)", "del torch", "quit()",
])
@pytest.mark.parametrize("where", [2, -1])
def test_a_cell_that_misbehaves_costs_itself_only(source: str, where: int, bench: Bench, room: Room) -> None:
    notebook = room.with_answer(SOLUTION)
    at = where % len(notebook.cells)
    notebook.cells.insert(at, new_code_cell(source, id="guilty"))
    assert [v.outcome for v in graded(bench, room, notebook).verdicts] == [Outcome.PASSED] * 2


def test_a_loop_that_ignores_its_interruption_costs_itself_only(bench: Bench, room: Room) -> None:
    notebook = room.with_answer(SOLUTION)
    source = "import time\nwhile True:\n    try:\n        time.sleep(9)\n    except KeyboardInterrupt:\n        pass"
    notebook.cells.insert(2, new_code_cell(source, id="guilty"))
    result = graded(bench, room, notebook)
    assert [v.outcome for v in result.verdicts] == [Outcome.PASSED] * 2
    names = [o["ename"] for outputs in result.outputs.values() for o in outputs if o["output_type"] == "error"]
    assert names == ["CellTimeoutError"]


def test_output_is_capped_and_says_so(bench: Bench, room: Room) -> None:
    notebook = room.with_answer(SOLUTION)
    notebook.cells.insert(2, new_code_cell("for _ in range(1000): print('a' * 100_000)", id="loud"))
    outputs = graded(bench, room, notebook).outputs
    told = "".join(str(o.get("text", "")) for items in outputs.values() for o in items)
    assert len(told) < 100_000
    assert "more than 20 KB of output" in told


@pytest.mark.parametrize("text", ["y" * 300_000, "\ud800", "\uac00" * 200_000])
def test_a_long_or_odd_cell_costs_nothing(text: str, bench: Bench, room: Room) -> None:
    notebook = room.with_answer(SOLUTION)
    notebook.cells.append(new_code_cell(f"# {text}", id="long"))
    assert {v.outcome for v in graded(bench, room, notebook).verdicts} == {Outcome.PASSED}


def test_names_are_those_above_the_check_or_the_last_ones(bench: Bench, room: Room) -> None:
    """A helper that is defined anew further down does not spoil what stood above the check; a repair does count."""
    notebook = room.with_answer("def helper(x):\n    return x.sum()\n\ndef mean_of(x):\n    return helper(x) / len(x)")
    notebook.cells.append(new_code_cell("def helper(x):\n    return 'something else'", id="later"))
    assert [v.outcome for v in graded(bench, room, notebook).verdicts] == [Outcome.PASSED] * 2
    notebook = room.with_answer("def mean_of(x):\n    return x.sum()")
    notebook.cells.append(new_code_cell(SOLUTION, id="later"))
    assert [v.outcome for v in graded(bench, room, notebook).verdicts] == [Outcome.PASSED] * 2


@pytest.mark.parametrize("name", ["deleted", "duplicated", "reordered", "retagged", "edited", "metadata"])
def test_a_tampered_check_cell_is_asked_all_the_same(name: str, bench: Bench, room: Room) -> None:
    for answer, outcome in ((SOLUTION, Outcome.PASSED), ("def mean_of(x):\n    return 4.0", Outcome.FAILED)):
        notebook = room.with_answer(answer)
        check = cell_of(notebook, CHECK_ID)
        if name == "deleted":
            notebook.cells.remove(check)
        elif name == "duplicated":
            notebook.cells.append(copy.deepcopy(check))
            notebook.cells[-1].id = "twin"
        elif name == "reordered":
            notebook.cells.remove(check)
            notebook.cells.insert(0, check)
        elif name == "retagged":
            check.metadata["tags"] = ["skip-execution", "stepmark-demo"]
        elif name == "edited":
            check.source = "print('all is well')"
        else:
            check.metadata["nbgrader"] = {"points": 1000}
        found = {v.check: v for v in graded(bench, room, notebook).verdicts}
        assert found["mean_value"].outcome is outcome
        assert found["mean_value"].possible == 4


def test_answers_that_know_the_public_instance_do_not_pass(bench: Bench, room: Room) -> None:
    first, _ = verdicts(bench, room, "def mean_of(x):\n    return torch.tensor(4.0)")
    assert first.outcome is Outcome.FAILED
    assert first.instance != 0
    assert said(first).startswith("the value is ")


def test_a_secret_instance_is_not_told(bench: Bench, room: Room) -> None:
    """What an exception, its name or its code says of secret data does not come back."""
    leak = ("def mean_of(x):\n    if len(x) == 4:\n        return x.mean()\n"
            "    raise type('N' + str(abs(hash(str(x.tolist())))), (Exception,), {})(str(x.tolist()))")
    first, _ = verdicts(bench, room, leak)
    assert (first.outcome, said(first).split("(")[0].strip()) == (Outcome.ERRORED, "Your code raised an exception")
    assert not any(c.isdigit() for c in said(first))


def test_the_reference_cannot_be_imported(bench: Bench, room: Room) -> None:
    notebook = room.with_answer(SOLUTION)
    for position, module in enumerate(["reference_impl.sums", "solutions.sums.mean_of", "graders", "graders.refer"]):
        notebook.cells.insert(2, new_code_cell(f"import {module}", id=f"import{position}"))
    outputs = graded(bench, room, notebook).outputs
    names = [o["ename"] for items in outputs.values() for o in items if o["output_type"] == "error"]
    assert names == ["ModuleNotFoundError"] * 4


def test_the_environment_is_scrubbed(bench: Bench, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_SECRET", "42")
    notebook = room.with_answer(SOLUTION)
    notebook.cells.insert(2, new_code_cell("import os\nprint(sorted(os.environ), os.getcwd(), os.listdir())", id="env"))
    with Server() as fresh:
        whole, _ = repair(notebook, as_given(read_notebook(room.paths.source("sums"))))
        outputs = bench.grade(bench.plan(whole), {}, fresh).outputs
    told = "".join(str(o.get("text", "")) for items in outputs.values() for o in items)
    assert "MY_SECRET" not in told
    assert str(Path.cwd()) not in told
    assert "[]" in told


def test_a_broken_check_costs_nobody_points(tmp_path: Path, server: Server) -> None:
    room = make_room(tmp_path, server)
    path = room.course.paths.check("sums/mean_of")
    path.write_text(path.read_text().replace("return impl.mean_of(x)\n", "return impl.mean_of(x, undefined_name)\n", 1))
    from graders.course import load_course

    course = load_course(room.course.paths.root, room.course.paths.root)
    bench = Bench(course, course.assignments[0], 7, server)
    first, second = bench.grade(bench.plan(room.with_answer(SOLUTION)), {}).verdicts
    assert (first.outcome, first.points, first.possible) == (Outcome.BROKEN, 4, 4)
    assert "NameError" in said(first)
    assert second.outcome is Outcome.PASSED


def test_stub_id_is_the_released_one(room: Room) -> None:
    assert "raise NotImplementedError" in cell_of(room.released(), STUB_ID).source
