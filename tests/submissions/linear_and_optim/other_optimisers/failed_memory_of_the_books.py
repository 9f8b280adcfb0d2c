# Mistake: RMSprop with the 0.9 of other libraries.
def three_paths(inputs, targets, start, lr, epochs):
    makers = {"momentum": (optim.SGD, {"momentum": 0.9}), "rmsprop": (optim.RMSprop, {"alpha": 0.9}),
              "adagrad": (optim.Adagrad, {})}
    paths = {}
    for name, (kind, more) in makers.items():
        p = start.clone().requires_grad_()
        optimizer = kind([p], lr=lr, **more)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
