# Mistake: new tensors in the list, which the model does not hold.
# named: emptied_before_the_update
# named: rebinds_the_name
class SGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.params[i] = (p - self.lr * p.grad).detach().requires_grad_()

    def zero_grad(self):
        for p in self.params:
            p.grad = None
