"""One loss function for training and for validation: the graph is kept only where it is needed."""

import torch

from graders import alternative, misconception


def loss_in_mode(model, params, x, y, is_train):
    """The mean squared error of a model, with a graph behind it only where it is for training.

    model: function (x, params) -> predictions of the shape of y. params: tensor that requires gradients.
    x, y: tensors of shape (n,). is_train: True or False.
    Returns a tensor of shape (). Afterwards autograd is switched on or off as it was before.
    """
    with torch.set_grad_enabled(is_train):
        return ((model(x, params) - y) ** 2).mean()


@alternative("loss_in_mode")
def two_branches(model, params, x, y, is_train):
    loss_fn = torch.nn.MSELoss()
    if is_train:
        loss = loss_fn(model(x, params), y)
    else:
        with torch.no_grad():
            loss = loss_fn(model(x, params), y)
    return loss


@alternative("loss_in_mode")
def inference_mode(model, params, x, y, is_train):
    with torch.inference_mode(not is_train):
        predictions = model(x, params)
        loss = torch.nn.functional.mse_loss(predictions, y)
    return loss


@alternative("loss_in_mode")
def detached_parameters(model, params, x, y, is_train):
    weights = params if is_train else params.detach()
    errors = model(x, weights) - y
    return torch.dot(errors, errors) / len(errors)


@alternative("loss_in_mode")
def switched_by_hand(model, params, x, y, is_train):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(is_train)
    try:
        loss = torch.mean((y - model(x, params)).square())
    finally:
        torch.set_grad_enabled(before)
    return loss


def mean_square(model, params, x, y):
    """The mean squared error, whatever the mode."""
    return ((model(x, params) - y) ** 2).mean()


@misconception(
    "loss_in_mode", hint="Print `requires_grad` of the loss for both modes. What does `is_train` change in it?"
)
def always_watched(model, params, x, y, is_train):
    """Autograd always watches: your validation loss has a graph behind it, which nobody needs."""
    return mean_square(model, params, x, y)


@misconception("loss_in_mode", hint="Go backward from your training loss. What does PyTorch say?")
def never_watched(model, params, x, y, is_train):
    """Autograd never watches: one cannot go backward from your training loss."""
    with torch.no_grad():
        return mean_square(model, params, x, y)


@misconception("loss_in_mode", hint="When is the graph made: when the loss is computed, or when you return it?")
def detached_in_the_end(model, params, x, y, is_train):
    """You cut the validation loss off in the end, but until then the whole graph was made and kept."""
    loss = mean_square(model, params, x, y)
    return loss if is_train else loss.detach()


@misconception("loss_in_mode", hint="Print `torch.is_grad_enabled()` after a validation. Who switches it on again?")
def left_switched_off(model, params, x, y, is_train):
    """After a validation autograd stays switched off, for everything that comes later in the notebook."""
    torch.set_grad_enabled(is_train)
    return mean_square(model, params, x, y)


@misconception("loss_in_mode", hint="For which of the two modes do you need a gradient?")
def the_other_way_round(model, params, x, y, is_train):
    """It is the other way round: autograd watches your validation, and not your training."""
    with torch.set_grad_enabled(not is_train):
        return mean_square(model, params, x, y)


@misconception("loss_in_mode", hint="What is the type of your result? Can one go backward from it?")
def number_returned(model, params, x, y, is_train):
    """You return a plain number: the training loss has to be a tensor, from which one can go backward."""
    with torch.set_grad_enabled(is_train):
        return mean_square(model, params, x, y).item()
