# Style: the negative part is written over by clamp_, and the layers lie in a ModuleList.
class BrokenLine(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip([1, 2], [2, 1])])

    def forward(self, x):
        x = self.layers[0](x).clamp_(min=0)
        return 1 / (1 + (-self.layers[1](x)).exp())

def broken_line_net():
    return BrokenLine()
