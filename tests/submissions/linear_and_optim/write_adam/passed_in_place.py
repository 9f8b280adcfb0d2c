# Style: everything in place, as libraries do; the corrections are drawn into the rate and the eps.
class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    @torch.no_grad()
    def step(self):
        self.t = self.t + 1
        one, two = 1 - self.betas[0] ** self.t, math.sqrt(1 - self.betas[1] ** self.t)
        for p, m, v in zip(self.params, self.m, self.v):
            m.mul_(self.betas[0]).add_(p.grad, alpha=1 - self.betas[0])
            v.mul_(self.betas[1]).addcmul_(p.grad, p.grad, value=1 - self.betas[1])
            p.addcdiv_(m, v.sqrt().add_(self.eps * two), value=-self.lr * two / one)

    def zero_grad(self):
        for p in self.params:
            p.grad = None
