"""The update comes from torch.optim: build, zero_grad, backward, step."""

import torch
from torch import nn, optim

from graders import alternative, misconception, mistakes


def train_sgd(inputs, targets, start, lr, epochs):
    """Fit `w * inputs + b` to the targets with optim.SGD on the mean squared error.

    inputs, targets: tensors of shape (n,), start: tensor of shape (2,), the pair (w, b). lr: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, the pair (w, b) after it.
    """
    params = start.clone().requires_grad_()
    optimiser = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        w, b = params
        loss = ((w * inputs + b - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@alternative("train_sgd")
def two_tensors(inputs, targets, start, lr, epochs):
    w = torch.tensor(start[0].item(), requires_grad=True)
    b = torch.tensor(start[1].item(), requires_grad=True)
    optimizr = torch.optim.SGD([w, b], lr=lr)
    loss_fn = nn.MSELoss()
    losses, pairs = [], []
    for epoc in range(1, epochs + 1):
        loss = loss_fn(w * inputs + b, targets)
        loss.backward()
        optimizr.step()
        optimizr.zero_grad()
        losses.append(loss)
        pairs.append((w.item(), b.item()))
    return losses, pairs


@alternative("train_sgd")
def a_layer(inputs, targets, start, lr, epochs):
    net = nn.Linear(1, 1)
    with torch.no_grad():
        net.weight.fill_(start[0])
        net.bias.fill_(start[1])
    optimizer = optim.SGD(net.parameters(), lr=lr, momentum=0)
    losses, path = torch.zeros(epochs), torch.zeros(epochs, 2)
    for t in range(epochs):
        optimizer.zero_grad()
        cost = nn.functional.mse_loss(net(inputs.unsqueeze(1)), targets.unsqueeze(1))
        losses[t] = cost.detach()
        cost.backward()
        optimizer.step()
        path[t] = nn.utils.parameters_to_vector(net.parameters()).detach()
    return losses, path


@alternative("train_sgd")
def with_a_closure(inputs, targets, start, lr, epochs):
    weights = nn.Parameter(start.clone())
    descent = optim.SGD([weights], lr)

    def closure():
        descent.zero_grad()
        loss = torch.mean((targets - weights[0] * inputs - weights[1]) ** 2)
        loss.backward()
        return loss

    losses, history = [], []
    while len(losses) < epochs:
        losses.append(descent.step(closure).item())
        history.append(weights.tolist())
    return losses, history


@mistakes(
    "train_sgd", "not_zeroed", "standing_still", "step_before_backward", "live_tensor", "loss_after_update",
    "parameters_before_update", "one_epoch_too_few",
)
def described(train, inputs, targets, start, lr, epochs):
    optim.SGD([torch.zeros(1)], lr=lr).step()  # whatever else is wrong with these answers, they do use an optimiser
    path = train(lambda p, x: p[0] * x + p[1], train.mse, (inputs, targets), train.sgd(lr), epochs, start=start)
    return path.losses, path.parameters


@misconception(
    "train_sgd", hint="Which object of `torch.optim` knows your parameters? Which of its methods moves them?"
)
def updated_by_hand(inputs, targets, start, lr, epochs):
    """Your updates are made by hand; the page asks for an optimiser of `torch.optim`."""
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, params)
        params = (params - lr * gradient).detach().requires_grad_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@misconception(
    "train_sgd", hint="The optimiser needs a list of leaves. Is `params[0]` the leaf, or something made from it?"
)
def parts_of_a_leaf(inputs, targets, start, lr, epochs):
    """You gave the optimiser numbers picked out of a tensor; it can only move the tensor that they come from."""
    params = start.clone().requires_grad_()
    w, b = params[0], params[1]
    optim.SGD([w, b], lr=lr)


@misconception(
    "train_sgd", hint="Print `w is optimiser.param_groups[0]['params'][0]`. Is it the tensor that your model uses?",
    same_as="standing_still",
    apart="Look at what the optimiser was given: the tensors of your model, or copies of them? And where does "
          "`zero_grad` stand?",
)
def the_optimiser_holds_copies(inputs, targets, start, lr, epochs):
    """Your optimiser was given copies: it moves those, and the tensors that your model uses stay where they are."""
    params = start.clone().requires_grad_()
    optimiser = optim.SGD([params.detach().clone().requires_grad_()], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@misconception("train_sgd", hint="Which loss does the page ask for: a sum, or a mean?")
def sums_the_errors(inputs, targets, start, lr, epochs):
    """Your loss is the sum of the squared errors, so losses and gradients are n times too large."""
    losses, parameters = train_sgd(inputs, targets, start, lr * len(targets), epochs)
    return [loss * len(targets) for loss in losses], parameters


@misconception("train_sgd", hint="Print the first two steps. Does the second one remember the first?")
def with_momentum(inputs, targets, start, lr, epochs):
    """Your optimiser has a momentum; plain gradient descent was asked for."""
    params = start.clone().requires_grad_()
    optimiser = optim.SGD([params], lr=lr, momentum=0.9)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters
