# Mistake: the outputs are built anew from numbers, and nothing leads back.
class Linear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(out_features, in_features))
        self.bias = nn.Parameter(torch.zeros(out_features))

    def forward(self, x):
        return torch.tensor((x @ self.weight.T + self.bias).tolist(), requires_grad=True)
