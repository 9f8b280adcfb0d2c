# Style: its own memory, made in the first step: the powers of the betas as running products, averages with lerp.
class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    def step(self):
        if not hasattr(self, "powers"):
            self.powers = np.ones(2)
        self.powers *= self.betas
        beta1, beta2 = self.betas
        for k in range(len(self.params)):
            p, g = self.params[k], self.params[k].grad
            self.m[k] = torch.lerp(g, self.m[k], beta1)
            self.v[k] = torch.lerp(g * g, self.v[k], beta2)
            first = self.m[k] / float(1 - self.powers[0])
            second = self.v[k] / float(1 - self.powers[1])
            p.data = p.data - self.lr * first / (torch.sqrt(second) + self.eps)
        self.t += 1

    def zero_grad(self):
        for p in self.params:
            p.grad = None
