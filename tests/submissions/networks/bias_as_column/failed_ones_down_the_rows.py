# Mistake: a row of ones instead of a column.
# named: row_of_ones
def add_ones(X):
    return torch.cat([torch.ones(1, X.shape[1]), X])

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
    new.weight = nn.Parameter(torch.cat([layer.bias[:, None], layer.weight], dim=1).detach())
    return new
