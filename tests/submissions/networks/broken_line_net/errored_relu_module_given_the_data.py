# Mistake: nn.ReLU is made from the data, as though it were the function.
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(1, 2)
        self.l2 = nn.Linear(2, 1)

    def forward(self, x):
        return torch.sigmoid(self.l2(nn.ReLU(self.l1(x))))

def broken_line_net():
    return Net()
