# Mistake: ReLU is called, and its result thrown away.
# named: without_relu
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(1, 2)
        self.l2 = nn.Linear(2, 1)
        self.relu = nn.ReLU()

    def forward(self, x):
        z = self.l1(x)
        self.relu(z)
        return torch.sigmoid(self.l2(z))

def broken_line_net():
    return Net()
