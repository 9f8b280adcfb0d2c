# Style: the outputs are built up from the inputs, column by column; a start like that of PyTorch; annotations and a repr.
class Linear(nn.Module):
    weight: nn.Parameter
    bias: nn.Parameter

    def __init__(self, in_features, out_features, bias=True):
        super().__init__()
        k = in_features**-0.5
        self.weight = nn.Parameter(nn.init.uniform_(torch.empty((out_features, in_features)), -k, k))
        self.bias = nn.Parameter(nn.init.uniform_(torch.empty(out_features), -k, k))

    def forward(self, x):
        out = self.bias.expand(x.size(0), -1)
        for j in range(x.size(1)):
            out = out + torch.outer(x[:, j], self.weight[:, j])
        return out

    def extra_repr(self):
        return f"{self.weight.shape[1]} -> {self.weight.shape[0]}"
