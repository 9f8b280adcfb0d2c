# Mistake: requires_grad first, then .to: on a GPU that is no leaf.
# named: no_leaf
device = "cuda" if torch.cuda.is_available() else "cpu"


def move_net(net):
    return net.to(device)


def device_of(net):
    return next(net.parameters()).device


def trainable(start, rate):
    w = torch.tensor(start.tolist(), requires_grad=True).to(device)
    return w, optim.SGD([w], lr=rate)
