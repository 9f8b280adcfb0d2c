# Mistake: the paths begin with the start and stop before the last update.
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name in ("momentum", "rmsprop", "adagrad"):
        p = start.clone().requires_grad_()
        optimizer = {"momentum": optim.SGD([p], lr=lr, momentum=0.9), "rmsprop": optim.RMSprop([p], lr=lr),
                     "adagrad": optim.Adagrad([p], lr=lr)}[name]
        paths[name] = []
        for _ in range(epochs):
            paths[name].append(p.tolist())
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
    return paths
