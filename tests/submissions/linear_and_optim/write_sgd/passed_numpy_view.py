# Style: arrays that share the memory of the parameters; a decorated method; zeros of the parameter's shape.
class SGD:
    def __init__(self, params, lr):
        self.alpha = lr
        self.tensors = [*params]
        self.views = [p.detach().numpy() for p in self.tensors]

    def step(self):
        for p, view in zip(self.tensors, self.views):
            view[...] -= self.alpha * (0 if p.grad is None else p.grad.numpy())

    @torch.no_grad()
    def zero_grad(self):
        for p in filter(lambda p: p.grad is not None, self.tensors):
            p.grad = torch.zeros_like(p)
