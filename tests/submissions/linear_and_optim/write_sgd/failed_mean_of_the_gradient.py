# Mistake: one number for the gradient of a whole tensor.
class SGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.data -= self.lr * p.grad.mean()

    def zero_grad(self):
        for p in self.params:
            p.grad = None
