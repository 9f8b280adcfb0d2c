# Style: a tuple, new .data for each tensor, gradients set to None; a default rate.
class SGD(object):
    def __init__(self, params, lr=1e-3, momentum=0):
        self.param_groups = [{"params": tuple(params), "lr": lr}]

    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                p.data = p.data - group["lr"] * p.grad.data

    def zero_grad(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.grad = None
