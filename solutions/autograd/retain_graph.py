"""Two backward calls through one forward pass."""

import torch

from graders import alternative, misconception


def two_gradients(predict, start, y):
    """The gradients of two losses, from one forward pass.

    predict: function of a tensor of parameters that returns predictions of shape (n,). start: tensor of shape (p,).
    y: tensor of shape (n,).
    Returns (of_squares, of_sizes), each of shape (p,): the gradient of the mean squared error alone,
    and that of the mean absolute error alone. `predict` is called once.
    """
    params = start.clone().requires_grad_()
    errors = predict(params) - y
    (errors**2).mean().backward(retain_graph=True)
    of_squares = params.grad.clone()
    params.grad.zero_()
    errors.abs().mean().backward()
    return of_squares, params.grad


@alternative("two_gradients")
def losses_of_modules(predict, start, y):
    w = torch.nn.Parameter(start.detach().clone())
    yhat = predict(w)
    torch.nn.MSELoss()(yhat, y).backward(retain_graph=True)
    first = w.grad.tolist()
    w.grad = None
    torch.nn.L1Loss()(yhat, y).backward()
    return first, w.grad.tolist()


@alternative("two_gradients")
def gradients_as_results(predict, start, y):
    start.requires_grad_(True)
    predictions = predict(start)
    squares = torch.nn.functional.mse_loss(predictions, y)
    sizes = torch.mean(torch.abs(y - predictions))
    return [torch.autograd.grad(loss, start, retain_graph=True)[0] for loss in (squares, sizes)]


@alternative("two_gradients")
def vectors_pulled_back(predict, start, y):
    predictions, pull = torch.func.vjp(predict, start)
    e = predictions - y
    (of_squares,) = pull(2 * e / len(e))
    (of_sizes,) = pull(torch.sign(e) / len(e))
    return of_squares.numpy(), of_sizes.numpy()


@misconception("two_gradients", hint="Ask `of_squares is of_sizes`. What would have kept the numbers of the first?")
def live_gradient(predict, start, y):
    """Both of your results are the same tensor: you kept `.grad` itself, and the second backward wrote into it."""
    params = start.clone().requires_grad_()
    errors = predict(params) - y
    (errors**2).mean().backward(retain_graph=True)
    of_squares = params.grad
    params.grad.zero_()
    errors.abs().mean().backward()
    return of_squares, params.grad


@misconception("two_gradients", hint="Print `.grad` just before the second backward. What should stand there?")
def not_zeroed_in_between(predict, start, y):
    """Your second gradient still holds the first one: it was not set to zero in between."""
    of_squares, of_sizes = two_gradients(predict, start, y)
    return of_squares, of_squares + of_sizes


@misconception(
    "two_gradients", hint="Neither cloned nor set to zero: write down what is in `.grad` after each backward."
)
def one_pile(predict, start, y):
    """Both of your results are the same tensor, and the two gradients have added up in it."""
    of_squares, of_sizes = two_gradients(predict, start, y)
    return of_squares + of_sizes, of_squares + of_sizes


@misconception("two_gradients", hint="What does backward do with the graph behind it, unless it is told otherwise?")
def graph_is_gone(predict, start, y):
    """Your first backward threw the graph away, and the second one has nothing left to go through."""
    params = start.clone().requires_grad_()
    errors = predict(params) - y
    (errors**2).mean().backward()
    of_squares = params.grad.clone()
    params.grad.zero_()
    errors.abs().mean().backward()
    return of_squares, params.grad


@misconception("two_gradients", hint="How often does your program run the model? How often would be enough?")
def predicted_twice(predict, start, y):
    """You ran the model twice: the gradients are right, but one forward pass was to do for both."""
    params = start.clone().requires_grad_()
    ((predict(params) - y) ** 2).mean().backward()
    of_squares = params.grad.clone()
    params.grad.zero_()
    (predict(params) - y).abs().mean().backward()
    return of_squares, params.grad
