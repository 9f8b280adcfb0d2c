# asks: predict
import torch
from graders import alternative as other


@torch.no_grad()
def predict(net, x):
    """Predictions without a graph."""
    return net(x)


@other("predict")
@torch.inference_mode()
def inference(net, x):
    return net(x)
