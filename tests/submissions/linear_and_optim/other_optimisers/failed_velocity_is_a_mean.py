# Mistake: the velocity is a running mean of the gradients.
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name in ("momentum", "rmsprop", "adagrad"):
        p = start.clone().requires_grad_()
        v, s = torch.zeros(2), torch.zeros(2)
        paths[name] = []
        for _ in range(epochs):
            (g,) = torch.autograd.grad(((p[0] * inputs + p[1] - targets) ** 2).mean(), p)
            v = 0.9 * v + 0.1 * g
            s = s + g**2 if name == "adagrad" else 0.99 * s + 0.01 * g**2
            step = v if name == "momentum" else g / (s.sqrt() + 1e-8)
            p = (p - lr * step).detach().requires_grad_()
            paths[name].append(p.detach())
    return paths
