# Mistake: the three take turns on one tensor.
def three_paths(inputs, targets, start, lr, epochs):
    p = start.clone().requires_grad_()
    racers = {"momentum": optim.SGD([p], lr=lr, momentum=0.9), "rmsprop": optim.RMSprop([p], lr=lr),
              "adagrad": optim.Adagrad([p], lr=lr)}
    paths = {name: [] for name in racers}
    for _ in range(epochs):
        for name, racer in racers.items():
            racer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            racer.step()
            paths[name].append(p.tolist())
    return paths
