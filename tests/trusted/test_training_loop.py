"""The loop, its rules and its losses against torch.optim and torch.nn."""

from __future__ import annotations

import pytest
import torch
from problems import MINI, PROBLEMS, RULES, by_torch, linear, logistic, ours, same
from torch import nn

from graders.trusted.training import Trainer, answer


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_step_is_that_of_torch(problem: str, rule: str) -> None:
    given = PROBLEMS[problem]()
    same(ours(given, rule, epochs=7), by_torch(given, rule, epochs=7))
    same(ours(given, rule, MINI), by_torch(given, rule, MINI))


def test_an_order_of_batches_for_each_epoch() -> None:
    orders = [MINI, [MINI[2], MINI[0]], [[5], [1, 1, 2]]]
    given = linear()
    path = ours(given, "momentum", lambda epoch: orders[epoch - 1], epochs=3)
    same(path, by_torch(given, "momentum", [batch for order in orders for batch in order], epochs=1))
    assert [len(epoch.steps) for epoch in path.epochs] == [3, 2, 2]
    assert [step.size for step in path.epochs[2].steps] == [1, 3]


def test_the_mean_loss_of_an_epoch_is_that_of_its_samples() -> None:
    """With steps of length 0 all batches see the same parameters, so the mean over samples is the loss of all."""
    given = linear()

    def training(train: Trainer) -> object:
        return train(given.model, train.mse, (given.x, given.y), train.sgd(0.0), start=given.start, batches=MINI)

    whole = given.witness(given.model(given.start, given.x), given.y)
    torch.testing.assert_close(answer(training)().mean_loss, whole)


def test_predictions_are_those_of_the_loss() -> None:
    given = logistic()
    path = ours(given, "sgd", MINI)
    for k, step in enumerate(path.steps):
        batch = MINI[k % 3]
        torch.testing.assert_close(given.witness(path.predictions[k], given.y[batch]), path.losses[k])
        assert step.size == len(batch)


def test_one_tensor_of_parameters_stays_one() -> None:
    x, y, start = torch.arange(6.0).reshape(3, 2), torch.ones(3), torch.tensor([0.5, -0.5])

    def training(train: Trainer) -> object:
        return train(lambda w, x: x @ w, train.sse, (x, y), train.sgd(0.01), 2, start=start)

    path = answer(training)()
    by_hand = start - 0.01 * 2 * x.T @ (x @ start - y)
    torch.testing.assert_close(path.parameters[0], by_hand)
    torch.testing.assert_close(path.last, by_hand - 0.01 * 2 * x.T @ (x @ by_hand - y))
    assert torch.equal(start, torch.tensor([0.5, -0.5]))


def test_a_module_is_a_model_and_stays_as_it_was() -> None:
    given = logistic()
    net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1), nn.Sigmoid(), nn.Flatten(0)).double()
    before = [p.detach().clone() for p in net.parameters()]

    def training(train: Trainer) -> object:
        return train(net, train.bce, (given.x, given.y), train.adam(0.05), 3, batches=MINI)

    path = answer(training)()
    assert all(torch.equal(p, kept) for p, kept in zip(net.parameters(), before, strict=True))
    optimiser, losses = torch.optim.Adam(net.parameters(), lr=0.05), []
    for _ in range(3):
        for batch in MINI:
            optimiser.zero_grad()
            losses.append(nn.functional.binary_cross_entropy(net(given.x[batch]), given.y[batch]))
            losses[-1].backward()
            optimiser.step()
    torch.testing.assert_close(torch.stack(path.losses), torch.stack(losses).detach(), rtol=1e-9, atol=0)
    for mine, theirs in zip(path.last, net.parameters(), strict=True):
        torch.testing.assert_close(mine, theirs.detach(), rtol=1e-9, atol=1e-12)


def test_saturated_probabilities_have_the_loss_and_the_gradient_of_torch() -> None:
    w = torch.tensor([400.0, -400.0, 0.3, 400.0], requires_grad=True)
    targets = torch.tensor([1.0, 1.0, 0.0, 0.0])
    losses = [loss(torch.sigmoid(w), targets) for loss in (Trainer.bce, nn.BCELoss())]
    torch.testing.assert_close(losses[0], losses[1])
    gradients = [torch.autograd.grad(loss, w)[0] for loss in losses]
    torch.testing.assert_close(gradients[0], gradients[1])


def test_no_epoch_is_no_step() -> None:
    path = ours(linear(), "adam", epochs=0)
    assert (path.losses, path.parameters, path.epochs) == ([], [], [])


def test_an_index_beyond_the_data_is_refused() -> None:
    with pytest.raises(IndexError):
        ours(linear(), "sgd", [[0, 23]])
