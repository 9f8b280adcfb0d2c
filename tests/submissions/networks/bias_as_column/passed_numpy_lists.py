# Style: NumPy for the column, nested lists and .data for the weights.
def add_ones(X):
    return torch.from_numpy(np.insert(X.detach().numpy(), 0, 1, axis=1))

def without_bias(layer):
    rows = [[b] + w for b, w in zip(layer.bias.tolist(), layer.weight.tolist())]
    new = nn.Linear(len(rows[0]), len(rows), bias=False)
    new.weight.data = torch.tensor(rows)
    return new
