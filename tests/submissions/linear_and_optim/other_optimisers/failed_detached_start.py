# Mistake: detach shares the numbers, so the second begins where the first has ended.
# named: where_the_last_one_ended
def three_paths(inputs, targets, start, lr, epochs):
    paths = {}
    for name, kind in (("momentum", optim.SGD), ("rmsprop", optim.RMSprop), ("adagrad", optim.Adagrad)):
        p = start.detach().requires_grad_()
        optimizer = kind([p], lr=lr, momentum=0.9) if name == "momentum" else kind([p], lr=lr)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((p[0] * inputs + p[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(p.tolist())
    return paths
