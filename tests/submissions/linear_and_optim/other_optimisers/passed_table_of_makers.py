# Style: a dict of functions that make the optimisers, a loop over it, a fresh leaf for each.
def three_paths(inputs, targets, start, lr, epochs):
    makers = {
        "momentum": lambda p: optim.SGD(p, lr=lr, momentum=0.9),
        "rmsprop": lambda p: optim.RMSprop(p, lr=lr),
        "adagrad": lambda p: optim.Adagrad(p, lr=lr),
    }
    paths = {}
    for name, make in makers.items():
        p = start.clone().requires_grad_()
        optimizer = make([p])
        path = []
        for _ in range(epochs):
            optimizer.zero_grad()
            loss = F.mse_loss(p[0] * inputs + p[1], targets)
            loss.backward()
            optimizer.step()
            path.append(p.detach().clone())
        paths[name] = path
    return paths
