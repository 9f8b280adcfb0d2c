"""The gradient of a mean squared error by the chain rule: three factors and their product."""

import torch

from graders import alternative, misconception


def dloss_dprediction(prediction, target):
    """The derivative of the mean squared error by each prediction, of shape (n,)."""
    return 2 * (prediction - target) / len(target)


def dprediction_dw(x, w, b):
    """The derivative of each prediction w * x + b by w, of shape (n,)."""
    return x


def dprediction_db(x, w, b):
    """The derivative of each prediction w * x + b by b, of shape (n,) or one number for all."""
    return torch.ones_like(x)


def chain_gradient(x, target, w, b):
    """The derivatives of the mean squared error of w * x + b by w and by b, in this order."""
    dloss = dloss_dprediction(w * x + b, target)
    return (dloss * dprediction_dw(x, w, b)).sum(), (dloss * dprediction_db(x, w, b)).sum()


@alternative("dloss_dprediction")
def asked_of_autograd(prediction, target):
    leaf = prediction.detach().clone().requires_grad_()
    torch.nn.functional.mse_loss(leaf, target).backward()
    return leaf.grad


@alternative("dloss_dprediction")
def as_a_list(prediction, target):
    share = 2.0 / prediction.size(0)
    return torch.tensor([share * (p - t) for p, t in zip(prediction.tolist(), target.tolist())])


@alternative("dprediction_dw")
def by_a_central_difference(x, w, b):
    return ((w + 0.5) * x + b) - ((w - 0.5) * x + b)


@alternative("dprediction_db")
def one_number_for_all(x, w, b):
    return 1.0


@alternative("chain_gradient")
def as_one_matrix(x, target, w, b):
    factors = torch.stack([x, torch.ones(len(x))])
    return factors @ (2 * (w * x + b - target)) / len(x)


@alternative("chain_gradient")
def point_by_point(x, target, w, b):
    dw, db = 0.0, 0.0
    for i in range(len(x)):
        error = (w * x[i] + b - target[i]).item()
        dw = dw + 2 * error * x[i].item() / len(x)
        db = db + 2 * error / len(x)
    return [dw, db]


@alternative("chain_gradient")
def with_backward(x, target, w, b):
    w = w.clone().requires_grad_()
    b = b.clone().requires_grad_()
    loss = ((w * x + b - target) ** 2).mean()
    loss.backward()
    return w.grad, b.grad


@misconception(
    "dloss_dprediction", hint="Differentiate the square of one error. Which number comes down from the exponent?"
)
def factor_two_missing(prediction, target):
    """The factor 2 is missing from the derivative of the loss."""
    return (prediction - target) / len(target)


@misconception("dloss_dprediction", hint="The loss is a mean of n squares. What is in front of each of them?")
def not_averaged(prediction, target):
    """The 1/n of the mean is missing from the derivative of the loss."""
    return 2 * (prediction - target)


@misconception(
    "dloss_dprediction",
    hint="Where a prediction is too large, raising it raises the loss. Is your number positive there?",
)
def turned_round(prediction, target):
    """Your derivative of the loss has the wrong sign."""
    return 2 * (target - prediction) / len(target)


@misconception("dloss_dprediction", hint="Which power of the error is left when its square is differentiated?")
def squares_not_differentiated(prediction, target):
    """You returned the shares of the loss itself; their derivatives were asked for."""
    return (prediction - target) ** 2 / len(target)


@misconception("dprediction_dw", hint="Change w by 1 and leave x alone. By how much does each prediction change?")
def derivative_by_x(x, w, b):
    """Your derivative by w is w: that is the derivative by x."""
    return w * torch.ones_like(x)


@misconception("dprediction_dw", hint="Change w by 1 and leave x alone. By how much does each prediction change?")
def product_kept(x, w, b):
    """Your derivative by w still holds w: you left the term w * x as it is."""
    return w * x


@misconception("dprediction_db", hint="Change b by 1. By how much does each prediction change?")
def zero_for_a_constant(x, w, b):
    """Your derivative by b is 0, as if b were a constant; here b is what moves."""
    return torch.zeros_like(x)


@misconception("dprediction_db", hint="Change b by 1. By how much does each prediction change?")
def parameter_kept(x, w, b):
    """Your derivative by b is b itself."""
    return b * torch.ones_like(x)


@misconception("chain_gradient", hint="One number tells how the loss reacts to w. How many do you return for it?")
def never_added(x, target, w, b):
    """You returned the products, one for each point; the gradient is their sum."""
    dloss = 2 * (w * x + b - target) / len(target)
    return dloss * x, dloss


@misconception("chain_gradient", hint="Where is the 1/n of the mean? How many times do you divide by n?")
def averaged_twice(x, target, w, b):
    """You averaged the products: the 1/n is in the first factor already, so you divide by n twice."""
    dloss = 2 * (w * x + b - target) / len(target)
    return (dloss * x).mean(), dloss.mean()


@misconception("chain_gradient", hint="Try two points on paper. Is the sum of products the product of sums?")
def added_before_multiplied(x, target, w, b):
    """You added up each factor first and multiplied the sums."""
    dloss = 2 * (w * x + b - target) / len(target)
    return dloss.sum() * x.sum(), dloss.sum() * len(x)


@misconception("chain_gradient", hint="Which of the two derivatives has x in it, and which one comes first?")
def b_comes_first(x, target, w, b):
    """You returned the two slopes in the wrong order."""
    dloss = 2 * (w * x + b - target) / len(target)
    return dloss.sum(), (dloss * x).sum()


@misconception("chain_gradient", hint="Change b by a little. By how much does each prediction change: by x times that?")
def same_slope_twice(x, target, w, b):
    """Your slope along b is a copy of the one along w."""
    dloss = 2 * (w * x + b - target) / len(target)
    return (dloss * x).sum(), (dloss * x).sum()
