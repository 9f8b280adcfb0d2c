# Mistake: the bias is taken out of the given layer.
# named: layer_changed
def add_ones(X):
    return torch.cat([torch.ones(len(X), 1, dtype=X.dtype), X], dim=1)

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False).to(layer.weight.dtype)
    with torch.no_grad():
        new.weight.copy_(torch.cat([layer.bias[:, None], layer.weight], dim=1))
        layer.bias.zero_()
    return new
