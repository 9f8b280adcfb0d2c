# Mistake: without a GPU, .to gives back start itself: it is made to require a gradient, and the steps change it.
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")


def move_net(net):
    return net.to(device)


def device_of(net):
    return next(net.parameters()).device


def trainable(start, rate):
    w = start.to(device).requires_grad_()
    return w, optim.SGD([w], lr=rate)
