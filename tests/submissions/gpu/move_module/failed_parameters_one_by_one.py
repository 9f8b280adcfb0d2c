# Mistake: .to of every parameter, results thrown away.
# named: parameters_to_ignored
# named: stays_on_the_cpu
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")


def move_net(net):
    for p in net.parameters():
        p = p.to(device)
    return net


def device_of(net):
    return next(net.parameters()).device


def trainable(start, rate):
    w = start.detach().clone().to(device).requires_grad_()
    return w, optim.SGD([w], lr=rate)
