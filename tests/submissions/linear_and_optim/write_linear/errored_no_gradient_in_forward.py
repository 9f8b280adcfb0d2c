# Mistake: forward runs under no_grad.
# named: outputs_cut_off
class Linear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_features, in_features))
        self.bias = nn.Parameter(torch.randn(out_features))

    @torch.no_grad()
    def forward(self, x):
        return x @ self.weight.T + self.bias
