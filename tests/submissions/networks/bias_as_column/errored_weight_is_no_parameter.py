# Mistake: a plain tensor is put where the Parameter was.
def add_ones(X):
    return torch.cat([torch.ones(len(X), 1), X], dim=1)

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
    new.weight = torch.cat([layer.bias[:, None], layer.weight], dim=1)
    return new
