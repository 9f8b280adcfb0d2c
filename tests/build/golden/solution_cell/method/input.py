# asks: SGD.step
class SGD:
    """An optimiser."""

    def __init__(self, parameters, lr):
        self.parameters, self.lr = list(parameters), lr

    @torch.no_grad()
    def step(self):
        """Move every parameter."""
        for p in self.parameters:
            p -= self.lr * p.grad
        # done

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None
