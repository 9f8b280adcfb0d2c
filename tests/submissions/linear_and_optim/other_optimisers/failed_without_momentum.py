# Mistake: SGD keeps its momentum of 0.
# named: momentum_left_out
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name, kind in {"momentum": optim.SGD, "rmsprop": optim.RMSprop, "adagrad": optim.Adagrad}.items():
        p = start.clone().requires_grad_()
        optimizer = kind([p], lr=lr)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
