"""A training that is taken along somebody else's parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from problems import ALL, MINI, PROBLEMS, RULES, Problem, by_torch, described, linear, two_layers
from torch import Tensor

from graders.trusted.training import MISTAKES, Trainer, along, answer, histories


def rows(parameters: Sequence[Sequence[Tensor]]) -> list[Tensor]:
    """What a submission records: the numbers of all tensors in a row, for each step."""
    return [torch.cat([p.reshape(-1) for p in step]) for step in parameters]


def replay(problem: Problem, rule: str, recorded: Any, batches: Any = None, *, mistake: str = "", order: Any = None,
           epochs: int = 4, start: Any = None) -> dict[str, Any]:
    """The histories of a training with a mistake, taken along what is recorded."""
    with along(recorded, batches, start) as record:
        answer(described(problem, rule, order, epochs), mistake)()
    return histories(record)


def agree(told: dict[str, Any], recorded: Sequence[Tensor], since: int = 0) -> bool:
    """Whether every step from `since` on leads to the recorded parameters."""
    assert len(told["parameters"]) == len(recorded)
    return all(torch.allclose(mine, theirs, rtol=1e-9, atol=1e-12)
               for mine, theirs in list(zip(told["parameters"], recorded, strict=True))[since:])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_right_training_follows_itself(problem: str, rule: str) -> None:
    """What momentum and Adam remember is rebuilt along the recorded parameters."""
    given = PROBLEMS[problem]()
    told = by_torch(given, rule, MINI)
    made = replay(given, rule, rows(told.parameters), order=MINI)
    assert agree(made, rows(told.parameters))
    torch.testing.assert_close(torch.stack(made["loss"]), torch.stack(told.losses))
    assert made["steps"] == 12


@pytest.mark.parametrize("rule", RULES)
def test_each_step_begins_where_the_last_one_ended_in_the_record(rule: str) -> None:
    """One state that is wrong spoils itself and the step after it: under SGD no other; a memory is spoiled longer."""
    given = linear()
    recorded = rows(by_torch(given, rule, epochs=6).parameters)
    recorded[2] = recorded[2] + 0.5
    made = replay(given, rule, recorded, epochs=6)
    good = [torch.allclose(a, b, rtol=1e-9) for a, b in zip(made["parameters"], recorded, strict=True)]
    assert good[:4] == [True, True, False, False]
    assert all(good[4:]) == (rule == "sgd")


def test_gradients_that_are_never_set_to_zero_are_summed_along_the_record() -> None:
    given = two_layers()
    leaves = [p.clone().requires_grad_() for p in given.start]
    recorded = []
    for _ in range(4):
        for batch in MINI:
            given.witness(given.model(leaves, given.x[batch]), given.y[batch]).backward()
            with torch.no_grad():
                for p in leaves:
                    assert p.grad is not None
                    p -= 0.01 * p.grad
            recorded.append(torch.cat([p.detach().reshape(-1).clone() for p in leaves]))
    assert agree(replay(given, "sgd", recorded, order=MINI, mistake="not_zeroed"), recorded)
    assert not agree(replay(given, "sgd", recorded, order=MINI), recorded)


def elsewhere(problem: Problem) -> Problem:
    """The same problem from another start."""
    return Problem(problem.model, problem.loss, problem.witness, problem.x, problem.y,
                   [p + 0.3 for p in problem.start])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_another_start_that_is_recorded(problem: str, rule: str) -> None:
    """What is remembered since the first step is that of the start that the record names."""
    given = PROBLEMS[problem]()
    other = elsewhere(given)
    told = by_torch(other, rule, MINI)
    begun = torch.cat([p.reshape(-1) for p in other.start])
    made = replay(given, rule, rows(told.parameters), order=MINI, start=begun)
    assert agree(made, rows(told.parameters))
    torch.testing.assert_close(torch.stack(made["loss"]), torch.stack(told.losses))
    start = torch.cat([p.reshape(-1) for p in given.start])
    without = replay(given, rule, rows(told.parameters), order=MINI, start=start)
    assert agree(without, rows(told.parameters), since=1) == (rule == "sgd")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_another_start_that_nobody_recorded_is_found(problem: str, rule: str) -> None:
    given = PROBLEMS[problem]()
    told = by_torch(elsewhere(given), rule, MINI)
    made = replay(given, rule, rows(told.parameters), order=MINI)
    assert agree(made, rows(told.parameters), since=1)
    torch.testing.assert_close(torch.stack(made["loss"][1:]), torch.stack(told.losses[1:]))


def test_a_first_record_that_no_step_leads_to_leaves_the_start_as_it_is() -> None:
    """Steps so long that the point before them cannot be found by going back."""
    given = linear()
    recorded = [torch.full((3,), 50.0, dtype=torch.float64), torch.zeros(3, dtype=torch.float64)]
    with along(recorded) as record:
        answer(lambda train: train(given.model, train.sse, (given.x, given.y), train.sgd(0.5, 0.9), 2,
                                   start=given.start))()
    torch.testing.assert_close(torch.cat([p.reshape(-1) for p in record.path[0].before]),
                               torch.cat([p.reshape(-1) for p in given.start]))


@pytest.mark.parametrize("epochs", [2, 9])
def test_the_record_says_how_long_it_goes_on(epochs: int) -> None:
    given = linear()
    told = by_torch(given, "adam", MINI, epochs)
    made = replay(given, "adam", rows(told.parameters), order=MINI, epochs=4)
    assert agree(made, rows(told.parameters))
    assert (len(made["loss"]), made["steps"]) == (3 * epochs, 12)


def test_batches_that_were_recorded_go_before_those_of_the_training() -> None:
    given = linear()
    shuffled = [[5, 1, 22], [0, 3], [7, 8, 9, 10]]
    told = by_torch(given, "momentum", shuffled)
    assert agree(replay(given, "momentum", rows(told.parameters), shuffled * 4, order=MINI), rows(told.parameters))
    assert not agree(replay(given, "momentum", rows(told.parameters), order=MINI), rows(told.parameters))


def test_a_loss_after_the_update_is_that_of_the_recorded_parameters() -> None:
    given = linear()
    told = by_torch(given, "sgd")
    made = replay(given, "sgd", rows(told.parameters), mistake="loss_after_update")
    later = [given.witness(given.model(p, given.x), given.y) for p in told.parameters]
    torch.testing.assert_close(torch.stack(made["loss"]), torch.stack(later))
    assert agree(made, rows(told.parameters))


def test_what_is_recorded_too_early_makes_its_own_loss_look_late() -> None:
    """A record of the states before the update: the loss beside each of them belongs to it."""
    given = linear()
    told = by_torch(given, "sgd", epochs=5)
    early = [torch.cat([p.reshape(-1) for p in given.start]), *rows(told.parameters)[:-1]]
    made = replay(given, "sgd", early, mistake="parameters_before_update", epochs=5)
    torch.testing.assert_close(torch.stack(made["loss"]), torch.stack(told.losses))
    assert agree(made, early)


def test_a_running_total_is_one_along_the_record() -> None:
    given = linear()
    told = by_torch(given, "sgd")
    made = replay(given, "sgd", rows(told.parameters), mistake="running_total")
    torch.testing.assert_close(torch.stack(made["loss"]), torch.cumsum(torch.stack(told.losses), 0))


def test_the_last_loss_of_an_epoch_is_that_of_its_own_epoch() -> None:
    given = linear()
    told = by_torch(given, "sgd", MINI, 3)
    made = replay(given, "sgd", rows(told.parameters), order=MINI, mistake="last_batch_loss", epochs=3)
    last = [told.losses[3 * (k // 3) + 2] for k in range(9)]
    torch.testing.assert_close(torch.stack(made["loss"]), torch.stack(last))


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_can_be_taken_along(name: str) -> None:
    given = linear()
    recorded = rows(by_torch(given, "momentum", MINI).parameters)
    made = replay(given, "momentum", recorded, order=MINI, mistake=name)
    assert len(made["parameters"]) == len(made["loss"]) == len(recorded)
    assert all(bool(torch.isfinite(row).all()) for row in made["parameters"])


def test_outside_nothing_is_taken_along_and_records_may_be_nested() -> None:
    given = linear()
    told = by_torch(given, "sgd")
    with along(rows(told.parameters)[:2]) as outer:
        with along(rows(told.parameters)[:3]) as inner:
            answer(described(given, "sgd"))()
        answer(described(given, "sgd"))()
    assert (len(outer.path), len(inner.path)) == (2, 3)
    assert len(answer(described(given, "sgd"))().steps) == 4


def test_a_record_is_left_where_the_training_fails() -> None:
    given = linear()
    with pytest.raises(ValueError, match="5 recorded parameters; the training has 3"), along([[0.0] * 5]):
        answer(described(given, "sgd"))()
    assert len(answer(described(given, "sgd"))().steps) == 4


@pytest.mark.parametrize(("batches", "error"), [([[0, 1]], ValueError), ([[0], [99], [1]], IndexError)])
def test_batches_that_are_none(batches: Any, error: type[Exception]) -> None:
    given = linear()
    with pytest.raises(error):
        replay(given, "sgd", rows(by_torch(given, "sgd").parameters)[:3], batches)


def test_nothing_recorded_is_no_step() -> None:
    assert replay(linear(), "sgd", [])["parameters"] == []


def test_numbers_of_another_dtype_are_taken_in_that_of_the_training() -> None:
    """Evidence comes as float64; a training in float32 stays one."""
    x, y, start = torch.arange(6.0).reshape(3, 2), torch.ones(3), torch.tensor([0.5, -0.5])

    def training(train: Trainer) -> Any:
        return train(lambda w, x: x @ w, train.sse, (x, y), train.sgd(0.01), 2, start=start)

    with along(torch.tensor([[0.25, 0.5], [0.125, 1.0]], dtype=torch.float64)) as record:
        path = answer(training)()
    assert {p.dtype for p in path.parameters} == {torch.float32}
    assert torch.equal(record.path[1].before[0], torch.tensor([0.25, 0.5]))


def test_the_order_of_the_data_is_all_samples_at_once() -> None:
    given = linear()
    told = by_torch(given, "sgd", ALL)
    assert agree(replay(given, "sgd", rows(told.parameters)), rows(told.parameters))
