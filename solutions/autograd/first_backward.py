"""What stands in `.grad` before and after the first backward."""

import torch

from graders import alternative, misconception


def first_backward(loss_of, start):
    """Let autograd compute the gradient of a loss.

    loss_of: function of a tensor of parameters; its result has shape (). start: tensor of parameters, shape (p,).
    Returns (before, after): what `.grad` of the parameters is before `backward()` is called, and after it.
    """
    params = start.clone().requires_grad_()
    before = params.grad
    loss_of(params).backward()
    return before, params.grad


@alternative("first_backward")
def asked_at_creation(loss_of, start):
    params = torch.tensor(start.tolist(), requires_grad=True)
    history = [params.grad]
    loss = loss_of(params)
    loss.backward()
    history.append(params.grad.clone())
    return history


@alternative("first_backward")
def the_start_itself(loss_of, start):
    start.requires_grad = True
    before = None if start.grad is None else start.grad.numpy()
    torch.autograd.backward([loss_of(start)])
    return before, start.grad.numpy()


@alternative("first_backward")
def gradient_as_a_result(loss_of, start):
    params = torch.nn.Parameter(start.detach().clone())
    before = params.grad
    (after,) = torch.autograd.grad(loss_of(params), [params])
    return before, after.tolist()


@misconception("first_backward", hint="Print `params.grad` before the first backward. Is it a tensor?")
def zeros_before(loss_of, start):
    """Before the first backward there is no gradient: `.grad` is None, and not a tensor of zeros."""
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    return torch.zeros_like(start), params.grad


@misconception("first_backward", hint="In which line do you look at `.grad` for the first time? What ran before it?")
def looked_too_late(loss_of, start):
    """You look at `.grad` for the first time when backward has already filled it."""
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    before = params.grad
    return before, params.grad


@misconception("first_backward", hint="What does a second backward do to the numbers that are already in `.grad`?")
def backward_twice(loss_of, start):
    """You went backward twice, and the second gradient was added to the first."""
    params = start.clone().requires_grad_()
    before = params.grad
    for _ in range(2):
        loss_of(params).backward()
    return before, params.grad


@misconception("first_backward", hint="Which tensor did the loss see, and of which one do you print `.grad`?")
def not_the_leaf(loss_of, start):
    """After backward your `.grad` is still None: the loss was computed from another tensor than the one you look at."""
    other = start.clone().requires_grad_()
    loss_of(other).backward()
    return start.grad, start.grad


@misconception("first_backward", hint="Print `requires_grad` of your parameters. Who told PyTorch to watch them?")
def never_asked(loss_of, start):
    """Backward has nothing to go through: your parameters do not require a gradient."""
    params = start.clone()
    before = params.grad
    loss_of(params).backward()
    return before, params.grad
