# Style: nn.Parameter, the device's name as a string, torch.optim written out.
def move_net(net):
    if torch.cuda.is_available():
        return net.cuda()
    return net.cpu()


def device_of(net):
    return str(list(net.parameters())[0].device)


def trainable(start, rate):
    w = torch.nn.Parameter(start.cuda() if torch.cuda.is_available() else start.clone())
    optimizer = torch.optim.SGD([w], rate)
    return w, optimizer
