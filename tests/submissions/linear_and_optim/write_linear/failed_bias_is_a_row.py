# Mistake: the bias has the shape (1, out).
class Linear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_features, in_features))
        self.bias = nn.Parameter(torch.randn(1, out_features))

    def forward(self, x):
        return x @ self.weight.T + self.bias
