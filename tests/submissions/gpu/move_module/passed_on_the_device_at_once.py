# Style: torch.tensor with device= and requires_grad=; a set of devices; named arguments.
def move_net(net):
    dev = torch.device("cuda", 0) if torch.cuda.is_available() else torch.device("cpu")
    moved = net.to(device=dev)
    return moved


def device_of(net):
    devices = {parameter.device for parameter in net.parameters()}
    (device,) = devices
    return device


def trainable(start, rate):
    dev = "cuda" if torch.cuda.is_available() else "cpu"
    w = torch.empty_like(start, device=dev)
    w.copy_(start)
    w.requires_grad_(True)
    opt = optim.SGD(params=[w], lr=rate)
    return w, opt
