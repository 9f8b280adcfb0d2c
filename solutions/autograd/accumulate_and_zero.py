"""`.grad` adds up, until somebody sets it to zero."""

import torch

from graders import alternative, misconception


def accumulate_and_zero(loss_of, start):
    """Go backward three times, and set the gradient to zero before the third.

    loss_of: function of a tensor of parameters; its result has shape (). start: tensor of parameters, shape (p,).
    Returns (once, twice, zeroed, again), each of shape (p,): `.grad` after the first backward, after the second one,
    after it was set to zero, and after the third backward. The parameters never move.
    """
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad.clone()
    loss_of(params).backward()
    twice = params.grad.clone()
    params.grad.zero_()
    zeroed = params.grad.clone()
    loss_of(params).backward()
    return once, twice, zeroed, params.grad


@alternative("accumulate_and_zero")
def numbers_in_a_list(loss_of, start):
    w = torch.tensor(start.tolist(), requires_grad=True)
    seen = []
    for round_ in range(4):
        if round_ == 2:
            w.grad = torch.zeros_like(w)
        else:
            loss = loss_of(w)
            loss.backward()
        seen.append(w.grad.tolist())
    return seen


@alternative("accumulate_and_zero")
def optimiser_sets_to_zero(loss_of, start):
    weight = torch.nn.Parameter(start.detach().clone())
    optimiser = torch.optim.SGD([weight], lr=0.1)
    diary = torch.zeros(4, len(start))
    loss_of(weight).backward()
    diary[0] = weight.grad
    loss_of(weight).backward()
    diary[1] = weight.grad
    optimiser.zero_grad(set_to_none=False)
    diary[2] = weight.grad
    loss_of(weight).backward()
    diary[3] = weight.grad
    return tuple(diary)


@alternative("accumulate_and_zero")
def kept_graph_and_numpy(loss_of, start):
    start.requires_grad_(True)
    loss = loss_of(start)
    loss.backward(retain_graph=True)
    once = start.grad.numpy().copy()
    loss.backward(retain_graph=True)
    twice = start.grad.numpy().copy()
    start.grad *= 0
    zeroed = start.grad.numpy().copy()
    loss.backward()
    return once, twice, zeroed, start.grad.numpy()


@misconception(
    "accumulate_and_zero",
    hint="Four names, and how many tensors? Ask `once is twice`, and think of who else writes into `.grad`.",
)
def live_gradient(loss_of, start):
    """You kept `.grad` itself, not its numbers, so all your results show what stands in it at the end."""
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad
    loss_of(params).backward()
    twice = params.grad
    zeroed = params.grad.zero_()
    loss_of(params).backward()
    return once, twice, zeroed, params.grad


@misconception("accumulate_and_zero", hint="How often do you set the gradient to zero, and what had run before that?")
def zeroed_in_between(loss_of, start):
    """You set the gradient to zero before the second backward as well, so nothing could add up."""
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad.clone()
    return once, once, torch.zeros_like(once), once


@misconception(
    "accumulate_and_zero", hint="Print the parameters before and after. Which tensor was to be set to zero?"
)
def weights_zeroed(loss_of, start):
    """You set the parameters to zero; it is their gradient that was to be set to zero."""
    params = start.clone().requires_grad_()
    loss_of(params).backward()
    once = params.grad.clone()
    loss_of(params).backward()
    twice = params.grad.clone()
    params.data.zero_()
    zeroed = params.grad.clone()
    loss_of(params).backward()
    return once, twice, zeroed, params.grad


@misconception("accumulate_and_zero", hint="Print what you call zeroed. Is it a tensor? Which method keeps the tensor?")
def none_in_place_of_zeros(loss_of, start):
    """You removed the gradient: None does start the sum anew, but a tensor of zeros was asked for."""
    once, twice, _, again = accumulate_and_zero(loss_of, start)
    return once, twice, None, again


@misconception("accumulate_and_zero", hint="Print `.grad` just before the third backward.")
def never_zeroed(loss_of, start):
    """The gradient was never set to zero: your `.grad` goes on adding up."""
    once, twice, _, _ = accumulate_and_zero(loss_of, start)
    return once, twice, twice, 3 * once
