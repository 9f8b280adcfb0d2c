"""The mean squared error and its gradient: from the module, and from the formulas."""

import torch
from torch import nn

from graders import alternative, misconception


def module_mse(prediction, target):
    """The mean squared error by nn.MSELoss, and its gradient by backward.

    prediction, target: tensors of shape (n,). Returns (loss, gradient with respect to the predictions).
    """
    leaf = prediction.clone().requires_grad_()
    loss = nn.MSELoss()(leaf, target)
    loss.backward()
    return loss.detach(), leaf.grad


def mse_by_hand(prediction, target):
    """The mean squared error and its gradient by their formulas.

    prediction, target: tensors of shape (n,). Returns (loss, gradient with respect to the predictions).
    """
    errors = prediction - target
    return (errors**2).mean(), 2 * errors / len(errors)


@alternative("module_mse")
def on_the_argument_itself(prediction, target):
    loss_fn = nn.MSELoss(reduction="mean")
    prediction.requires_grad_(True)
    loss = loss_fn(prediction, target)
    loss.backward()
    return loss.item(), prediction.grad


@alternative("module_mse")
def asked_for_directly(prediction, target):
    p = torch.tensor(prediction.tolist(), requires_grad=True)
    criterion = torch.nn.MSELoss(reduction="sum")
    loss = criterion(target, p) / len(p)
    (gradient,) = torch.autograd.grad(loss, p)
    return loss, gradient.numpy()


@alternative("module_mse")
def with_function_transforms(prediction, target):
    gradient, value = torch.func.grad_and_value(nn.MSELoss())(prediction, target)
    return [value, gradient]


@alternative("mse_by_hand")
def one_point_at_a_time(prediction, target):
    n = len(prediction)
    loss, gradient = 0.0, torch.zeros(n)
    for i in range(n):
        error = prediction[i] - target[i]
        loss += error.item() ** 2 / n
        gradient[i] = 2 / n * error
    return loss, gradient


@alternative("mse_by_hand")
def with_numpy(prediction, target):
    import numpy as np
    gap = target.detach().numpy() - prediction.detach().numpy()
    return np.dot(gap, gap) / gap.size, -2.0 * gap / gap.size


@misconception("module_mse", hint="Call your function for the three points of the page. Is the loss 1?")
def module_that_sums(prediction, target):
    """Your module sums where the mean was asked for: loss and gradient are n times too large."""
    leaf = prediction.clone().requires_grad_()
    loss = nn.MSELoss(reduction="sum")(leaf, target)
    loss.backward()
    return loss.detach(), leaf.grad


@misconception("module_mse", hint="Call your function for one error of 10. What is its square?")
def absolute_module(prediction, target):
    """You took `nn.L1Loss`: the mean of absolute errors, whose gradient does not depend on their size."""
    leaf = prediction.clone().requires_grad_()
    loss = nn.L1Loss()(leaf, target)
    loss.backward()
    return loss.detach(), leaf.grad


@misconception("module_mse", hint="Which of the two tensors will training move, and whose `grad` do you return?")
def gradient_of_the_target(prediction, target):
    """You returned the gradient with respect to the target: it points the other way."""
    leaf = target.clone().requires_grad_()
    loss = nn.MSELoss()(prediction, leaf)
    loss.backward()
    return loss.detach(), leaf.grad


@misconception("module_mse", hint="Count the pairs of parentheses: one makes the module, the other calls it.")
def constructed_with_data(prediction, target):
    """You handed the data to the constructor: `nn.MSELoss(...)` makes a loss, it does not compute one."""
    leaf = prediction.clone().requires_grad_()
    loss = nn.MSELoss(leaf, target)
    loss.backward()
    return loss, leaf.grad


@misconception("module_mse", hint="What is `loss` after `.item()`: a tensor that remembers, or a Python number?")
def item_before_backward(prediction, target):
    """You called `.item()` before `backward`: a Python number knows nothing of how it was made."""
    leaf = prediction.clone().requires_grad_()
    loss = nn.MSELoss()(leaf, target).item()
    loss.backward()
    return loss, leaf.grad


@misconception("module_mse", hint="Print `loss.requires_grad`. When must PyTorch begin to take notes?")
def no_record(prediction, target):
    """You never asked for a record, so `backward` has nothing to go back through."""
    loss = nn.MSELoss()(prediction, target)
    loss.backward()
    return loss, prediction.grad


@misconception("module_mse", hint="What does `grad` hold before `backward` has run?")
def without_backward(prediction, target):
    """You read `grad` without calling `backward`: it is still None."""
    leaf = prediction.clone().requires_grad_()
    loss = nn.MSELoss()(leaf, target)
    return loss, leaf.grad


@misconception("mse_by_hand", hint="Differentiate the square of one error. Which number comes down from the exponent?")
def factor_two_missing(prediction, target):
    """The factor 2 is missing from your gradient."""
    errors = prediction - target
    return (errors**2).mean(), errors / len(errors)


@misconception("mse_by_hand", hint="The loss is a mean. Where does its 1/n go when you differentiate?")
def gradient_not_averaged(prediction, target):
    """Your gradient is that of the sum: the division by n is missing."""
    errors = prediction - target
    return (errors**2).mean(), 2 * errors


@misconception("mse_by_hand", hint="If a prediction is too large, does raising it make the loss larger or smaller?")
def errors_turned_round(prediction, target):
    """Your gradient has the wrong sign: you subtracted the predictions from the targets."""
    errors = target - prediction
    return (errors**2).mean(), 2 * errors / len(errors)


@misconception("mse_by_hand", hint="How many predictions can change, each on its own? How many derivatives are there?")
def one_number_for_all(prediction, target):
    """You averaged the derivatives into one number; there is one for each prediction."""
    errors = prediction - target
    return (errors**2).mean(), (2 * errors).mean()


@misconception("mse_by_hand", hint="Call your function for the three points of the page. Is the loss 1?")
def loss_not_averaged(prediction, target):
    """Your loss is the sum of squared errors, while your gradient is that of the mean."""
    errors = prediction - target
    return (errors**2).sum(), 2 * errors / len(errors)
