# Mistake: device_of answers for the machine; the network that stays on the CPU is told wrong.
# named: device_of_the_machine
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")


def move_net(net):
    return net.to(device)


def device_of(net):
    return device


def trainable(start, rate):
    w = start.detach().clone().to(device).requires_grad_()
    return w, optim.SGD([w], lr=rate)
