"""Replay and naming through the real engine: programs run in the sandbox, trusted code is asked because of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graders.course import Course, Exercise, Limits, load_course
from graders.errors import BrokenCheck
from graders.plan import Placed, Plan
from graders.records import Cell, Outcome, Text, Verdict
from graders.refer import Referee
from graders.retrace import replay
from graders.run import run
from graders.sandbox import Server
from graders.words import translator

say = translator("en")
IMPORTS = "import torch\n"
Grade = Callable[..., Verdict]


def graded(exercise: Exercise, check: str, referee: Referee, server: Server, *cells: str) -> Verdict:
    """The verdict on one check of a notebook with these cells."""
    asked = exercise.check(check)
    placed = Placed(exercise.slug, check, len(cells) + 1, asked.points)
    sources = [Cell(source, index=i) for i, source in enumerate([IMPORTS, *cells])]
    plan = Plan((*sources, Cell(mark=placed.mark, index=placed.index)), (placed,), frozenset())
    [verdict] = run(plan, {exercise.slug: exercise}, referee, server, Limits()).verdicts
    return verdict


@pytest.fixture(scope="module")
def sse(course: Course, referee: Referee, server: Server) -> Grade:
    """Grades programs for the history of `training_loops/train_sse`."""
    exercise = course.exercise("training_loops/train_sse")
    return lambda *cells: graded(exercise, "sse_history", referee, server, *cells)


def points(verdict: Verdict) -> dict[str, float]:
    return {part.name: part.points for part in verdict.parts}


def told(verdict: Verdict) -> list[str]:
    return [say(text) for text in (verdict.reason, *verdict.details) if isinstance(text, Text)]


PROGRAM = """
def train_sse(X, y, start, alpha, epochs):
    W = {start}
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        errors = {errors}
        losses.append((errors**2).sum())
        predictions.append(X @ W)
        W = W - {step}
        parameters.append(W)
    return losses, predictions, parameters
"""
RIGHT = {"start": "start.clone()", "errors": "X @ W - y", "step": "2 * alpha * X.T @ errors"}


def program(**changed: str) -> str:
    return PROGRAM.format(**RIGHT | changed)


# --- updates -----------------------------------------------------------------------------------------------------


def test_the_program_itself_is_right(sse: Grade) -> None:
    v = sse(program())
    assert (v.outcome, v.misconceptions) == (Outcome.PASSED, ())


def test_another_start_earns_the_updates_and_no_name(sse: Grade) -> None:
    v = sse(program(start="torch.tensor([1.0, 2.0])"))
    assert points(v) == {"updates": 2, "parameters": 0, "loss": 0, "length": 1}
    assert v.misconceptions == ()
    assert "Every update is right by itself" in told(v)[0]


def test_another_start_and_a_wrong_step_are_told_apart(sse: Grade) -> None:
    v = sse(program(start="torch.zeros(2)", step="alpha * X.T @ errors"))
    assert points(v) == {"updates": 0, "parameters": 0, "loss": 0, "length": 1}
    assert (v.misconceptions, v.explains) == (("factor_two_missing",), ("updates",))


def test_a_mistake_that_nobody_declared_has_its_ratio(sse: Grade) -> None:
    v = sse(program(step="3 * alpha * X.T @ errors"))
    assert v.misconceptions == ()
    assert told(v)[0].startswith("updates: every one of them is 1.5 times what it should be; number 2 leads to (")


def test_two_mistakes_are_named_each_for_its_part(sse: Grade) -> None:
    v = sse("""
