# Style: hstack; the weights are written into the new layer under no_grad.
def add_ones(X):
    return torch.hstack((torch.ones(X.shape[0], 1), X))

def without_bias(layer):
    q, p = layer.weight.shape
    new = nn.Linear(p + 1, q, bias=False)
    with torch.no_grad():
        new.weight[:, 0] = layer.bias
        new.weight[:, 1:] = layer.weight
    return new
