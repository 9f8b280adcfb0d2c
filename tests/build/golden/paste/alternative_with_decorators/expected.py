import torch


@torch.no_grad()
def predict(net, x):
    return net(x)
