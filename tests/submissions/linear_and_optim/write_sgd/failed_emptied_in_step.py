# Mistake: step empties the gradients first.
# named: emptied_before_the_update
# named: rebinds_the_name
class SGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def step(self):
        self.zero_grad()
        for p in self.params:
            if p.grad is not None:
                p.data -= self.lr * p.grad

    def zero_grad(self):
        for p in self.params:
            p.grad = None
