# Mistake: a module has no attribute device.
# named: module_has_no_device
def move_net(net):
    return net.to("cuda" if torch.cuda.is_available() else "cpu")


def device_of(net):
    return net.device


def trainable(start, rate):
    w = start.to("cuda" if torch.cuda.is_available() else "cpu").clone().requires_grad_()
    return w, optim.SGD([w], lr=rate)
