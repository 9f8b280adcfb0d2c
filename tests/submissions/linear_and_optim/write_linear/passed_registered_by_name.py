# Style: the old super call, register_parameter, PyTorch's own start; W times the transposed inputs.
class Linear(torch.nn.Module):
    def __init__(self, in_features, out_features):
        super(Linear, self).__init__()
        bound = 1 / math.sqrt(in_features)
        self.register_parameter("weight", nn.Parameter(torch.empty(out_features, in_features).uniform_(-bound, bound)))
        self.register_parameter("bias", nn.Parameter(torch.zeros(out_features)))

    def forward(self, x):
        return (self.weight @ x.t() + self.bias.unsqueeze(1)).t()
