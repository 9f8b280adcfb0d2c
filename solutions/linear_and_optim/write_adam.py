"""Adam as a class of one's own."""

import torch

from graders import alternative, misconception


class Adam:
    """Adam on the tensors `params`: `m` and `v` hold a running average for each of them, `t` counts the steps."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    def step(self):
        """Move every parameter, in place, and keep the running averages for the next step."""
        self.t += 1
        one, two = self.betas
        with torch.no_grad():
            for k, p in enumerate(self.params):
                self.m[k] = one * self.m[k] + (1 - one) * p.grad
                self.v[k] = two * self.v[k] + (1 - two) * p.grad**2
                mean = self.m[k] / (1 - one**self.t)
                square = self.v[k] / (1 - two**self.t)
                p -= self.lr * mean / (square.sqrt() + self.eps)

    def zero_grad(self):
        """Forget the gradients of all parameters."""
        for p in self.params:
            p.grad = None


@alternative("Adam.step")
@torch.no_grad()
def in_place_as_torch_does(self):
    self.t = self.t + 1
    b1, b2 = self.betas
    for p, m, v in zip(self.params, self.m, self.v, strict=True):
        m.mul_(b1).add_(p.grad, alpha=1 - b1)
        v.mul_(b2).addcmul_(p.grad, p.grad, value=1 - b2)
        root = (v.sqrt() / (1 - b2**self.t) ** 0.5).add_(self.eps)
        p.addcdiv_(m, root, value=-self.lr / (1 - b1**self.t))


@alternative("Adam.step")
def from_all_gradients(self):
    self.seen = [*getattr(self, "seen", []), [p.grad.clone() for p in self.params]]
    for k, p in enumerate(self.params):
        means = []
        for power, beta in ((1, self.betas[0]), (2, self.betas[1])):
            shares = [beta ** (len(self.seen) - 1 - t) for t in range(len(self.seen))]
            means.append(sum(s * g[k] ** power for s, g in zip(shares, self.seen, strict=True)) / sum(shares))
        p.data -= self.lr * means[0] / (means[1] ** 0.5 + self.eps)


@alternative("Adam")
class OneStateEach:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.weights, self.hyper = [*params], (lr, *betas, eps)
        self.state = {w: {"step": 0, "avg": 0.0, "sq": 0.0} for w in self.weights}

    def step(self):
        lr, b1, b2, eps = self.hyper
        for w in self.weights:
            s, g = self.state[w], w.grad.detach()
            s["step"] += 1
            s["avg"] = s["avg"] + (1 - b1) * (g - s["avg"])
            s["sq"] = s["sq"] + (1 - b2) * (g.square() - s["sq"])
            corrected = s["avg"] / (1 - b1 ** s["step"])
            w.data = w.data - lr * corrected / ((s["sq"] / (1 - b2 ** s["step"])).sqrt() + eps)

    def zero_grad(self):
        for w in self.weights:
            w.grad.zero_()


def moved(self, update):
    """One step of the usual averages; `update(m, v, one, two)` is what is taken off, without the learning rate."""
    self.t += 1
    one, two = self.betas
    for k, p in enumerate(self.params):
        self.m[k] = one * self.m[k] + (1 - one) * p.grad
        self.v[k] = two * self.v[k] + (1 - two) * p.grad**2
        p.data -= self.lr * update(self.m[k], self.v[k], one, two)


@misconception("Adam.step", hint="Both averages begin at zero. After one step, how much of the gradient is in them?")
def start_not_corrected(self):
    """You use the averages as they are. They begin at zero, and in the first steps they are much too small."""
    moved(self, lambda m, v, one, two: m / (v.sqrt() + self.eps))


@misconception("Adam.step", hint="`self.t` is 1 in the first step. What is it in the tenth, and where do you use it?")
def corrected_as_in_the_first_step(self):
    """You correct the averages as if every step were the first one: the power t is missing."""
    moved(self, lambda m, v, one, two: m / (1 - one) / ((v / (1 - two)).sqrt() + self.eps))


@misconception("Adam.step", hint="Print `self.t` after one step with two parameters.")
def counts_parameters(self):
    """You count a step for every parameter, so with several of them `t` runs ahead."""
    one, two = self.betas
    for k, p in enumerate(self.params):
        self.t += 1
        self.m[k] = one * self.m[k] + (1 - one) * p.grad
        self.v[k] = two * self.v[k] + (1 - two) * p.grad**2
        mean, square = self.m[k] / (1 - one**self.t), self.v[k] / (1 - two**self.t)
        p.data -= self.lr * mean / (square.sqrt() + self.eps)


@misconception(
    "Adam.step", hint="Which of the two averages is one of squares? What has to be undone before you divide by it?"
)
def root_missing(self):
    """You divide by the average of the squares itself; its root is missing, so large gradients make tiny steps."""
    moved(self, lambda m, v, one, two: m / (1 - one**self.t) / (v / (1 - two**self.t) + self.eps))


@misconception("Adam.step", hint="In the formula, does the root reach as far as the epsilon?")
def epsilon_under_the_root(self):
    """Your epsilon stands under the root; it is added to the root."""
    moved(self, lambda m, v, one, two: m / (1 - one**self.t) / (v / (1 - two**self.t) + self.eps).sqrt())


@misconception("Adam.step", hint="Print `self.m` after two steps. Is there anything of the first gradient left in it?")
def averages_not_kept(self):
    """Your averages are not kept from step to step: each begins at zero again, and Adam remembers nothing."""
    self.m, self.v = ([torch.zeros_like(p) for p in self.params] for _ in range(2))
    self.t = 0
    moved(self, lambda m, v, one, two: m / (1 - one) / ((v / (1 - two)).sqrt() + self.eps))


@misconception("Adam.step", hint="Print `self.m` before and after a step. What has changed in the list?")
def kept_under_a_local_name(self):
    """You compute the averages under names of your loop and do not put them back: in the next step they begin at
    zero again."""
    self.t += 1
    one, two = self.betas
    for p, m, v in zip(self.params, self.m, self.v, strict=True):
        m = one * m + (1 - one) * p.grad
        v = two * v + (1 - two) * p.grad**2
        p.data -= self.lr * m / (1 - one**self.t) / ((v / (1 - two**self.t)).sqrt() + self.eps)


@misconception(
    "Adam.step", hint="Which m does the formula for the next step start from: the plain one, or the one with a hat?"
)
def corrected_averages_kept(self):
    """You keep the corrected averages for the next step; the correction is for this step alone."""
    self.t += 1
    one, two = self.betas
    for k, p in enumerate(self.params):
        self.m[k] = (one * self.m[k] + (1 - one) * p.grad) / (1 - one**self.t)
        self.v[k] = (two * self.v[k] + (1 - two) * p.grad**2) / (1 - two**self.t)
        p.data -= self.lr * self.m[k] / (self.v[k].sqrt() + self.eps)


@misconception("Adam.step", hint="What is a number to the power of 0, and what do you divide by then?")
def counted_too_late(self):
    """Your `t` is still 0 in the first step, so the correction divides by zero."""
    one, two = self.betas
    for k, p in enumerate(self.params):
        self.m[k] = one * self.m[k] + (1 - one) * p.grad
        self.v[k] = two * self.v[k] + (1 - two) * p.grad**2
        p.data -= self.lr * self.m[k] / (1 - one**self.t) / ((self.v[k] / (1 - two**self.t)).sqrt() + self.eps)
    self.t += 1


@misconception("Adam.step", hint="Which of the two betas is the nearer to 1, and which average is it for?")
def betas_exchanged(self):
    """The two betas are exchanged: the first belongs to the gradients, the second to their squares."""
    self.t += 1
    two, one = self.betas
    for k, p in enumerate(self.params):
        self.m[k] = one * self.m[k] + (1 - one) * p.grad
        self.v[k] = two * self.v[k] + (1 - two) * p.grad**2
        p.data -= self.lr * self.m[k] / (1 - one**self.t) / ((self.v[k] / (1 - two**self.t)).sqrt() + self.eps)
