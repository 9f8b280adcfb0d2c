# Mistake: the optimiser is built, and then w is moved.
# named: optimiser_before_the_move
device = "cuda" if torch.cuda.is_available() else "cpu"


def move_net(net):
    return net.to(device)


def device_of(net):
    return next(net.parameters()).device


def trainable(start, rate):
    w = start.clone().requires_grad_(True)
    opt = optim.SGD([w], lr=rate)
    w = w.to(device)
    return w, opt
