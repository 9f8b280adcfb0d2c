# Mistake: PyTorch's layer is held inside, so the parameters have longer names.
class Linear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.layer = nn.Linear(in_features, out_features)
        self.weight = self.layer.weight
        self.bias = self.layer.bias.data

    def forward(self, x):
        return x @ self.weight.T + self.bias
