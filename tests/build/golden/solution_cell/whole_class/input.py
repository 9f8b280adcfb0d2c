# asks: Linear
class Linear(nn.Module):
    """A linear layer: weight of shape (out, in), bias of shape (out,)."""

    outputs = 1

    def __init__(self, inputs):
        """Make the parameters."""
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(self.outputs, inputs))

    def documented_only(self):
        """Nothing to do."""

    def forward(self, x):
        return x @ self.weight.T
