"""A shuffled split, and a training that looks at both of its parts."""

import random

import numpy as np
import torch

from graders import alternative, misconception, mistakes


def split_indices(n, seed):
    """Split the numbers 0 to n - 1 at random: one fifth for validation, the others for training.

    Returns (train, validation), two sequences of whole numbers; validation has int(0.2 * n) of them.
    The same seed gives the same split again.
    """
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    count = int(0.2 * n)
    return order[:-count], order[-count:]


def train_with_validation(x, y, train, validation, start, lr, epochs):
    """Fit `w * x + b` on the training samples, and watch the loss of the validation samples.

    x, y: tensors of shape (n,). train, validation: tensors of indices. start: tensor of shape (2,) holding w and b.
    Returns (train_losses, validation_losses, parameters), lists with one entry for each epoch:
    the mean squared error on each part before the update, the parameters of shape (2,) after it.
    """
    params = start.clone().requires_grad_()
    train_losses, validation_losses, parameters = [], [], []
    for _ in range(epochs):
        train_loss = ((params[0] * x[train] + params[1] - y[train]) ** 2).mean()
        validation_loss = ((params[0] * x[validation] + params[1] - y[validation]) ** 2).mean()
        train_loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        train_losses.append(train_loss.item())
        validation_losses.append(validation_loss.item())
        parameters.append(params.detach().clone())
    return train_losses, validation_losses, parameters


@alternative("split_indices")
def global_seed_and_comparison(n, seed):
    torch.manual_seed(seed)
    chosen = torch.rand(n).argsort()[: int(n * 0.2)]
    return [i for i in range(n) if i not in chosen.tolist()], chosen.tolist()


@alternative("split_indices")
def numpy_generator(n, seed):
    indices = np.random.default_rng(seed).permutation(n)
    validation, train = np.split(indices, [int(0.2 * n)])
    return train, validation


@alternative("split_indices")
def python_shuffle(n, seed):
    numbers = list(range(n))
    random.Random(seed).shuffle(numbers)
    k = n - n // 5
    return torch.tensor(numbers[:k]), torch.tensor(numbers[k:])


@alternative("train_with_validation")
def optimiser_and_no_grad(x, y, train, validation, start, lr, epochs):
    weights = torch.nn.Parameter(start.clone())
    optimizr = torch.optim.SGD([weights], lr=lr)
    loss_fn = torch.nn.MSELoss()
    history = []
    for epoch in range(1, epochs + 1):
        optimizr.zero_grad()
        with torch.no_grad():
            val_loss = loss_fn(weights[0] * x[validation] + weights[1], y[validation])
        loss = loss_fn(weights[0] * x[train] + weights[1], y[train])
        loss.backward()
        optimizr.step()
        history.append((loss.item(), val_loss.item(), weights.detach().numpy().copy()))
    return tuple(map(list, zip(*history)))


@alternative("train_with_validation")
def plain_numbers(x, y, train, validation, start, lr, epochs):
    u, c = x.double().numpy(), y.double().numpy()
    inside, outside = np.array(train), np.array(validation)
    w, b = start.tolist()
    of_train, of_validation, path = np.zeros(epochs), np.zeros(epochs), np.zeros((epochs, 2))
    for t in range(epochs):
        d = w * u + b - c
        of_train[t], of_validation[t] = np.mean(d[inside] ** 2), np.mean(d[outside] ** 2)
        w, b = w - lr * 2 * np.mean(d[inside] * u[inside]), b - lr * 2 * np.mean(d[inside])
        path[t] = w, b
    return of_train, of_validation, path


@mistakes("train_with_validation", "not_zeroed", "parameters_before_update")
def described(train_on, x, y, train, validation, start, lr, epochs):
    def line(wb, x):
        return wb[0] * x + wb[1]

    path = train_on(line, train_on.mse, (x[train], y[train]), train_on.sgd(lr), epochs, start=start)
    before = [step.before[0] for step in path.steps]
    return path.losses, [train_on.mse(line(wb, x[validation]), y[validation]) for wb in before], path.parameters


@misconception("split_indices", hint="Print both parts for n = 11. Where in the data do the validation samples stand?")
def not_shuffled(n, seed):
    """You cut the data as they stand: nothing is shuffled, so the parts may be of two kinds."""
    order = torch.arange(n)
    count = int(0.2 * n)
    return order[:-count], order[-count:]


@misconception("split_indices", hint="Put both parts together and sort them. Is each number there once?")
def two_orders(n, seed):
    """You draw a new order for each part, so some samples are in both of them, and others in none."""
    generator = torch.Generator().manual_seed(seed)
    count = int(0.2 * n)
    return torch.randperm(n, generator=generator)[:-count], torch.randperm(n, generator=generator)[-count:]


@misconception("split_indices", hint="Print the sizes of both parts. Which of them should be the larger one?")
def fifth_for_training(n, seed):
    """You train on one fifth and validate on the rest; it is the other way round."""
    train, validation = split_indices(n, seed)
    return validation, train


@misconception("split_indices", hint="Call your function with two seeds. Which line of yours uses the argument?")
def one_seed_for_all(n, seed):
    """The seed has no effect: your split is the same for all of them."""
    return split_indices(n, 0)


@misconception("train_with_validation", hint="Which samples does the loss see that you go backward from?")
def trained_on_everything(x, y, train, validation, start, lr, epochs):
    """The gradient comes from all samples, those for validation too; then they can no longer tell you anything."""
    everything = torch.cat([train, validation])
    _, _, parameters = train_with_validation(x, y, everything, validation, start, lr, epochs)
    return *along(x, y, train, validation, [start, *parameters[:-1]]), parameters


@misconception(
    "train_with_validation", hint="For which of the losses do you call backward? What does it do to `.grad`?"
)
def backward_from_both(x, y, train, validation, start, lr, epochs):
    """You go backward from the validation loss as well, so validation trains."""
    params, parameters = start, []
    for _ in range(epochs):
        leaf = params.detach().requires_grad_()
        sum(along(x, y, train, validation, [leaf])[k][0] for k in range(2)).backward()
        params = params - lr * leaf.grad
        parameters.append(params)
    return *along(x, y, train, validation, [start, *parameters[:-1]]), parameters


@misconception("train_with_validation", hint="Print the samples that your validation loss is computed from.")
def validated_on_training(x, y, train, validation, start, lr, epochs):
    """Your validation loss is computed from the training samples."""
    losses, _, parameters = train_with_validation(x, y, train, validation, start, lr, epochs)
    return losses, losses, parameters


@misconception("train_with_validation", hint="Which of your two losses belongs to `start` in the first epoch?")
def validated_after_the_update(x, y, train, validation, start, lr, epochs):
    """You validate after the update, so the two losses of an epoch belong to different parameters."""
    losses, _, parameters = train_with_validation(x, y, train, validation, start, lr, epochs)
    return losses, along(x, y, train, validation, parameters)[1], parameters


def along(x, y, train, validation, path):
    """The losses of both parts at each of these parameters."""
    return tuple([((w * x[part] + b - y[part]) ** 2).mean() for w, b in path] for part in (train, validation))