def train_sse(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            predictions.append(X @ W)
            W -= alpha * W.grad
        losses.append(((X @ W - y) ** 2).sum().item())
        parameters.append(W.tolist())
    return losses, predictions, parameters
""")
    assert (v.misconceptions, v.explains) == (("not_zeroed", "loss_after_update"), ("updates", "loss"))
    assert points(v) == {"updates": 0, "parameters": 0, "loss": 0, "length": 1}


def test_states_that_do_not_move_from_the_minimum_show_no_update(sse: Grade) -> None:
    """One step of gradient descent leads from the best parameters to themselves."""
    v = sse("""
def train_sse(X, y, start, alpha, epochs):
    best = torch.linalg.lstsq(X.double(), y.double()).solution
    return [((X @ best.float() - y) ** 2).sum()] * epochs, [X @ best.float()] * epochs, [best] * epochs
""")
    assert points(v) == {"updates": 0, "parameters": 0, "loss": 0, "length": 1}


@pytest.mark.parametrize("bad", ["[None] * epochs", "'abc'", "[[1.0]] * epochs", "[[float('nan')] * 2] * epochs",
                                 "[torch.rand(k + 1) for k in range(epochs)]", "{'a': W}", "[W, W]",
                                 "torch.rand(3, 2)", "[[1e30, 1e30]] * epochs"])
def test_records_that_are_none_are_no_error_of_ours(sse: Grade, bad: str) -> None:
    v = sse(program().replace("predictions, parameters\n", f"predictions, {bad}\n"))
    assert v.outcome in (Outcome.FAILED, Outcome.PARTIAL)
    assert points(v)["updates"] == 0
    assert v.misconceptions == ()


# --- variables of the notebook -----------------------------------------------------------------------------------

DATA = """
torch.manual_seed(7)
X = torch.stack([torch.ones(12), torch.randn(12)], dim=1)
y = X @ torch.tensor([1.0, -2.0]) + 0.1 * torch.randn(12)
alpha, start, epochs = 0.01, torch.zeros(2), 10
"""
READ = "Your function reads a variable of the notebook where it should use its argument."


@pytest.mark.parametrize(("argument", "instead"), [("alpha", "a"), ("start", "first"), ("epochs", "count")])
def test_a_variable_that_is_read_in_place_of_an_argument(sse: Grade, argument: str, instead: str) -> None:
    head, _, body = program().partition(":")
    v = sse(DATA, head.replace(argument, instead) + ":" + body)
    assert (v.misconceptions, v.mistakes) == (("global_read",), (READ,))
    assert v.points < v.possible


def test_all_variables_at_once(sse: Grade) -> None:
    v = sse(DATA, program().replace("def train_sse(X, y,", "def train_sse(X_, y_,"))
    assert v.misconceptions == ("global_read",)


def test_a_function_that_uses_its_arguments_is_not_accused(sse: Grade) -> None:
    assert sse(DATA, program()).outcome is Outcome.PASSED
    assert sse(DATA, program(step="3 * alpha * X.T @ errors")).misconceptions == ()


@pytest.mark.parametrize("cell", ["X = y = alpha = start = epochs = torch", "X = lambda: 0\ny = 'text'\nstart = None",
                                  "alpha = float('nan')\nepochs = 10**9", "X = torch.zeros(100_000, 2)", "del torch"])
def test_variables_that_are_no_such_values_do_no_harm(sse: Grade, cell: str) -> None:
    v = sse(program(step="3 * alpha * X.T @ errors").replace("\n    W", "\n    import torch\n    W"), cell)
    assert (v.outcome, v.misconceptions) == (Outcome.PARTIAL, ())


# --- typed in ----------------------------------------------------------------------------------------------------


def test_an_answer_that_is_typed_in(sse: Grade) -> None:
    v = sse("""
def train_sse(X, y, start, alpha, epochs):
    losses = [9000.5 * 0.7**k for k in range(30)]
    return losses, [[0.0] * 100] * 30, [[-5.0 + 0.1 * k, 10.0 - 0.1 * k] for k in range(30)]
""")
    assert v.misconceptions == ("same_answer_always",)
    assert v.points == 0


# --- exercises of other kinds ------------------------------------------------------------------------------------

TOML = '[[assignment]]\nname = "mini"\npages = ["mini/shuffled"]\n'
PAGE = "# Shuffled\n\n{{ stub('train') }}\n"
SOLUTION = '''
"""Mini-batches in an order of one's own."""

import torch

from graders import alternative, mistakes


def train(X, y, start, lr, epochs, size):
    """Returns (parameters, batches), one entry for each update."""
    W, parameters, batches = start, [], []
    for _ in range(epochs):
        for batch in torch.randperm(len(y)).split(size):
            W = W - lr * 2 * X[batch].T @ (X[batch] @ W - y[batch])
            parameters.append(W)
            batches.append(batch)
    return parameters, batches


@mistakes("train", "not_zeroed", "factor_two_missing", "mean_gradient", "last_batch_dropped")
def described(trainer, X, y, start, lr, epochs, size):
    orders = [[batch.tolist() for batch in torch.randperm(len(y)).split(size)] for _ in range(epochs)]
    path = trainer(lambda W, X: X @ W, trainer.sse, (X, y), trainer.sgd(lr), epochs, start=start,
                   batches=lambda epoch: orders[epoch - 1])
    return path.parameters, [batch for order in orders for batch in order]
'''
CHECKS = '''
"""Every update belongs to its batch."""

import torch

from graders import check, trajectory


def points(rng):
    """Points near a line."""
    X = torch.tensor(rng.normal(size=(11, 2)), dtype=torch.float32)
    return {"X": X, "y": X @ torch.tensor([1.0, 2.0]) + 0.1, "start": torch.tensor(rng.normal(size=2)).float(),
            "lr": 0.02, "epochs": 3, "size": 4}


@check(given=points, criterion=trajectory(updates=3, length=1))
def updates(impl, X, y, start, lr, epochs, size):
    """Every update follows the gradient of its batch."""
    parameters, batches = impl.train(X, y, start, lr, epochs, size)
    return {"parameters": parameters, "batches": batches}
'''
REFERENCE = '''
"""The same with an order of its own."""

import torch


def train(X, y, start, lr, epochs, size):
    W, parameters, batches = start.clone(), [], []
    for _ in range(epochs):
        for batch in torch.randperm(len(y)).split(size):
            errors = y[batch] - X[batch] @ W
            W = W + 2 * lr * errors @ X[batch]
            parameters.append(W)
            batches.append(batch)
    return parameters, batches
'''
SHUFFLED = """
import random
def train(X, y, start, lr, epochs, size):
    order, parameters, batches = list(range(len(y))), [], []
    W = start.clone().requires_grad_()
    for _ in range(epochs):
        random.Random().shuffle(order)
        for k in range(0, len(order), size):
            batch = order[k : k + size]
            {before}
            loss = ((X[batch] @ W - y[batch]) ** 2).{reduce}()
            loss.backward()
            with torch.no_grad():
                W -= lr * W.grad
            {after}
            parameters.append(W.detach().clone())
            batches.append({told})
            {last}
    return parameters, batches
"""
LOOP = {"before": "pass", "reduce": "sum", "after": "W.grad = None", "told": "list(batch)", "last": "pass"}


def mini(folder: Path, **changed: str) -> Exercise:
    """A course with one exercise about shuffled mini-batches, and changes of its files."""
    texts = {"exercises/course.toml": TOML, "exercises/mini/shuffled.md": PAGE, "solutions/mini/shuffled.py": SOLUTION,
             "graders/checks/mini/shuffled.py": CHECKS, "reference_impl/mini.py": REFERENCE} | changed
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), "utf8")
    return load_course(folder, folder).exercise("mini/shuffled")


@pytest.mark.parametrize(("changed", "earned", "named"), [
    ({}, 4, ()),
    ({"after": "pass"}, 1, ("not_zeroed",)),
    ({"reduce": "mean"}, 1, ("mean_gradient",)),
    ({"told": "[len(y) - 1 - i for i in batch]"}, 1, ()),
    ({"told": "[-1]"}, 1, ()),
    ({"told": "[10**6]"}, 1, ()),
    ({"told": "'batch'"}, 1, ()),
    ({"last": "break"}, 3, ()),
])
def test_a_shuffled_training_is_judged_by_its_own_batches(
        changed: dict[str, str], earned: float, named: tuple[str, ...], tmp_path: Path, server: Server) -> None:
    exercise = mini(tmp_path)
    v = graded(exercise, "updates", Referee(server, 3), server, SHUFFLED.format(**LOOP | changed))
    assert (v.points, v.misconceptions) == (earned, named), told(v)


def test_points_for_updates_need_a_description_of_the_training(tmp_path: Path, server: Server) -> None:
    plain = SOLUTION.replace("@mistakes(", "@alternative(").replace(
        ', "not_zeroed", "factor_two_missing", "mean_gradient", "last_batch_dropped"', "").replace("trainer, ", "")
    exercise = mini(tmp_path, **{"solutions/mini/shuffled.py": plain})
    v = graded(exercise, "updates", Referee(server, 3), server, SHUFFLED.format(**LOOP))
    assert (v.outcome, v.points) == (Outcome.BROKEN, v.possible)
    assert "write a function under @mistakes(...)" in say(v.reason)


EPOCHS = {
    "solutions/mini/shuffled.py": SOLUTION.replace("return path.parameters", "return [e.last for e in path.epochs]"),
    "reference_impl/mini.py": REFERENCE.replace("return parameters", "return parameters[2::3]"),
}


def test_points_for_updates_need_a_record_of_every_step(tmp_path: Path, server: Server) -> None:
    exercise = mini(tmp_path, **EPOCHS)
    wrong = SHUFFLED.format(**LOOP | {"after": "pass"}).replace("return parameters", "return parameters[2::3]")
    v = graded(exercise, "updates", Referee(server, 3), server, wrong)
    assert (v.outcome, v.points) == (Outcome.BROKEN, v.possible)
    assert "its reference records 3 states of the parameters where the training under @mistakes(...) takes 9 steps" in (
        say(v.reason))


def test_without_points_for_updates_records_of_epochs_are_left_alone(tmp_path: Path, server: Server) -> None:
    checks = CHECKS.replace("trajectory(updates=3, length=1)", "trajectory(parameters=3, length=1)")
    exercise = mini(tmp_path, **EPOCHS, **{"graders/checks/mini/shuffled.py": checks})
    wrong = SHUFFLED.format(**LOOP | {"after": "pass"}).replace("return parameters", "return parameters[2::3]")
    v = graded(exercise, "updates", Referee(server, 3), server, wrong)
    assert (points(v), v.misconceptions) == ({"parameters": 0, "length": 1}, ())


def test_nothing_to_go_along_is_no_replay(course: Course, referee: Referee) -> None:
    exercise = course.exercise("training_loops/train_sse")
    check = exercise.check("sse_history")
    for tree in (None, {}, {"parameters": 3.0}, {"parameters": [[1.0, 2.0]]}):
        assert replay(referee, exercise, check, 1, tree) is None
    assert replay(referee, exercise, exercise.check("sse_predictions"), 1, {"predictions": [1.0]}) is None


def test_a_broken_check_is_said_when_it_is_replayed(tmp_path: Path, server: Server) -> None:
    exercise = mini(tmp_path, **EPOCHS)
    with pytest.raises(BrokenCheck, match="takes 9 steps"):
        replay(Referee(server, 3), exercise, exercise.check("updates"), 1,
               {"parameters": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]})
