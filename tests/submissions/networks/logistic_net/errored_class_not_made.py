# Mistake: the class is returned, and no network is made from it.
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc(x))

def logistic_net():
    return Net
