# Mistake: the gradient is looked at where the ball will be.
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name in ("momentum", "rmsprop", "adagrad"):
        p = start.clone().requires_grad_()
        if name == "momentum":
            optimizer = optim.SGD([p], lr=lr, momentum=0.9, nesterov=True)
        elif name == "rmsprop":
            optimizer = optim.RMSprop([p], lr=lr)
        else:
            optimizer = optim.Adagrad([p], lr=lr)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
