# Mistake: m and v are read from a dict that nobody has made.
class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    @torch.no_grad()
    def step(self):
        self.t += 1
        for p in self.params:
            m = self.state[p]["m"]
            m.mul_(self.betas[0]).add_((1 - self.betas[0]) * p.grad)
            p -= self.lr * m

    def zero_grad(self):
        for p in self.params:
            p.grad = None
