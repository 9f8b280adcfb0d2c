# Mistake: the keys are written as in torch.optim.
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name, kind in {"SGD": optim.SGD, "RMSprop": optim.RMSprop, "Adagrad": optim.Adagrad}.items():
        p = start.clone().requires_grad_()
        optimizer = kind([p], lr=lr, **({"momentum": 0.9} if name == "SGD" else {}))
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
