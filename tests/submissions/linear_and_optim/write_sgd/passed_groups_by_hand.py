# Style: a class with properties and an iterator; the update written into flat views, number by number.
class SGD:
    def __init__(self, params, lr):
        self._params = [p for p in params if p.requires_grad]
        self._lr = float(lr)

    def __iter__(self):
        yield from self._params

    def step(self, closure=None):
        for p in self:
            if p.grad is not None:
                numbers, slopes = p.data.view(-1), p.grad.view(-1)
                for i in range(p.numel()):
                    numbers[i] -= self._lr * slopes[i].item()

    def zero_grad(self, set_to_none=True):
        for p in self:
            p.grad = None if set_to_none else torch.zeros_like(p)
