# Style: an array that is filled; a Parameter made from the joined, attached tensors.
def add_ones(X):
    n, p = X.shape
    out = torch.ones(n, p + 1)
    out[:, 1:] = X
    return out

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
    new.weight = nn.Parameter(torch.column_stack([layer.bias, layer.weight]))
    return new
