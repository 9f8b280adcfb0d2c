"""Gradient descent as a class of one's own."""

import torch

from graders import alternative, misconception


class SGD:
    """Gradient descent with the learning rate `lr`; `params` is anything that tensors can be taken from, once."""

    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def step(self):
        """Move every parameter that has a gradient against it, in place."""
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.lr * p.grad

    def zero_grad(self):
        """Forget the gradients of all parameters."""
        for p in self.params:
            p.grad = None


@alternative("SGD.step")
def through_data(self):
    for p in self.params:
        if p.grad is None:
            continue
        p.data = p.data - self.lr * p.grad.data


@alternative("SGD.zero_grad")
def filled_with_zeros(self):
    for p in self.params:
        if p.grad is not None:
            p.grad.zero_()


@alternative("SGD")
class FromOptimizer(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-group["lr"])


@alternative("SGD")
class WithOtherNames:
    def __init__(self, parameters, learning_rate):
        self.weights, self.rate = tuple(parameters), learning_rate

    def step(self):
        moving = [w for w in self.weights if w.grad is not None]
        torch._foreach_add_([w.data for w in moving], [w.grad for w in moving], alpha=-self.rate)

    def zero_grad(self):
        for w in self.weights:
            if w.grad is not None:
                w.grad = torch.zeros_like(w)


@misconception(
    "SGD.step",
    hint="Does an assignment such as `p = ...` change a tensor, or only what the name on its left stands for?",
)
def rebinds_the_name(self):
    """Your step makes new tensors and gives them an old name; the tensors that the model holds never move."""
    with torch.no_grad():
        for p in self.params:
            if p.grad is not None:
                p = p - self.lr * p.grad


@misconception(
    "SGD.step", hint="Print `p.grad` in the line before the update.", same_as="rebinds_the_name",
    apart="Print `p.grad` before the line that should move p, and p after it.",
)
def emptied_before_the_update(self):
    """Your step forgets the gradients before it uses them, so nothing moves."""
    self.zero_grad()
    with torch.no_grad():
        for p in self.params:
            if p.grad is not None:
                p -= self.lr * p.grad


@misconception("SGD.step", hint="The gradient points to where the loss grows. Which way do you want to go?")
def uphill(self):
    """Your step goes in the direction of the gradient, where the loss grows."""
    with torch.no_grad():
        for p in self.params:
            if p.grad is not None:
                p += self.lr * p.grad


@misconception("SGD.step", hint="What does autograd remember, and how do you tell it to look away for a moment?")
def under_autograd(self):
    """Your step changes a leaf in place while autograd is watching, which PyTorch refuses."""
    for p in self.params:
        if p.grad is not None:
            p -= self.lr * p.grad


@misconception("SGD.step", hint="What is the gradient of a parameter that took no part in the loss?")
def stumbles_over_none(self):
    """Your step expects a gradient in every parameter, and stops at one that took no part in the loss."""
    with torch.no_grad():
        for p in self.params:
            p -= self.lr * p.grad


@misconception("SGD.zero_grad", hint="After `zero_grad`, what should be zero: the gradient, or the parameter?")
def zeroes_the_weights(self):
    """Your `zero_grad` sets the parameters to zero; it is their gradients that should be forgotten."""
    for p in self.params:
        p.data.zero_()


@misconception("SGD.zero_grad", hint="Print `p.grad` after `zero_grad()`. Is it still what it was?")
def clears_a_name(self):
    """Your `zero_grad` leaves the gradients where they are, so every backward adds to all earlier ones."""
    for p in self.params:
        grad = p.grad
        grad = None


@misconception("SGD", hint="`net.parameters()` is a generator. How often can you go through a generator?")
class GoesThroughOnce(SGD):
    """You keep `params` as it comes. From `net.parameters()` that can be gone through once, and is empty
    from then on."""

    def __init__(self, params, lr):
        self.params = params
        self.lr = lr
