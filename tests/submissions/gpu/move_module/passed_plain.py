# Style: the shortest form.
device = "cuda:0" if torch.cuda.is_available() else "cpu"


def move_net(net):
    net.to(device)
    return net


def device_of(net):
    for p in net.parameters():
        return p.device


def trainable(start, rate):
    w = start.clone().to(device)
    w.requires_grad = True
    return w, optim.SGD([w], lr=rate)
