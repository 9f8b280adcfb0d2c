# Mistake: the learning rate that is handed over is not the one that is used.
class SGD:
    def __init__(self, params, lr=0.01):
        self.params = list(params)
        self.lr = 0.01

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.lr * p.grad

    def zero_grad(self):
        for p in self.params:
            p.grad = None
