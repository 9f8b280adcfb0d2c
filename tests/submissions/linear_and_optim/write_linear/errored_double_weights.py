# Mistake: the weight has NumPy's dtype, so the layer cannot take the notebook's inputs.
# named: InDoublePrecision
class Linear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.from_numpy(np.random.randn(out_features, in_features)))
        self.bias = nn.Parameter(torch.from_numpy(np.random.randn(out_features)))

    def forward(self, x):
        return x @ self.weight.T + self.bias
