# Mistake: the new layer has the width that was asked for, and its random start.
# named: left_at_its_start
def add_ones(X):
    return torch.cat([torch.ones(len(X), 1), X], dim=1)

def without_bias(layer):
    return nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
