# Style: pad puts the ones in, load_state_dict the weights.
def add_ones(X):
    return F.pad(X, (1, 0), value=1)

def without_bias(layer):
    new = nn.Linear(layer.in_features + 1, layer.out_features, bias=False)
    state = layer.state_dict()
    new.load_state_dict({"weight": torch.cat((state["bias"].unsqueeze(1), state["weight"]), 1)})
    return new
