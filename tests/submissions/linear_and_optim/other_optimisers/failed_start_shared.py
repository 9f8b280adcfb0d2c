# Mistake: all three train the start itself.
# named: where_the_last_one_ended
def three_paths(inputs, targets, start, lr, epochs):
    start.requires_grad_()
    paths = {}
    for name, kind in (("momentum", optim.SGD), ("rmsprop", optim.RMSprop), ("adagrad", optim.Adagrad)):
        optimizer = kind([start], lr=lr, momentum=0.9) if name == "momentum" else kind([start], lr=lr)
        paths[name] = []
        for _ in range(epochs):
            optimizer.zero_grad()
            ((start[0] * inputs + start[1] - targets) ** 2).mean().backward()
            optimizer.step()
            paths[name].append(start.tolist())
    return paths
