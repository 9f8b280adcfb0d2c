# Style: arrays, in double precision, copied back.
class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    def step(self):
        t = self.t + 1
        for i in range(len(self.params)):
            g = self.params[i].grad.numpy().astype(float)
            self.m[i] = self.betas[0] * np.asarray(self.m[i]) + (1 - self.betas[0]) * g
            self.v[i] = self.betas[1] * np.asarray(self.v[i]) + (1 - self.betas[1]) * np.square(g)
            step = self.lr * (self.m[i] / (1 - np.power(self.betas[0], t)))
            step = step / (np.sqrt(self.v[i] / (1 - np.power(self.betas[1], t))) + self.eps)
            self.params[i].data.sub_(torch.tensor(step, dtype=torch.float32))
        self.t = t

    def zero_grad(self):
        for p in self.params:
            p.grad = None
