# override: without_graph
import torch
import graders
from torch import nn


def predict(net, x):
    return net(x).detach()


@graders.alternative("predict")
@torch.no_grad()
def without_graph(net, x):
    return net(x)
