# Style: a helper that is called three times with a class and settings; leaves of shape (1,); a column of two for a pair.
def path_of(kind, settings, inputs, targets, start, lr, epochs):
    w = torch.tensor([start[0]], requires_grad=True)
    b = torch.tensor([start[1]], requires_grad=True)
    opt = kind([w, b], lr=lr, **settings)
    for _ in range(epochs):
        loss = torch.mean((w * inputs + b - targets) ** 2)
        loss.backward()
        opt.step()
        opt.zero_grad()
        yield torch.stack([w.detach(), b.detach()])


def three_paths(inputs, targets, start, lr, epochs):
    rest = (inputs, targets, start, lr, epochs)
    return dict(
        momentum=list(path_of(optim.SGD, {"momentum": 0.9}, *rest)),
        rmsprop=list(path_of(optim.RMSprop, {}, *rest)),
        adagrad=list(path_of(optim.Adagrad, {}, *rest)),
    )
