"""The training loop with autograd: backward, an update that is not watched, a gradient set to zero."""

import torch

from graders import alternative, misconception, mistakes


def train_autograd(model, start, x, y, lr, epochs):
    """Fit a model by gradient descent on the mean squared error; the gradients are autograd's.

    model: function (x, params) -> predictions of the shape of x. start: tensor of parameters, shape (p,).
    x, y: tensors of shape (n,). lr: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, the parameters of shape (p,) after it.
    """
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((model(x, params) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@alternative("train_autograd")
def zeroed_first_and_data(model, start, x, y, lr, epochs):
    w = torch.tensor(start.tolist(), requires_grad=True)
    losses, history = [], []
    for epoch in range(1, epochs + 1):
        if w.grad is not None:
            w.grad.zero_()
        yhat = model(x, w)
        loss = torch.nn.functional.mse_loss(yhat, y)
        loss.backward()
        w.data = w.data - lr * w.grad
        losses.append(loss)
        history.append(w.tolist())
    return losses, history


@alternative("train_autograd")
def fresh_leaf_each_epoch(model, start, x, y, lr, epochs):
    params = start
    losses, parameters = torch.zeros(epochs), torch.zeros(epochs, len(start))
    for t in range(epochs):
        params = params.detach().requires_grad_(True)
        loss = torch.mean((y - model(x, params)) ** 2)
        (slope,) = torch.autograd.grad(loss, params)
        params = params - lr * slope
        losses[t] = loss.detach()
        parameters[t] = params.detach()
    return losses, parameters


@alternative("train_autograd")
def with_the_optimiser(model, start, x, y, lr, epochs):
    weights = torch.nn.Parameter(start.detach().clone())
    loss_fn = torch.nn.MSELoss()
    optimizr = torch.optim.SGD([weights], lr=lr)
    ls, ws = [], []
    epoch = 0
    while epoch < epochs:
        optimizr.zero_grad()
        loss = loss_fn(model(x, weights), y)
        ls.append(loss.detach().numpy())
        loss.backward()
        optimizr.step()
        ws.append(weights.detach().numpy().copy())
        epoch += 1
    return ls, ws


@mistakes(
    "train_autograd", "not_zeroed", "standing_still", "uphill", "gradient_once", "loss_after_update",
    "parameters_before_update", "live_tensor",
)
def described(train, model, start, x, y, lr, epochs):
    path = train(lambda params, x: model(x, params), train.mse, (x, y), train.sgd(lr), epochs, start=start)
    return path.losses, path.parameters


@misconception(
    "train_autograd",
    hint="Which operations should autograd remember: those of the loss, or those of the update as well?",
)
def update_is_watched(model, start, x, y, lr, epochs):
    """You change the parameters in place while autograd watches them, and it does not allow that to a leaf."""
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((model(x, params) - y) ** 2).mean()
        loss.backward()
        params -= lr * params.grad
        params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters


@misconception(
    "train_autograd",
    hint="Print `params.requires_grad` after your update. `params = ...` makes a new tensor; `params -= ...` does not.",
)
def another_tensor_under_the_name(model, start, x, y, lr, epochs):
    """Under no_grad you made a new tensor and called it by the name of the parameters: it does not require a gradient,
    and has none."""
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((model(x, params) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params = params - lr * params.grad
        params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach().clone())
    return losses, parameters
