# Mistake: the ones come last, and so does the bias.
# named: ones_last
# named: bias_last
def add_ones(X):
    return torch.cat([X, torch.ones_like(X[:, :1])], dim=1)

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
    new.weight.data = torch.cat([layer.weight.data, layer.bias.data.view(-1, 1)], dim=1)
    return new
