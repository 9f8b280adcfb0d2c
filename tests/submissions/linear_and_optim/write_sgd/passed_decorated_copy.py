# Style: a dict of parameters, copy_ under the decorator, a helper method that yields those with a gradient.
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = dict(enumerate(params)), lr

    def moving(self):
        return (p for p in self.params.values() if isinstance(p.grad, torch.Tensor))

    @torch.no_grad()
    def step(self):
        for p in self.moving():
            p.copy_(torch.sub(p, p.grad, alpha=self.lr))

    def zero_grad(self):
        for p in self.moving():
            p.grad *= 0
