# Mistake: the paths of RMSprop and Adagrad are under each other's names.
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name, kind, more in (("momentum", optim.SGD, {"momentum": 0.9}), ("adagrad", optim.RMSprop, {}),
                             ("rmsprop", optim.Adagrad, {})):
        p = start.clone().requires_grad_()
        optimizer = kind([p], lr=lr, **more)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
